<?php
/**
 * Access links in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the access_links table. Expiry is judged by the database's clock.
 */
final class AccessLinkRepository {

	public function __construct( private readonly Connection $database ) {}

	/** A link that is neither expired nor revoked. */
	public function findLive( string $secretHash ): ?AccessLink {
		$row = $this->database->row(
			'SELECT * FROM {access_links} WHERE secret_hash = %s AND revoked_at IS NULL AND expires_at > UNIX_TIMESTAMP()',
			array( $secretHash )
		);
		return null === $row ? null : AccessLink::fromRow( $row );
	}

	/** The newest link of this customer to this ticket that is not revoked; it may have expired. */
	public function newest( int $ticketId, int $customerId ): ?AccessLink {
		$row = $this->database->row(
			'SELECT * FROM {access_links} WHERE ticket_id = %d AND customer_id = %d AND revoked_at IS NULL ORDER BY id DESC LIMIT 1',
			array( $ticketId, $customerId )
		);
		return null === $row ? null : AccessLink::fromRow( $row );
	}

	/** A link to this ticket, also an expired or revoked one. */
	public function find( int $ticketId, int $id ): ?AccessLink {
		$row = $this->database->row( 'SELECT * FROM {access_links} WHERE id = %d AND ticket_id = %d', array( $id, $ticketId ) );
		return null === $row ? null : AccessLink::fromRow( $row );
	}

	/** @return list<AccessLink> One page of a ticket's links, as their index has them: by customer, and the newest first. */
	public function page( int $ticketId, int $page, int $perPage ): array {
		$rows = $this->database->rows(
			'SELECT * FROM {access_links} WHERE ticket_id = %d ORDER BY customer_id DESC, id DESC LIMIT %d OFFSET %d',
			array( $ticketId, $perPage, ( $page - 1 ) * $perPage )
		);
		return array_map( AccessLink::fromRow( ... ), $rows );
	}

	public function count( int $ticketId ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM {access_links} WHERE ticket_id = %d', array( $ticketId ) );
	}

	/** Ends a link for good: nobody can show its secret any more. */
	public function revoke( int $id ): void {
		$this->database->execute( 'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP(), sealed_secret = NULL WHERE id = %d AND revoked_at IS NULL', array( $id ) );
	}

	/** Ends every link of a customer to a ticket. */
	public function revokeOn( int $ticketId, int $customerId ): void {
		$this->database->execute(
			'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP(), sealed_secret = NULL WHERE ticket_id = %d AND customer_id = %d AND revoked_at IS NULL',
			array( $ticketId, $customerId )
		);
	}

	/** Ends every link of a customer. */
	public function revokeOf( int $customerId ): void {
		$this->database->execute( 'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP(), sealed_secret = NULL WHERE customer_id = %d AND revoked_at IS NULL', array( $customerId ) );
	}

	/** @param int $seconds How long it lives. */
	public function insert( int $ticketId, int $customerId, string $secretHash, ?string $sealed, int $seconds ): void {
		$this->database->execute(
			'INSERT INTO {access_links} (ticket_id, customer_id, secret_hash, sealed_secret, expires_at, created_at)
			VALUES (%d, %d, %s, ' . ( null === $sealed ? 'NULL' : '%s' ) . ', UNIX_TIMESTAMP() + %d, UTC_TIMESTAMP())',
			array( $ticketId, $customerId, $secretHash, ...( null === $sealed ? array() : array( $sealed ) ), $seconds )
		);
	}

	public function renew( int $id, int $seconds ): void {
		$this->database->execute( 'UPDATE {access_links} SET expires_at = UNIX_TIMESTAMP() + %d WHERE id = %d', array( $seconds, $id ) );
	}

	/** Notes the use, at most once a minute. */
	public function touch( int $id ): void {
		$this->database->execute(
			'UPDATE {access_links} SET last_used_at = UNIX_TIMESTAMP() WHERE id = %d AND (last_used_at IS NULL OR last_used_at < UNIX_TIMESTAMP() - 60)',
			array( $id )
		);
	}

	/**
	 * @param int $limit Newest tickets first.
	 * @return list<int> Ids of the listed tickets that this customer has a link to.
	 */
	public function ticketsOf( int $customerId, int $limit ): array {
		$rows = $this->database->rows(
			'SELECT DISTINCT ticket_id FROM {access_links} WHERE customer_id = %d AND revoked_at IS NULL ORDER BY ticket_id DESC LIMIT %d',
			array( $customerId, $limit )
		);
		return array_map( static fn( $row ) => $row->int( 'ticket_id' ), $rows );
	}
}
