<?php
/**
 * Guest sessions in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the guest_sessions table. Expiry is judged by the database's clock.
 */
final class GuestSessionRepository {

	public function __construct( private readonly Connection $database ) {}

	/** @param int $seconds How long it lives. */
	public function insert( int $customerId, string $secretHash, int $seconds ): void {
		$this->database->execute(
			'INSERT INTO {guest_sessions} (customer_id, secret_hash, expires_at, created_at) VALUES (%d, %s, UNIX_TIMESTAMP() + %d, UTC_TIMESTAMP())',
			array( $customerId, $secretHash, $seconds )
		);
	}

	/** One that has not ended, of a customer who is there. */
	public function findLive( string $secretHash ): ?GuestSession {
		$row = $this->database->row(
			'SELECT guest.*, customer.email FROM {guest_sessions} guest JOIN {customers} customer ON customer.id = guest.customer_id
			WHERE guest.secret_hash = %s AND guest.expires_at > UNIX_TIMESTAMP()',
			array( $secretHash )
		);
		return null === $row ? null : GuestSession::fromRow( $row );
	}

	/** Notes the use, at most once a minute. */
	public function touch( int $id ): void {
		$this->database->execute(
			'UPDATE {guest_sessions} SET last_used_at = UNIX_TIMESTAMP() WHERE id = %d AND (last_used_at IS NULL OR last_used_at < UNIX_TIMESTAMP() - 60)',
			array( $id )
		);
	}

	public function end( int $id ): void {
		$this->database->execute( 'DELETE FROM {guest_sessions} WHERE id = %d', array( $id ) );
	}

	/** Ends every session of a customer. */
	public function endOf( int $customerId ): void {
		$this->database->execute( 'DELETE FROM {guest_sessions} WHERE customer_id = %d', array( $customerId ) );
	}

	/** Removes what has ended. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {guest_sessions} WHERE expires_at <= UNIX_TIMESTAMP()' );
	}
}
