<?php
/**
 * The schema.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Every table as its CREATE statement; its columns and keys are in tables/, in the dialect that MariaDB 10.6, MySQL 8 and the SQLite drop-in share.
 *
 * Facts are DATETIME in UTC, deadlines BIGINT seconds of the database's clock. What must be unique as text
 * (addresses, external ids) is unique by the SHA-256 of its normal form, because collations differ.
 */
final class Tables {

	/** A list filtered by one of these and sorted by one of SORTS is served by the index `<filter>_<sort>`. */
	public const FILTERS = array( 'status', 'state', 'department_id', 'product_id', 'agent_id', 'customer_id', 'is_guest', 'priority' );
	public const SORTS   = array( 'updated_at', 'created_at', 'priority' );

	private const NAMES = array(
		'customers',
		'departments',
		'products',
		'tickets',
		'replies',
		'access_links',
		'portal_links',
		'events',
		'outbox',
		'rate_limits',
		'api_keys',
		'idempotency',
		'tags',
		'attachments',
		'api_minutes',
		'api_days',
		'api_calls',
		'refusals',
		'guest_codes',
		'guest_sessions',
		'captcha_tokens',
		'companies',
		'participants',
		'ticket_addresses',
		'reply_confirmations',
	);

	/** @return list<string> Names without prefix. */
	public static function names(): array {
		return self::NAMES;
	}

	/** The statement that makes a table; it does nothing where the table exists. {name} is the table. */
	public static function create( string $name ): string {
		$definition = trim( implode( '', (array) file( __DIR__ . "/tables/$name.sql" ) ) );
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
