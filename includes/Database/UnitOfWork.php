<?php
/**
 * All or nothing.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Runs a change of several rows in one transaction. A unit opened inside another joins it; what was registered
 * with afterCommit() runs once the outermost one is committed, and never when it is rolled back; with afterEnd(), once
 * it is one or the other.
 *
 * Lock order, everywhere: limit, ticket, message, outbox, event.
 */
final class UnitOfWork {

	private const TRIES = 3;

	private int $depth = 0;

	/** @var list<callable(): void> */
	private array $afterCommit = array();

	/** @var list<callable(): void> */
	private array $afterEnd = array();

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @template T
	 * @param callable(): T $work Runs again from the start after a deadlock: it must have no effect outside the database.
	 * @return T
	 * @throws DatabaseError When the database refuses, also after three tries.
	 * @throws Refusal       When the work refuses.
	 */
	public function run( callable $work ): mixed {
		if ( $this->depth > 0 ) {
			return $work();
		}
		try {
			$result = $this->attempts( $work );
		} finally {
			self::runAll( $this->afterEnd );
		}
		self::runAll( $this->afterCommit );
		return $result;
	}

	/** @param callable(): void $callback Runs after the outermost commit; at once outside a unit. */
	public function afterCommit( callable $callback ): void {
		if ( 0 === $this->depth ) {
			$callback();
			return;
		}
		$this->afterCommit[] = $callback;
	}

	/** @param callable(): void $callback Runs after the outermost unit, whatever has become of it; at once outside a unit. */
	public function afterEnd( callable $callback ): void {
		if ( 0 === $this->depth ) {
			$callback();
			return;
		}
		$this->afterEnd[] = $callback;
	}

	/**
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	private function attempts( callable $work, int $try = 1 ): mixed {
		try {
			return $this->attempt( $work );
		} catch ( DatabaseError $error ) {
			if ( ! $error->isTransient() || $try >= self::TRIES ) {
				throw $error;
			}
			usleep( random_int( 1000, 20000 ) * $try );
			return $this->attempts( $work, $try + 1 );
		}
	}

	/**
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	private function attempt( callable $work ): mixed {
		$wpdb              = $this->database->wpdb;
		$reconnect_retries = $wpdb->__get( 'reconnect_retries' );
		$this->depth       = 1;
		$this->afterCommit = array();
		$this->afterEnd    = array();
		try {
			$this->database->execute( 'START TRANSACTION' );
			// From here a lost connection must fail: $wpdb would reconnect and go on without the transaction.
			$wpdb->__set( 'reconnect_retries', 0 );
			$result = $work();
			$this->database->execute( 'COMMIT' );
			return $result;
		} catch ( \Throwable $error ) {
			$this->afterCommit = array();
			$this->rollBack();
			throw $error;
		} finally {
			$wpdb->__set( 'reconnect_retries', $reconnect_retries );
			$this->depth = 0;
		}
	}

	private function rollBack(): void {
		try {
			$this->database->execute( 'ROLLBACK' );
		} catch ( DatabaseError ) {
			// The connection is gone and took its transaction along.
			return;
		}
	}

	/** @param list<callable(): void> $callbacks Emptied first: one may open a unit of its own. */
	private static function runAll( array &$callbacks ): void {
		$all       = $callbacks;
		$callbacks = array();
		foreach ( $all as $callback ) {
			$callback();
		}
	}
}
