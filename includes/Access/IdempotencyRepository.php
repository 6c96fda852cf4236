<?php
/**
 * Answers kept for repeated requests.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\Row;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the idempotency table. A twin waits on the unique key until the first has committed.
 */
final class IdempotencyRepository {

	/** Seconds to wait for a twin. */
	private const WAIT = 5;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Answer of a request that has had its own, null while there is none. Nothing waits for it; one that runs out before
	 * the work could be done is none, so that claim() does not take for new what has been taken for a repeat.
	 */
	public function find( string $requestHash ): ?string {
		$row = $this->database->row( 'SELECT response FROM {idempotency} WHERE request_hash = %s AND expires_at > UNIX_TIMESTAMP() + 60', array( $requestHash ) );
		return $row?->textOrNull( 'response' );
	}

	/**
	 * Claims a request inside a unit of work.
	 *
	 * @param string $bodyHash SHA-256 of what was asked; with another one the same request is another.
	 * @return string|null Answer of the first one, null when this is the first.
	 * @throws Refusal idempotency_conflict for another body, and when the first has not ended in time.
	 */
	public function claim( string $requestHash, int $seconds, string $bodyHash = '' ): ?string {
		$row = $this->claimed( $requestHash, $seconds, $bodyHash );
		if ( null === $row || ! $row->bool( 'is_expired' ) ) {
			if ( null !== $row && $bodyHash !== $row->text( 'body_hash' ) ) {
				throw new Refusal( 'idempotency_conflict', __( 'This Idempotency-Key was used for another request.', 'smart-support-guest' ) );
			}
			return $row?->textOrNull( 'response' );
		}
		$this->database->execute(
			"UPDATE {idempotency} SET state = 'running', response = NULL, body_hash = %s, expires_at = UNIX_TIMESTAMP() + %d WHERE request_hash = %s",
			array( $bodyHash, $seconds, $requestHash )
		);
		return null;
	}

	/** The request's row, new or not; waits while a twin is at work. */
	private function claimed( string $requestHash, int $seconds, string $bodyHash ): ?Row {
		try {
			return $this->database->waiting(
				self::WAIT,
				function () use ( $requestHash, $seconds, $bodyHash ): ?Row {
					// Takes the row's exclusive lock at once, new or not: a shared one first would deadlock with a twin's.
					$this->database->execute(
						"INSERT INTO {idempotency} (request_hash, body_hash, state, expires_at) VALUES (%s, %s, 'running', UNIX_TIMESTAMP() + %d)
						ON DUPLICATE KEY UPDATE request_hash = VALUES(request_hash)",
						array( $requestHash, $bodyHash, $seconds )
					);
					return $this->database->row(
						'SELECT response, body_hash, CASE WHEN expires_at <= UNIX_TIMESTAMP() THEN 1 ELSE 0 END AS is_expired FROM {idempotency} WHERE request_hash = %s FOR UPDATE',
						array( $requestHash )
					);
				}
			);
		} catch ( DatabaseError $error ) {
			throw $error->isLockTimeout() ? new Refusal( 'idempotency_conflict', __( 'The first request with this Idempotency-Key is still being worked on.', 'smart-support-guest' ) ) : $error;
		}
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
