<?php
/**
 * Answers kept for repeated requests.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the idempotency table. A twin waits on the unique key until the first has committed.
 */
final class IdempotencyRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Claims a request inside a unit of work.
	 *
	 * @return string|null Answer of the first one, null when this is the first.
	 */
	public function claim( string $requestHash, int $seconds ): ?string {
		// Takes the row's exclusive lock at once, new or not: a shared one first would deadlock with a twin's.
		$this->database->execute(
			"INSERT INTO {idempotency} (request_hash, body_hash, state, expires_at) VALUES (%s, '', 'running', UNIX_TIMESTAMP() + %d)
			ON DUPLICATE KEY UPDATE request_hash = VALUES(request_hash)",
			array( $requestHash, $seconds )
		);
		$row = $this->database->row(
			'SELECT response, CASE WHEN expires_at <= UNIX_TIMESTAMP() THEN 1 ELSE 0 END AS is_expired FROM {idempotency} WHERE request_hash = %s FOR UPDATE',
			array( $requestHash )
		);
		if ( null === $row || ! $row->bool( 'is_expired' ) ) {
			return $row?->textOrNull( 'response' );
		}
		$this->database->execute(
			"UPDATE {idempotency} SET state = 'running', response = NULL, expires_at = UNIX_TIMESTAMP() + %d WHERE request_hash = %s",
			array( $seconds, $requestHash )
		);
		return null;
	}

	public function answer( string $requestHash, string $response ): void {
		$this->database->update(
			'idempotency',
			array(
				'state'    => 'done',
				'response' => $response,
			),
			array( 'request_hash' => $requestHash )
		);
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {idempotency} WHERE expires_at <= UNIX_TIMESTAMP()' );
	}
}
