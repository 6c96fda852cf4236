<?php
/**
 * Who is on a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Participants;

use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * The ticket's customer, its participants, who was addressed by its mails or has written on it, and the customer's
 * company (P-16, T-16, D11). It says yes or no to one address and never lists any.
 */
final class Associates {

	public function __construct(
		private readonly AssociateRepository $associates,
		private readonly CustomerService $customers,
	) {}

	public function has( Ticket $ticket, EmailAddress $email ): bool {
		return $this->associates->isOn( $ticket->id, $email->hash() );
	}

	/**
	 * The customer with an address that is on a ticket, made when they write for the first time: of the address that mails
	 * have gone to, not of the one that was typed, which a mailbox may not take for the same.
	 */
	public function customer( Ticket $ticket, EmailAddress $email ): Customer {
		$known = $this->associates->address( $ticket->id, $email->hash() );
		return $this->customers->ensure( EmailAddress::tryParse( $known ?? '' ) ?? $email );
	}
}
