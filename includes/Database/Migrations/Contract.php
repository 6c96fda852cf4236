<?php
/**
 * Version 2: what the published REST contract needs besides.
 */

declare(strict_types=1);

namespace SmartSupport\Database\Migrations;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Migration;
use SmartSupport\Database\Row;
use SmartSupport\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the tables of tags, attachments and the use of API keys, and the indexes that lists of customers need.
 */
final class Contract implements Migration {

	private const TABLES = array( 'tags', 'attachments', 'api_minutes', 'api_days', 'api_calls' );

	/** Table => index => columns. A site that begins with this version has them from the start. */
	private const KEYS = array(
		'customers' => array(
			'created_at'         => 'created_at',
			'email'              => 'email',
			'name'               => 'name',
			'user_id_created_at' => 'user_id, created_at',
			'user_id_email'      => 'user_id, email',
		),
		'tickets'   => array(
			'agent_customer'      => 'agent_id, customer_id',
			'department_customer' => 'department_id, customer_id',
		),
	);

	public function steps(): array {
		$steps = array_map(
			static fn( string $table ): \Closure => static function ( Connection $database ) use ( $table ): bool {
				$database->execute( Tables::create( $table ) );
				return true;
			},
			self::TABLES
		);
		foreach ( self::KEYS as $table => $keys ) {
			foreach ( $keys as $key => $columns ) {
				$steps[] = static fn( Connection $database ): bool => self::addKey( $database, $table, $key, $columns );
			}
		}
		return $steps;
	}

	private static function addKey( Connection $database, string $table, string $key, string $columns ): bool {
		$there = array_map( static fn( Row $row ) => $row->text( 'Key_name' ), $database->rows( "SHOW INDEX FROM {{$table}}" ) );
		if ( ! in_array( $key, $there, true ) ) {
			$database->execute( "ALTER TABLE {{$table}} ADD KEY $key ($columns)" );
		}
		return true;
	}
}
