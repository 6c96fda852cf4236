ticket_id BIGINT UNSIGNED NOT NULL,
tag_hash CHAR(64) NOT NULL,
PRIMARY KEY  (ticket_id, tag_hash),
KEY tag_hash (tag_hash, ticket_id)
