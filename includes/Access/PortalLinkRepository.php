<?php
/**
 * Portal links in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the portal_links table. A ticket has one, or several where the salts have changed since the first was made.
 */
final class PortalLinkRepository {

	public function __construct( private readonly Connection $database ) {}

	/** The link with what its life hangs on: asked for with every request, so that "No Portal" counts from the next one on. */
	public function find( string $secretHash ): ?PortalLink {
		$row = $this->database->row(
			'SELECT l.ticket_id, t.is_listed, d.portal FROM {portal_links} l
				LEFT JOIN {tickets} t ON t.id = l.ticket_id
				LEFT JOIN {departments} d ON d.id = t.department_id
				WHERE l.secret_hash = %s',
			array( $secretHash )
		);
		return null === $row ? null : PortalLink::fromRow( $row );
	}

	/** @return list<string> What can be shown of the ticket's links again, the newest first. */
	public function sealedSecrets( int $ticketId ): array {
		$rows = $this->database->rows( 'SELECT sealed_secret FROM {portal_links} WHERE ticket_id = %d AND sealed_secret IS NOT NULL ORDER BY id DESC', array( $ticketId ) );
		return array_map( static fn( Row $row ): string => $row->text( 'sealed_secret' ), $rows );
	}

	public function insert( int $ticketId, string $secretHash, ?string $sealed ): void {
		$this->database->execute(
			'INSERT INTO {portal_links} (ticket_id, secret_hash, sealed_secret, created_at) VALUES (%d, %s, ' . ( null === $sealed ? 'NULL' : '%s' ) . ', UTC_TIMESTAMP())',
			array( $ticketId, $secretHash, ...( null === $sealed ? array() : array( $sealed ) ) )
		);
	}
}
