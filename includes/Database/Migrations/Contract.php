<?php
/**
 * Version 2: what the published REST contract needs besides.
 */

declare(strict_types=1);

namespace SmartSupport\Database\Migrations;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Migration;
use SmartSupport\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the tables of tags, attachments and the use of API keys.
 */
final class Contract implements Migration {

	private const TABLES = array( 'tags', 'attachments', 'api_minutes', 'api_days', 'api_calls' );

	public function steps(): array {
		return array_map(
			static fn( string $table ): \Closure => static function ( Connection $database ) use ( $table ): bool {
				$database->execute( Tables::create( $table ) );
				return true;
			},
			self::TABLES
		);
	}
}
