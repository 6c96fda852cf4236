<?php
/**
 * The database's clock, set by a test.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Sets what UNIX_TIMESTAMP(), UTC_TIMESTAMP() and NOW() say on the connection of the test; other processes are not
 * concerned, and neither is PHP's clock.
 */
final class DatabaseClock {

	private bool $isSet = false;

	public function __construct( private readonly \wpdb $wpdb ) {}

	/** Stops the clock at that second. */
	public function set( int $seconds ): void {
		$this->isSet = true;
		$this->tell( $seconds );
	}

	public function reset(): void {
		if ( $this->isSet ) {
			$this->isSet = false;
			$this->tell( null );
		}
	}

	private function tell( ?int $seconds ): void {
		$pdo = $this->sqlite();
		if ( null === $pdo ) {
			$this->wpdb->query( 'SET timestamp = ' . ( $seconds ?? 'DEFAULT' ) );
			return;
		}
		$time = static fn(): int => $seconds ?? time();
		$text = static fn(): string => gmdate( 'Y-m-d H:i:s', $seconds ?? time() );
		$pdo->sqliteCreateFunction( 'unix_timestamp', static fn( ?string $of = null ): int|false => null === $of ? $time() : strtotime( $of ) );
		$pdo->sqliteCreateFunction( 'utc_timestamp', $text );
		$pdo->sqliteCreateFunction( 'now', $text );
	}

	/** The drop-in's own connection, null on MariaDB. */
	private function sqlite(): ?\PDO {
		$driver = $this->wpdb->__get( 'dbh' );
		if ( $driver instanceof \mysqli || ! is_object( $driver ) || ! method_exists( $driver, 'get_connection' ) ) {
			return null;
		}
		$connection = $driver->get_connection();
		$pdo        = is_object( $connection ) && method_exists( $connection, 'get_pdo' ) ? $connection->get_pdo() : null;
		return $pdo instanceof \PDO ? $pdo : null;
	}
}
