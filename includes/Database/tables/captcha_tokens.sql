token_hash CHAR(64) NOT NULL,
ticket_hash CHAR(64) NOT NULL,
state VARCHAR(10) NOT NULL,
expires_at BIGINT NOT NULL,
PRIMARY KEY  (token_hash),
KEY expires_at (expires_at)
