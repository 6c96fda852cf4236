<?php
/**
 * Who is on a ticket, in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Participants;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL over the tables participants, ticket_addresses and companies' customers.
 */
final class AssociateRepository {

	/** One statement for every address: which of its parts has found something can be told neither by the answer nor by their number. */
	private const IS_ON = "SELECT COUNT(*) FROM {tickets} ticket WHERE ticket.id = %d AND (
		EXISTS (SELECT 1 FROM {ticket_addresses} address WHERE address.ticket_id = ticket.id AND address.email_hash = %s)
		OR EXISTS (SELECT 1 FROM {customers} customer WHERE customer.email_hash = %s AND (
			customer.id = ticket.customer_id
			OR EXISTS (SELECT 1 FROM {participants} participant WHERE participant.ticket_id = ticket.id AND participant.customer_id = customer.id)
			OR EXISTS (SELECT 1 FROM {replies} reply WHERE reply.ticket_id = ticket.id AND reply.customer_id = customer.id AND reply.verification = 'verified')
			OR customer.company_id = (SELECT asker.company_id FROM {customers} asker WHERE asker.id = ticket.customer_id)
		))
	)";

	public function __construct( private readonly Connection $database ) {}

	/** @param string $emailHash Of an address in its normal form. */
	public function isOn( int $ticketId, string $emailHash ): bool {
		return '0' !== $this->database->value( self::IS_ON, array( $ticketId, $emailHash, $emailHash ) );
	}

	/** An address of the ticket's mails as it was written there, null where it was in none. */
	public function address( int $ticketId, string $emailHash ): ?string {
		return $this->database->value( 'SELECT email FROM {ticket_addresses} WHERE ticket_id = %d AND email_hash = %s', array( $ticketId, $emailHash ) );
	}
}
