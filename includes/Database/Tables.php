<?php
/**
 * The schema.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Every table as its CREATE statement, in the dialect that MariaDB 10.6, MySQL 8 and the SQLite drop-in share.
 *
 * Facts are DATETIME in UTC, deadlines BIGINT seconds of the database's clock. What must be unique as text
 * (addresses, external ids) is unique by the SHA-256 of its normal form, because collations differ.
 */
final class Tables {

	/** A list filtered by one of these and sorted by one of SORTS is served by the index `<filter>_<sort>`. */
	public const FILTERS = array( 'status', 'state', 'department_id', 'product_id', 'agent_id', 'customer_id', 'is_guest', 'priority' );
	public const SORTS   = array( 'updated_at', 'created_at', 'priority' );

	private const DEFINITIONS = array(
		'customers'    => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			email VARCHAR(254) NOT NULL,
			email_hash CHAR(64) NOT NULL,
			name VARCHAR(190) NOT NULL DEFAULT \'\',
			user_id BIGINT UNSIGNED NULL,
			locale VARCHAR(20) NOT NULL DEFAULT \'\',
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY email_hash (email_hash),
			UNIQUE KEY user_id (user_id)',
		'departments'  => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			slug VARCHAR(190) NOT NULL,
			slug_hash CHAR(64) NOT NULL,
			name VARCHAR(190) NOT NULL,
			name_hash CHAR(64) NOT NULL,
			is_default TINYINT NOT NULL DEFAULT 0,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY slug_hash (slug_hash),
			UNIQUE KEY name_hash (name_hash)',
		'products'     => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			slug VARCHAR(190) NOT NULL,
			slug_hash CHAR(64) NOT NULL,
			name VARCHAR(190) NOT NULL,
			name_hash CHAR(64) NOT NULL,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY slug_hash (slug_hash),
			UNIQUE KEY name_hash (name_hash)',
		'tickets'      => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			subject VARCHAR(255) NOT NULL,
			status VARCHAR(10) NOT NULL,
			state VARCHAR(10) NOT NULL,
			is_listed TINYINT NOT NULL DEFAULT 1,
			priority TINYINT NOT NULL DEFAULT 2,
			channel VARCHAR(10) NOT NULL,
			is_guest TINYINT NOT NULL DEFAULT 1,
			version BIGINT UNSIGNED NOT NULL DEFAULT 1,
			customer_id BIGINT UNSIGNED NOT NULL,
			department_id BIGINT UNSIGNED NOT NULL,
			product_id BIGINT UNSIGNED NULL,
			agent_id BIGINT UNSIGNED NULL,
			reply_count INT UNSIGNED NOT NULL DEFAULT 0,
			participant_count INT UNSIGNED NOT NULL DEFAULT 0,
			external_id VARCHAR(190) NULL,
			external_hash CHAR(64) NULL,
			created_at DATETIME NOT NULL,
			updated_at DATETIME NOT NULL,
			public_updated_at DATETIME NOT NULL,
			first_response_at DATETIME NULL,
			waiting_since DATETIME NULL,
			resolved_at DATETIME NULL,
			closed_at DATETIME NULL,
			delayed_until DATETIME NULL,
			message MEDIUMTEXT NOT NULL,
			message_text MEDIUMTEXT NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY external_hash (external_hash),
			KEY listed_id (is_listed, id),
			KEY listed_updated_at (is_listed, updated_at),
			KEY listed_created_at (is_listed, created_at),
			KEY listed_priority (is_listed, priority),
			KEY listed_subject (is_listed, subject),
			KEY waiting_since (is_listed, waiting_since)',
		'replies'      => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			ticket_id BIGINT UNSIGNED NOT NULL,
			is_internal TINYINT NOT NULL DEFAULT 0,
			author_type VARCHAR(10) NOT NULL,
			author_role VARCHAR(12) NOT NULL,
			user_id BIGINT UNSIGNED NULL,
			customer_id BIGINT UNSIGNED NULL,
			author_name VARCHAR(190) NOT NULL DEFAULT \'\',
			verification VARCHAR(10) NOT NULL DEFAULT \'verified\',
			channel VARCHAR(10) NOT NULL,
			created_at DATETIME NOT NULL,
			message MEDIUMTEXT NOT NULL,
			message_text MEDIUMTEXT NOT NULL,
			PRIMARY KEY  (id),
			KEY ticket_id (ticket_id, is_internal),
			KEY customer_id (customer_id)',
		'access_links' => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			ticket_id BIGINT UNSIGNED NOT NULL,
			customer_id BIGINT UNSIGNED NOT NULL,
			secret_hash CHAR(64) NOT NULL,
			sealed_secret VARCHAR(255) NULL,
			expires_at BIGINT NOT NULL,
			revoked_at BIGINT NULL,
			last_used_at BIGINT NULL,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY secret_hash (secret_hash),
			KEY ticket_customer (ticket_id, customer_id),
			KEY customer_id (customer_id)',
		'events'       => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			ticket_id BIGINT UNSIGNED NOT NULL,
			version BIGINT UNSIGNED NOT NULL,
			type VARCHAR(40) NOT NULL,
			actor VARCHAR(12) NOT NULL,
			user_id BIGINT UNSIGNED NULL,
			customer_id BIGINT UNSIGNED NULL,
			api_key_id BIGINT UNSIGNED NULL,
			channel VARCHAR(10) NOT NULL,
			ip VARCHAR(45) NOT NULL DEFAULT \'\',
			data TEXT NOT NULL,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			KEY ticket_id (ticket_id)',
		'outbox'       => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			kind VARCHAR(30) NOT NULL,
			state VARCHAR(10) NOT NULL,
			ticket_id BIGINT UNSIGNED NULL,
			reply_id BIGINT UNSIGNED NULL,
			customer_id BIGINT UNSIGNED NULL,
			user_id BIGINT UNSIGNED NULL,
			message_id VARCHAR(190) NOT NULL,
			attempts INT UNSIGNED NOT NULL DEFAULT 0,
			due_at BIGINT NOT NULL,
			lease_until BIGINT NULL,
			worker CHAR(32) NULL,
			error VARCHAR(500) NOT NULL DEFAULT \'\',
			created_at DATETIME NOT NULL,
			sent_at DATETIME NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY message_id (message_id),
			KEY state_due (state, due_at),
			KEY worker (worker),
			KEY ticket_id (ticket_id),
			KEY reply_id (reply_id),
			KEY customer_id (customer_id)',
		'rate_limits'  => '
			bucket CHAR(64) NOT NULL,
			hits TEXT NOT NULL,
			expires_at BIGINT NOT NULL,
			PRIMARY KEY  (bucket),
			KEY expires_at (expires_at)',
		'api_keys'     => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			prefix CHAR(8) NOT NULL,
			secret_hash CHAR(64) NOT NULL,
			name VARCHAR(190) NOT NULL,
			scopes TEXT NOT NULL,
			departments TEXT NULL,
			addresses TEXT NULL,
			created_by BIGINT UNSIGNED NULL,
			rotated_to BIGINT UNSIGNED NULL,
			expires_at BIGINT NULL,
			revoked_at BIGINT NULL,
			last_used_at BIGINT NULL,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY secret_hash (secret_hash),
			KEY prefix (prefix)',
		'idempotency'  => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			request_hash CHAR(64) NOT NULL,
			body_hash CHAR(64) NOT NULL,
			state VARCHAR(10) NOT NULL,
			status SMALLINT UNSIGNED NULL,
			response MEDIUMTEXT NULL,
			expires_at BIGINT NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY request_hash (request_hash),
			KEY expires_at (expires_at)',
		'tags'         => '
			ticket_id BIGINT UNSIGNED NOT NULL,
			tag_hash CHAR(64) NOT NULL,
			tag VARCHAR(50) NOT NULL,
			PRIMARY KEY  (ticket_id, tag_hash),
			KEY tag_hash (tag_hash, ticket_id)',
		'attachments'  => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			ticket_id BIGINT UNSIGNED NULL,
			reply_id BIGINT UNSIGNED NULL,
			is_internal TINYINT NOT NULL DEFAULT 0,
			user_id BIGINT UNSIGNED NULL,
			customer_id BIGINT UNSIGNED NULL,
			api_key_id BIGINT UNSIGNED NULL,
			stored_name CHAR(32) NOT NULL,
			filename VARCHAR(255) NOT NULL,
			mime VARCHAR(100) NOT NULL,
			size BIGINT UNSIGNED NOT NULL,
			created_at DATETIME NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY stored_name (stored_name),
			KEY ticket_id (ticket_id, created_at),
			KEY reply_id (reply_id)',
		'api_minutes'  => '
			api_key_id BIGINT UNSIGNED NOT NULL,
			minute BIGINT NOT NULL,
			calls INT UNSIGNED NOT NULL,
			PRIMARY KEY  (api_key_id)',
		'api_days'     => '
			api_key_id BIGINT UNSIGNED NOT NULL,
			day CHAR(10) NOT NULL,
			calls BIGINT UNSIGNED NOT NULL,
			errors BIGINT UNSIGNED NOT NULL,
			PRIMARY KEY  (api_key_id, day)',
		'api_calls'    => '
			id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
			api_key_id BIGINT UNSIGNED NOT NULL,
			called_at BIGINT NOT NULL,
			method VARCHAR(7) NOT NULL,
			route VARCHAR(190) NOT NULL,
			status SMALLINT UNSIGNED NOT NULL,
			ip VARCHAR(45) NOT NULL,
			PRIMARY KEY  (id),
			KEY api_key_id (api_key_id, id)',
	);

	/** @return list<string> Names without prefix. */
	public static function names(): array {
		return array_keys( self::DEFINITIONS );
	}

	/** The statement that makes a table; it does nothing where the table exists. {name} is the table. */
	public static function create( string $name ): string {
		$definition = self::DEFINITIONS[ $name ];
		if ( 'tickets' === $name ) {
			$definition .= self::listIndexes();
		}
		return "CREATE TABLE IF NOT EXISTS {{$name}} ($definition\n) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";
	}

	/** One index for each filter and sort; InnoDB appends the id, which breaks ties. */
	private static function listIndexes(): string {
		$keys = '';
		foreach ( self::FILTERS as $filter ) {
			foreach ( self::SORTS as $sort ) {
				if ( $filter !== $sort ) {
					$keys .= ",\n\t\t\tKEY {$filter}_{$sort} ($filter, is_listed, $sort)";
				}
			}
		}
		return $keys;
	}
}
