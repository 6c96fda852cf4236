<?php
/**
 * A statement that the database refused.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * The message is for the log only: it may hold SQL and must never reach a visitor.
 */
final class DatabaseError extends \RuntimeException {

	/** MySQL: deadlock, lock wait time-out, connection lost (two codes), Galera node not ready. */
	private const TRANSIENT = array( 1213, 1205, 2006, 2013, 1047 );

	/** Whether the same unit of work may succeed when run again as a whole. */
	public function isTransient(): bool {
		return in_array( $this->getCode(), self::TRANSIENT, true );
	}

	/** Whether another transaction held the row for too long. */
	public function isLockTimeout(): bool {
		return 1205 === $this->getCode();
	}

	/** Whether a unique key refused a row: MySQL says so by number, the SQLite drop-in by text only. */
	public function isDuplicate(): bool {
		return 1062 === $this->getCode() || str_contains( $this->getMessage(), 'UNIQUE constraint failed' );
	}
}
