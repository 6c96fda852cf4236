<?php
/**
 * Indexes of the tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Tables;

/**
 * Sorting an index once takes a tenth of the time of keeping it sorted row by row. Only for MariaDB and MySQL.
 */
final class Indexes {

	private const TABLE = 'tickets';

	public function __construct( private readonly Connection $database ) {}

	/** Takes the secondary indexes away. */
	public function drop(): void {
		$names = array_intersect( array_keys( $this->wanted() ), $this->there() );
		if ( array() !== $names ) {
			$this->database->execute( 'ALTER TABLE {' . self::TABLE . '} ' . implode( ', ', array_map( static fn( $name ) => "DROP KEY $name", $names ) ) );
		}
	}

	/** @return array<string, string> Name => definition of those that the schema has and the table has not. */
	public function missing(): array {
		return array_diff_key( $this->wanted(), array_flip( $this->there() ) );
	}

	/** @param array<string, string> $definitions Made in one go over the table. */
	public function add( array $definitions ): void {
		$this->database->execute( 'ALTER TABLE {' . self::TABLE . '} ' . implode( ', ', array_map( static fn( $definition ) => "ADD $definition", $definitions ) ) );
	}

	/** @return array<string, string> */
	private function wanted(): array {
		preg_match_all( '/^\s*((?:UNIQUE )?KEY (\w+) \(.+\)),?$/m', Tables::create( self::TABLE ), $found );
		return array_combine( $found[2], $found[1] );
	}

	/** @return list<string> */
	private function there(): array {
		return array_values( array_unique( array_map( static fn( $row ) => $row->text( 'Key_name' ), $this->database->rows( 'SHOW INDEX FROM {' . self::TABLE . '}' ) ) ) );
	}
}
