<?php
/**
 * Rows for MariaDB and MySQL.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Sends INSERTs of many rows without waiting: the server works on one while the next is written.
 */
final class MySqlSink implements Sink {

	/** Below every server's max_allowed_packet. */
	private const BYTES = 524288;

	private bool $isBusy = false;

	private function __construct( private readonly \mysqli $connection ) {}

	/** On the connection that WordPress has. */
	public static function of( \wpdb $wpdb ): self {
		$connection = $wpdb->__get( 'dbh' );
		return $connection instanceof \mysqli ? new self( $connection ) : throw new \LogicException( 'The site does not use mysqli.' );
	}

	public function begin(): void {
		$this->send( 'START TRANSACTION' );
		$this->wait();
	}

	public function add( string $table, array $columns, iterable $rows ): void {
		$insert = "INSERT INTO `$table` (" . implode( ', ', $columns ) . ') VALUES ';
		$sql    = '';
		foreach ( $rows as $row ) {
			$sql .= ( '' === $sql ? $insert : ',' ) . '(' . $this->values( $row ) . ')';
			if ( strlen( $sql ) > self::BYTES ) {
				$this->send( $sql );
				$sql = '';
			}
		}
		if ( '' !== $sql ) {
			$this->send( $sql );
		}
	}

	public function commit(): void {
		$this->send( 'COMMIT' );
		$this->wait();
	}

	/** @param list<int|string|null> $row */
	private function values( array $row ): string {
		$sql = '';
		foreach ( $row as $value ) {
			$sql .= ',';
			if ( is_string( $value ) ) {
				$sql .= "'" . $this->connection->real_escape_string( $value ) . "'";
			} else {
				$sql .= $value ?? 'NULL';
			}
		}
		return substr( $sql, 1 );
	}

	private function send( string $sql ): void {
		$this->wait();
		if ( false === $this->connection->query( $sql, MYSQLI_ASYNC ) ) {
			throw new \RuntimeException( $this->connection->error );
		}
		$this->isBusy = true;
	}

	private function wait(): void {
		if ( $this->isBusy ) {
			$this->isBusy = false;
			if ( false === $this->connection->reap_async_query() ) {
				throw new \RuntimeException( $this->connection->error );
			}
		}
	}
}
