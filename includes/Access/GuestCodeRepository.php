<?php
/**
 * Codes of guests in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the guest_codes table: one row a customer at most. Expiry is judged by the database's clock.
 */
final class GuestCodeRepository {

	private const LIVE = 'SELECT guest.*, customer.email FROM {guest_codes} guest JOIN {customers} customer ON customer.id = guest.customer_id
		WHERE guest.expires_at > UNIX_TIMESTAMP() AND';

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Takes the place of the customer's code before. Its hash is made of its id, so it comes after.
	 *
	 * @return int Its id.
	 */
	public function replace( int $customerId, string $secretHash, int $expiresAt ): int {
		$this->database->execute( 'DELETE FROM {guest_codes} WHERE customer_id = %d', array( $customerId ) );
		$this->database->execute(
			"INSERT INTO {guest_codes} (customer_id, code_hash, secret_hash, expires_at, created_at) VALUES (%d, '', %s, %d, UTC_TIMESTAMP())",
			array( $customerId, $secretHash, $expiresAt )
		);
		return (int) $this->database->value( 'SELECT id FROM {guest_codes} WHERE customer_id = %d', array( $customerId ) );
	}

	public function setHash( int $id, string $codeHash ): void {
		$this->database->update( 'guest_codes', array( 'code_hash' => $codeHash ), array( 'id' => $id ) );
	}

	/** @param string $emailHash Of the customer's address. */
	public function findByEmail( string $emailHash ): ?GuestCode {
		$row = $this->database->row( self::LIVE . ' customer.email_hash = %s', array( $emailHash ) );
		return null === $row ? null : GuestCode::fromRow( $row );
	}

	/** @param string $secretHash Of the link that was mailed with it. */
	public function findBySecret( string $secretHash ): ?GuestCode {
		$row = $this->database->row( self::LIVE . ' guest.secret_hash = %s', array( $secretHash ) );
		return null === $row ? null : GuestCode::fromRow( $row );
	}

	/** @return bool Whether it was there still: of two who use it at once one succeeds. */
	public function remove( int $id ): bool {
		return 1 === $this->database->execute( 'DELETE FROM {guest_codes} WHERE id = %d', array( $id ) );
	}

	/** Ends the code of a customer. */
	public function removeOf( int $customerId ): void {
		$this->database->execute( 'DELETE FROM {guest_codes} WHERE customer_id = %d', array( $customerId ) );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {guest_codes} WHERE expires_at <= UNIX_TIMESTAMP()' );
	}
}
