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
