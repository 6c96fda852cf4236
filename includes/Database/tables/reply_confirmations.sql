id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
reply_id BIGINT UNSIGNED NOT NULL,
secret_hash CHAR(64) NOT NULL,
expires_at BIGINT NOT NULL,
created_at DATETIME NOT NULL,
PRIMARY KEY  (id),
UNIQUE KEY reply_id (reply_id),
UNIQUE KEY secret_hash (secret_hash),
KEY expires_at (expires_at)
