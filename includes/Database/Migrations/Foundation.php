<?php
/**
 * Version 1: the tables of tickets and what hangs on them.
 */

declare(strict_types=1);

namespace SmartSupport\Database\Migrations;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Migration;
use SmartSupport\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Makes every table, then the default department that a ticket without one belongs to.
 */
final class Foundation implements Migration {

	private const TABLES = array(
		'customers',
		'departments',
		'products',
		'tickets',
		'replies',
		'access_links',
		'events',
		'outbox',
		'rate_limits',
		'api_keys',
		'idempotency',
	);

	public function steps(): array {
		$steps = array();
		foreach ( self::TABLES as $table ) {
			$steps[] = static function ( Connection $database ) use ( $table ): bool {
				$database->execute( Tables::create( $table ) );
				return true;
			};
		}
		$steps[] = self::defaultDepartment( ... );
		return $steps;
	}

	private static function defaultDepartment( Connection $database ): bool {
		$database->execute(
			'INSERT IGNORE INTO {departments} (slug, slug_hash, name, name_hash, is_default, created_at) VALUES (%s, %s, %s, %s, 1, UTC_TIMESTAMP())',
			array( 'general', hash( 'sha256', 'general' ), 'General', hash( 'sha256', 'general' ) )
		);
		return true;
	}
}
