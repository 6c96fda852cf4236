<?php
/**
 * The site's database, typed and strict.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * A thin layer over $wpdb: prepared statements only, typed rows, and an exception where $wpdb returns false.
 * The one place that knows which engine runs below.
 */
final class Connection {

	/** MySQL's number for a server that is gone. */
	private const LOST = 2006;

	/** The filters of wp_die(), one for each kind of request. */
	private const DEATHS = array( 'wp_die_handler', 'wp_die_ajax_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xmlrpc_handler', 'wp_die_xml_handler' );

	private bool $isAsking = false;

	public function __construct( public readonly \wpdb $wpdb ) {
		foreach ( self::DEATHS as $death ) {
			add_filter( $death, $this->survive( ... ), PHP_INT_MAX );
		}
		add_filter( 'pre_get_table_charset', self::charset( ... ), 10, 2 );
	}

	/** The connection of the current request. */
	public static function current(): self {
		global $wpdb;
		assert( $wpdb instanceof \wpdb );
		return new self( $wpdb );
	}

	/** Whether the site runs on the SQLite drop-in, which speaks a subset of MySQL. */
	public function isSqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === constant( 'DB_ENGINE' );
	}

	/**
	 * Answers $wpdb's question for a table's charset, which would cost a query for each table.
	 *
	 * @param string|\WP_Error|null $charset
	 * @return string|\WP_Error|null
	 */
	private static function charset( string|\WP_Error|null $charset, string $table ): string|\WP_Error|null {
		return str_contains( $table, 'smart_support_' ) ? 'utf8mb4' : $charset;
	}

	/** Full name of one of our tables on the current site, e.g. `wp_2_smart_support_tickets`. */
	public function table( string $name ): string {
		return $this->wpdb->prefix . 'smart_support_' . $name;
	}

	/**
	 * @param literal-string|string        $sql     Statement with the placeholders of wpdb::prepare(); {name} stands for our table.
	 * @param list<int|float|string|null>  $values  Values of the placeholders; a null must be written in the SQL instead.
	 * @return list<Row>
	 * @throws DatabaseError When the database refuses the statement.
	 */
	public function rows( string $sql, array $values = array() ): array {
		$rows = $this->guarded( fn() => $this->wpdb->get_results( $this->prepare( $sql, $values ), ARRAY_A ) );
		return array_map( static fn( $row ) => new Row( (array) $row ), array_values( (array) $rows ) );
	}

	/**
	 * @param list<int|float|string|null> $values
	 * @throws DatabaseError When the database refuses the statement.
	 */
	public function row( string $sql, array $values = array() ): ?Row {
		return $this->rows( $sql, $values )[0] ?? null;
	}

	/**
	 * The first column of the first row, null without a row.
	 *
	 * @param list<int|float|string|null> $values
	 * @throws DatabaseError When the database refuses the statement.
	 */
	public function value( string $sql, array $values = array() ): ?string {
		// Not wpdb::get_var(), which takes an empty text for nothing.
		$row   = $this->guarded( fn() => $this->wpdb->get_row( $this->prepare( $sql, $values ), ARRAY_N ) );
		$value = is_array( $row ) ? $row[0] ?? null : null;
		return is_scalar( $value ) ? (string) $value : null;
	}

	/**
	 * Runs a writing statement.
	 *
	 * @param list<int|float|string|null> $values
	 * @return int Rows affected. Engines differ on rows that stay as they were: compare in WHERE instead.
	 * @throws DatabaseError When the database refuses the statement.
	 */
	public function execute( string $sql, array $values = array() ): int {
		return (int) $this->guarded( fn() => $this->wpdb->query( $this->prepare( $sql, $values ) ) );
	}

	/**
	 * Not wpdb::insert(), which reads the table's columns first: a query more for each table.
	 *
	 * @param string                         $table  Our table, without prefix.
	 * @param array<string, int|string|null> $values Column => value.
	 * @return int Id of the new row.
	 * @throws DatabaseError When the database refuses the row, e.g. for a unique key.
	 */
	public function insert( string $table, array $values ): int {
		$columns = implode( ', ', array_keys( $values ) );
		$this->execute( "INSERT INTO {{$table}} ($columns) VALUES (" . implode( ', ', self::formats( $values ) ) . ')', self::bound( $values ) );
		return (int) $this->wpdb->insert_id;
	}

	/**
	 * @param string                         $table  Our table, without prefix.
	 * @param array<string, int|string|null> $values Column => value.
	 * @param array<string, int|string>      $where  Column => value, joined by AND.
	 * @return int Rows affected.
	 * @throws DatabaseError When the database refuses the change.
	 */
	public function update( string $table, array $values, array $where ): int {
		$pairs = static fn( array $fields ): array => array_map(
			static fn( string $column, string $format ): string => "$column = $format",
			array_keys( $fields ),
			self::formats( $fields )
		);
		$sql   = "UPDATE {{$table}} SET " . implode( ', ', $pairs( $values ) ) . ' WHERE ' . implode( ' AND ', $pairs( $where ) );
		return $this->execute( $sql, array( ...self::bound( $values ), ...self::bound( $where ) ) );
	}

	/**
	 * Does something that waits for rows others hold no longer than this. SQLite has no locks on rows: it waits at the
	 * start of the transaction.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 * @throws DatabaseError A lock time-out, when they hold them longer.
	 */
	public function waiting( int $seconds, callable $work ): mixed {
		if ( $this->isSqlite() ) {
			return $work();
		}
		$this->execute( 'SET SESSION innodb_lock_wait_timeout = %d', array( $seconds ) );
		try {
			return $work();
		} finally {
			$this->execute( 'SET SESSION innodb_lock_wait_timeout = DEFAULT' );
		}
	}

	/**
	 * Replaces {name} by our table's full name and binds the values.
	 *
	 * @param list<int|float|string|null> $values
	 */
	public function prepare( string $sql, array $values = array() ): string {
		$sql = (string) preg_replace_callback( '/\{([a-z_]+)\}/', fn( array $found ): string => $this->table( $found[1] ), $sql );
		return array() === $values ? $sql : (string) $this->wpdb->prepare( $sql, $values );
	}

	/**
	 * `%d, %d, %d` for an IN list of that many values.
	 *
	 * @param array<mixed> $values
	 */
	public static function placeholders( array $values, string $placeholder = '%d' ): string {
		return implode( ', ', array_fill( 0, count( $values ), $placeholder ) );
	}

	/**
	 * @param array<mixed> $values
	 * @return list<string> A placeholder for each value; null has none and is written out.
	 */
	private static function formats( array $values ): array {
		$format = static fn( mixed $value ): string => null === $value ? 'NULL' : ( is_int( $value ) ? '%d' : '%s' );
		return array_values( array_map( $format, $values ) );
	}

	/**
	 * @param array<string, int|string|null> $values
	 * @return list<int|string>
	 */
	private static function bound( array $values ): array {
		return array_values( array_filter( $values, static fn( $value ) => null !== $value ) );
	}

	/**
	 * Runs a call of $wpdb and throws what $wpdb would only note. Errors are never printed.
	 *
	 * @template T
	 * @param callable(): T $call
	 * @return T
	 */
	private function guarded( callable $call ): mixed {
		$shown   = $this->wpdb->suppress_errors( true );
		$before  = $this->wpdb->last_error;
		$retries = $this->wpdb->__get( 'reconnect_retries' );
		try {
			// One try, a second long: whoever waits is better told than kept.
			$this->wpdb->__set( 'reconnect_retries', min( 1, $retries ) );
			$this->wpdb->last_error = '';
			$this->isAsking         = true;
			$result                 = $call();
			$error                  = $this->lastError();
		} finally {
			$this->isAsking = false;
			$this->wpdb->suppress_errors( $shown );
			$this->wpdb->__set( 'reconnect_retries', $retries );
			$this->wpdb->last_error = $before;
		}
		if ( '' !== $error || false === $result ) {
			throw new DatabaseError( '' === $error ? 'The database connection failed.' : $error, $this->errorNumber() );
		}
		return $result;
	}

	/**
	 * $wpdb ends the request with a page in HTML when the database has gone away; here it is an error like others.
	 *
	 * @param callable $handler The handler of wp_die() so far.
	 */
	private function survive( callable $handler ): callable {
		return $this->isAsking ? static fn() => throw new DatabaseError( 'The database connection is lost.', self::LOST ) : $handler;
	}

	private function lastError(): string {
		return $this->wpdb->last_error;
	}

	private function errorNumber(): int {
		$handle = $this->wpdb->__get( 'dbh' );
		return $handle instanceof \mysqli ? mysqli_errno( $handle ) : 0;
	}
}
