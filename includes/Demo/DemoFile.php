<?php
/**
 * Files of demo data.
 */

declare(strict_types=1);

namespace SmartSupport\Demo;

use SmartSupport\Database\Row;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * Reads data/*.json. Entries are read as rows of a table are.
 */
final class DemoFile {

	/**
	 * Tickets: subject, from, department, priority, hours (age), message; agent, channel and steps if there are any.
	 * A step comes so many hours after the one before, by an agent, the customer or the system.
	 *
	 * @return list<array{Row, list<Row>}> Each with its steps.
	 */
	public static function tickets( string $name ): array {
		return array_map( static fn( array $entry ) => array( new Row( $entry ), self::entries( $entry['steps'] ?? array() ) ), self::maps( self::content( $name ) ) );
	}

	/** @return list<Row> Entries of one list in people.json. */
	public static function people( string $group ): array {
		return self::entries( SchemaFile::map( self::content( 'people' ) )[ $group ] ?? array() );
	}

	/** @return list<Row> */
	private static function entries( mixed $entries ): array {
		return array_map( static fn( array $entry ) => new Row( $entry ), self::maps( $entries ) );
	}

	/** @return list<array<string, mixed>> */
	private static function maps( mixed $entries ): array {
		return array_values( array_map( SchemaFile::map( ... ), is_array( $entries ) ? $entries : array() ) );
	}

	private static function content( string $name ): mixed {
		return wp_json_file_decode( __DIR__ . "/data/$name.json", array( 'associative' => true ) );
	}
}
