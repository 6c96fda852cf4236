<?php
/**
 * Addresses that are typed on a ticket's public page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\Blocklist;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Participants\Associates;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Says whether an address is on the ticket (P-13, P-15), and lets nobody find out by trying: wrong ones are few, counted
 * exactly, and answered alike whether they are known elsewhere, an agent's, blocked or nobody's.
 */
final class TypedAddresses {

	private const WINDOW = 15 * MINUTE_IN_SECONDS;

	/** Wrong addresses in the window: from one network address, and from all of them together. */
	private const TRIES_OF_ONE = 5;
	private const TRIES_OF_ALL = 30;

	public function __construct(
		private readonly Associates $associates,
		private readonly TicketRepository $tickets,
		private readonly TicketPolicy $policy,
		private readonly RateLimiter $limiter,
		private readonly Settings $settings,
		private readonly UnitOfWork $unit,
	) {}

	/**
	 * The link's ticket, for who may try still.
	 *
	 * @throws Refusal not_found, rate_limited.
	 */
	public function ticket( Actor $portal ): Ticket {
		$ticket = $this->tickets->find( (int) $portal->ticketId ) ?? throw Refusal::notFound();
		$this->policy->authorise( $portal, Action::View, $ticket );
		foreach ( self::limits( $portal ) as [ $what, $who, $limit ] ) {
			$this->limiter->look( $what, $who, $limit, self::WINDOW );
		}
		return $ticket;
	}

	/**
	 * Lets an address pass that is on the ticket. For every address the same is asked in the same order. Must not run inside
	 * a unit of work: what rolls that back would take the try back too.
	 *
	 * @throws Refusal rate_limited, also for a right one; author_not_on_ticket.
	 */
	public function check( Actor $portal, Ticket $ticket, EmailAddress $email ): void {
		$isRight = $this->unit->run(
			function () use ( $portal, $ticket, $email ): bool {
				foreach ( self::limits( $portal ) as [ $what, $who, $limit ] ) {
					$this->limiter->hold( $what, $who, $limit, self::WINDOW );
				}
				$isOn      = $this->associates->has( $ticket, $email );
				$isBlocked = Blocklist::of( $this->settings->texts( 'guests', 'blocklist' ) )->has( $email );
				foreach ( $isOn && ! $isBlocked ? array() : self::limits( $portal ) as [ $what, $who, $limit ] ) {
					$this->limiter->hit( $what, $who, $limit, self::WINDOW );
				}
				return $isOn && ! $isBlocked;
			}
		);
		// What is thrown after the commit does not take the try back.
		if ( ! $isRight ) {
			$text = __( 'This address is not on this ticket. Please use the one that our mails about it come to.', 'smart-support-guest' );
			throw Refusal::invalid( array( 'email' => $text ), 'author_not_on_ticket' );
		}
	}

	/** @return list<array{string, string, int}> What is limited, whose, and how many. */
	private static function limits( Actor $portal ): array {
		return array(
			array( 'portal-address ip', "$portal->ticketId $portal->ip", self::TRIES_OF_ONE ),
			array( 'portal-address ticket', (string) $portal->ticketId, self::TRIES_OF_ALL ),
		);
	}
}
