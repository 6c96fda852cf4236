bucket CHAR(64) NOT NULL,
hits TEXT NOT NULL,
expires_at BIGINT NOT NULL,
PRIMARY KEY  (bucket),
KEY expires_at (expires_at)
