id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
ticket_id BIGINT UNSIGNED NOT NULL,
email VARCHAR(254) NOT NULL,
email_hash CHAR(64) NOT NULL,
created_at DATETIME NOT NULL,
PRIMARY KEY  (id),
UNIQUE KEY ticket_email (ticket_id, email_hash),
KEY email_hash (email_hash)
