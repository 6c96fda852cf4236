id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
slug VARCHAR(190) NOT NULL,
slug_hash CHAR(64) NOT NULL,
name VARCHAR(190) NOT NULL,
name_hash CHAR(64) NOT NULL,
created_at DATETIME NOT NULL,
PRIMARY KEY  (id),
UNIQUE KEY slug_hash (slug_hash),
UNIQUE KEY name_hash (name_hash)
