<?php
/**
 * Rows for SQLite.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Writes past the drop-in that translates MySQL: rows need no translation, and it would take most of the time.
 */
final class SqliteSink implements Sink {

	private function __construct( private readonly \PDO $connection ) {}

	/** On the connection that the drop-in has. */
	public static function current(): self {
		return new self( self::connection() );
	}

	/** Size of the database. */
	public static function bytes(): int {
		$size = self::connection()->query( 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size' );
		return false === $size ? 0 : (int) $size->fetchColumn();
	}

	private static function connection(): \PDO {
		$connection = $GLOBALS['@pdo'] ?? null;
		return $connection instanceof \PDO ? $connection : throw new \LogicException( 'The drop-in shows no connection.' );
	}

	public function begin(): void {
		$this->connection->beginTransaction();
	}

	public function add( string $table, array $columns, iterable $rows ): void {
		$values    = implode( ', ', array_fill( 0, count( $columns ), '?' ) );
		$statement = $this->connection->prepare( "INSERT INTO \"$table\" (" . implode( ', ', $columns ) . ") VALUES ($values)" );
		foreach ( $rows as $row ) {
			$statement->execute( $row );
		}
	}

	public function commit(): void {
		$this->connection->commit();
	}
}
