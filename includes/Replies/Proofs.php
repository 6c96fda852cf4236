<?php
/**
 * Proof after the fact.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Once a customer proves by an act that the mailbox is theirs, what they have claimed before is verified, and what it
 * would have done to its ticket is done, once (D10). Opening a link is no act.
 */
final class Proofs {

	public function __construct(
		private readonly ReplyRepository $replies,
		private readonly TicketRepository $tickets,
		private readonly EventRepository $events,
		private readonly Reopening $reopening,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** What the holder of an access link or of a guest session has done proves whose the mailbox is; a log-in alone does not (D5). */
	public function byAct( Actor $actor, int $ticketId ): void {
		if ( null !== $actor->customerId && in_array( $actor->kind, array( ActorKind::Link, ActorKind::Guest ), true ) ) {
			$this->ofTicket( $actor, $ticketId, $actor->customerId );
		}
	}

	/**
	 * Verifies what a customer has claimed on a ticket.
	 *
	 * @param Actor $actor Who has proved to be that customer.
	 */
	public function ofTicket( Actor $actor, int $ticketId, int $customerId ): void {
		$this->unit->run(
			function () use ( $actor, $ticketId, $customerId ): void {
				// Most customers have claimed nothing: that must not cost more than this look.
				if ( array() !== $this->replies->claimed( $ticketId, $customerId ) ) {
					$this->verify( $actor, $ticketId, $customerId );
				}
			}
		);
	}

	/**
	 * Verifies what a customer has claimed on any ticket.
	 *
	 * @param \Closure(int): Actor $actor Who has proved to be that customer, on a ticket.
	 */
	public function ofCustomer( int $customerId, \Closure $actor ): void {
		$this->unit->run(
			function () use ( $customerId, $actor ): void {
				foreach ( $this->replies->ticketsWithClaims( $customerId ) as $ticketId ) {
					$this->verify( $actor( $ticketId ), $ticketId, $customerId );
				}
			}
		);
	}

	private function verify( Actor $actor, int $ticketId, int $customerId ): void {
		$ticket  = $this->tickets->lock( $ticketId );
		$claimed = $this->replies->claimed( $ticketId, $customerId );
		$newest  = end( $claimed );
		// Whoever was first has done it all.
		if ( null === $ticket || false === $newest || 0 === $this->replies->verify( $ticketId, $customerId ) ) {
			return;
		}
		$now     = $this->clock->now();
		$due     = $this->due( $ticket, $newest, $now );
		$time    = Clock::column( $now );
		$columns = array(
			'updated_at'        => $time,
			'public_updated_at' => $time,
		);
		$this->tickets->change( $ticket, $columns + $due );
		$data = array( 'reply_ids' => array_map( static fn( Reply $reply ): int => $reply->id, $claimed ) );
		if ( isset( $due['status'] ) ) {
			$data['status'] = array( $ticket->status->value, $due['status'] );
		}
		$this->events->record( 'reply_verified', $ticketId, $ticket->version + 1, $actor, Channel::Portal, $now, $data );
	}

	/**
	 * What the reply would have done, unless staff have answered or closed the ticket since.
	 *
	 * @return array<string, int|string|null>
	 */
	private function due( Ticket $ticket, Reply $newest, \DateTimeImmutable $now ): array {
		$ended      = $this->reopening->ended( $ticket );
		$isAnswered = $this->replies->lastByAgent( $ticket->id ) > $newest->id;
		return $isAnswered || ( null !== $ended && $ended > $newest->createdAt ) ? array() : $this->reopening->columns( $ticket, $newest->createdAt, $now );
	}
}
