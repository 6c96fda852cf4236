id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
ticket_id BIGINT UNSIGNED NOT NULL,
secret_hash CHAR(64) NOT NULL,
sealed_secret VARCHAR(255) NULL,
created_at DATETIME NOT NULL,
PRIMARY KEY  (id),
UNIQUE KEY secret_hash (secret_hash),
KEY ticket_id (ticket_id)
