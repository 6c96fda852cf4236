<?php
/**
 * Version 1: the tables of tickets and what hangs on them.
 */

declare(strict_types=1);

namespace SmartSupport\Database\Migrations;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Migration;
use SmartSupport\Database\Tables;
use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * Makes every table, then the default department that a ticket without one belongs to, and names the folder of files.
 */
final class Foundation implements Migration {

	private const TABLES = array(
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

	public function steps(): array {
		$steps = array();
		foreach ( self::TABLES as $table ) {
			$steps[] = static function ( Connection $database ) use ( $table ): bool {
				$database->execute( Tables::create( $table ) );
				return true;
			};
		}
		$steps[] = self::defaultDepartment( ... );
		$steps[] = self::filesKey( ... );
		return $steps;
	}

	private static function defaultDepartment( Connection $database ): bool {
		$database->execute(
			'INSERT IGNORE INTO {departments} (slug, slug_hash, name, name_hash, is_default, created_at) VALUES (%s, %s, %s, %s, 1, UTC_TIMESTAMP())',
			array( 'general', hash( 'sha256', 'general' ), 'General', hash( 'sha256', 'general' ) )
		);
		return true;
	}

	/** Here, under the lock of migrations: two uploads at once would choose two. */
	private static function filesKey(): bool {
		$state = new State();
		if ( '' === $state->filesKey() ) {
			$state->setFilesKey( bin2hex( random_bytes( 16 ) ) );
		}
		return true;
	}
}
