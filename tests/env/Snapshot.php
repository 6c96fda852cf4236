<?php
/**
 * The database as it was.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Every row of the site's tables before a test, put back after it. A transaction around the test would be shorter,
 * but our code has transactions of its own, and its work must be visible to other processes.
 *
 * Only tables that a statement of this process named are compared, unless another process may have written too.
 */
final class Snapshot {

	private const READS = '/^\s*(SELECT|SHOW|DESCRIBE|DESC|EXPLAIN|SET|START|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i';

	private const DEFINES = '/^\s*(CREATE|ALTER|DROP|RENAME)\b/i';

	/** @var array<string, array<string, array<string, int|float|string|null>>> Table => row as text => row. */
	private array $tables = array();

	/** @var array<string, true> Tables that were written to. */
	private array $touched = array();

	private bool $defined = false;

	public function __construct( private readonly \wpdb $wpdb ) {
		foreach ( $this->tables() as $table ) {
			$this->tables[ $table ] = $this->rows( $table );
		}
	}

	/** Begins a test. Its hooks must be undone at its end. */
	public function watch(): void {
		$this->touched = array();
		$this->defined = false;
		add_filter( 'query', $this->note( ... ) );
	}

	/** Another process writes too. */
	public function touchAll(): void {
		$this->touched = array_fill_keys( array_keys( $this->tables ), true );
		$this->defined = true;
	}

	/** Ends a transaction that was left open, drops new tables and puts rows back. */
	public function restore(): void {
		$shown = $this->wpdb->suppress_errors( true );
		$this->wpdb->query( 'ROLLBACK' );
		$this->wpdb->suppress_errors( $shown );

		if ( $this->defined ) {
			$this->restoreTables();
		}
		foreach ( array_keys( array_intersect_key( $this->touched, $this->tables ) ) as $table ) {
			$this->restoreRows( $table );
		}
	}

	private function note( string $query ): string {
		if ( 1 !== preg_match( self::READS, $query ) ) {
			preg_match_all( '/\b' . $this->wpdb->base_prefix . '\w+/', $query, $found );
			$this->touched += array_fill_keys( $found[0], true );
			$this->defined  = $this->defined || 1 === preg_match( self::DEFINES, $query );
		}
		return $query;
	}

	private function restoreTables(): void {
		$tables = $this->tables();
		foreach ( array_diff( $tables, array_keys( $this->tables ) ) as $table ) {
			$this->wpdb->query( "DROP TABLE `$table`" );
		}
		$lost = array_diff( array_keys( $this->tables ), $tables );
		if ( array() !== $lost ) {
			throw new \RuntimeException( 'A test dropped ' . implode( ', ', $lost ) . ': give it a prefix of its own.' );
		}
	}

	private function restoreRows( string $table ): void {
		$before  = $this->tables[ $table ];
		$now     = $this->rows( $table );
		$changed = array_diff_key( $now, $before ) + array_diff_key( $before, $now );
		if ( array() === $changed ) {
			return;
		}
		// Rows are told apart by their first column; where it is not unique, all rows that share it are written again.
		$column = (string) array_key_first( current( $changed ) );
		$keys   = array_unique( array_column( $changed, $column ) );
		foreach ( array_chunk( $keys, 500 ) as $some ) {
			$this->wpdb->query( "DELETE FROM `$table` WHERE `$column` IN (" . implode( ', ', array_map( $this->quoted( ... ), $some ) ) . ')' );
		}
		foreach ( $before as $row ) {
			if ( in_array( $row[ $column ], $keys, true ) ) {
				$this->wpdb->query( "INSERT INTO `$table` VALUES (" . implode( ', ', array_map( $this->quoted( ... ), $row ) ) . ')' );
			}
		}
	}

	/** @return list<string> */
	private function tables(): array {
		$like = $this->wpdb->esc_like( $this->wpdb->base_prefix ) . '%';
		return array_map( strval( ... ), $this->wpdb->get_col( $this->wpdb->prepare( 'SHOW TABLES LIKE %s', $like ) ) );
	}

	/** @return array<string, array<string, int|float|string|null>> */
	private function rows( string $table ): array {
		$rows = array();
		/** @var array<string, int|float|string|null> $row */
		foreach ( (array) $this->wpdb->get_results( "SELECT * FROM `$table`", ARRAY_A ) as $row ) {
			$rows[ (string) json_encode( $row, JSON_INVALID_UTF8_SUBSTITUTE ) ] = $row;
		}
		return $rows;
	}

	private function quoted( int|float|string|null $value ): string {
		return null === $value ? 'NULL' : "'" . $this->wpdb->_real_escape( (string) $value ) . "'";
	}
}
