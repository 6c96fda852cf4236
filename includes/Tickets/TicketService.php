<?php
/**
 * Rules about tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and changes tickets, for every channel alike; TicketCreator writes new ones.
 */
final class TicketService {

	/** Tickets that one run of the clockwork changes. */
	private const SWEEP = 50;

	public function __construct(
		private readonly TicketRepository $tickets,
		private readonly TicketListRepository $lists,
		private readonly TicketTags $tags,
		private readonly TicketChanges $changes,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** @throws Refusal not_found where the ticket is not there or not for this actor. */
	public function get( Actor $actor, int $id ): Ticket {
		$ticket = $this->tickets->find( $id ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, Action::View, $ticket );
		return $ticket;
	}

	/**
	 * @return array{list<Ticket>, int} One page, and the number of matches as TicketListRepository::count() gives it.
	 */
	public function list( TicketQuery $query ): array {
		$tickets = $this->lists->list( $query );
		$seen    = ( $query->page - 1 ) * $query->perPage + count( $tickets );
		$isLast  = count( $tickets ) < $query->perPage && ( array() !== $tickets || 1 === $query->page );
		return array( $tickets, $isLast ? $seen : $this->lists->count( $query ) );
	}

	/**
	 * Changes what the change names, as one version.
	 *
	 * @return array{Ticket, bool} The ticket now, and whether anything is different.
	 * @throws Refusal not_found, forbidden, conflict, illegal_transition, invalid_department, invalid_product, invalid_agent.
	 */
	public function update( Actor $actor, int $id, TicketChange $change, Channel $channel ): array {
		return $this->unit->run(
			function () use ( $actor, $id, $change, $channel ): array {
				$ticket = $this->locked( $actor, $id, $change );
				$now    = $this->clock->now();
				$wanted = $this->changes->columns( $actor, $ticket, $change, $now );
				if ( array() === $wanted ) {
					return array( $ticket, false );
				}
				$time = Clock::column( $now );
				$this->tickets->change(
					$ticket,
					array(
						...$wanted,
						'updated_at'        => $time,
						'public_updated_at' => isset( $wanted['status'] ) || isset( $wanted['subject'] ) ? $time : Clock::column( $ticket->publicUpdatedAt ),
					)
				);
				if ( array_key_exists( 'tags', $wanted ) ) {
					$this->tags->replace( $id, $ticket->tags, $change->tags ?? array() );
				}
				$this->events->record( 'ticket_updated', $id, $ticket->version + 1, $actor, $channel, $now, $this->changes->difference( $ticket, $wanted ) );
				/**
				 * Fires when a ticket has been changed and committed.
				 *
				 * @since 0.1.0
				 *
				 * @param int $ticketId Id of the ticket.
				 */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_ticket_updated', $id ) );
				return array( $this->tickets->find( $id ) ?? $ticket, true );
			}
		);
	}

	/**
	 * @return array{Ticket, bool} The ticket now, and whether it was open work until now.
	 * @throws Refusal As update() does.
	 */
	public function close( Actor $actor, int $id, Channel $channel, ?int $version = null ): array {
		return $this->update( $actor, $id, new TicketChange( status: Status::Closed, version: $version ), $channel );
	}

	/**
	 * Opens a closed ticket again; one that is open stays as it is.
	 *
	 * @return array{Ticket, bool} The ticket now, and whether it was closed until now.
	 * @throws Refusal As update() does.
	 */
	public function reopen( Actor $actor, int $id, Channel $channel, ?int $version = null ): array {
		return $this->unit->run(
			function () use ( $actor, $id, $channel, $version ): array {
				$change = new TicketChange( status: Status::Open, version: $version );
				$ticket = $this->locked( $actor, $id, $change );
				return State::Opened === $ticket->state ? array( $ticket, false ) : $this->update( $actor, $id, $change, $channel );
			}
		);
	}

	/**
	 * What time alone does: delayed tickets open again, resolved ones become closed.
	 *
	 * @param int $closeDays Days after which they do, 0 for never.
	 */
	public function sweep( int $closeDays ): void {
		$now = $this->clock->now();
		foreach ( $this->tickets->delayedUntil( $now, self::SWEEP ) as $id ) {
			$this->sweepOne( $id, Status::Delayed, Status::Open );
		}
		foreach ( 0 === $closeDays ? array() : $this->tickets->resolvedBefore( $now->modify( "-$closeDays days" ), self::SWEEP ) as $id ) {
			$this->sweepOne( $id, Status::Resolved, Status::Closed );
		}
	}

	/** Somebody may have changed it since it was found. */
	private function sweepOne( int $id, Status $from, Status $to ): void {
		$this->unit->run(
			function () use ( $id, $from, $to ): void {
				$ticket = $this->tickets->lock( $id );
				if ( null !== $ticket && $from === $ticket->status && $ticket->state->isListed() ) {
					$this->update( Actor::system(), $id, new TicketChange( status: $to ), Channel::Admin );
				}
			}
		);
	}

	/**
	 * Locks a ticket for a write.
	 *
	 * @throws Refusal not_found, forbidden; conflict, with what is new, for a version that is stale.
	 */
	private function locked( Actor $actor, int $id, TicketChange $change ): Ticket {
		$ticket = $this->tickets->lock( $id ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, $change->assigns ? Action::Assign : Action::Edit, $ticket );
		if ( $change->edits() ) {
			$this->policy->authorise( $actor, Action::Edit, $ticket );
		}
		$this->checkVersion( $actor, $ticket, $change->version );
		return $ticket;
	}

	/**
	 * @param int|null $version The one that a write of a locked ticket is based on, null for any.
	 * @throws Refusal conflict, with what is new.
	 */
	public function checkVersion( Actor $actor, Ticket $ticket, ?int $version ): void {
		if ( null === $version || $version === $ticket->version ) {
			return;
		}
		throw new Refusal(
			'conflict',
			__( 'Somebody else has changed this ticket in the meantime. Please look at it again.', 'smart-support-guest' ),
			array(
				'version' => $ticket->version,
				'events'  => $this->events->since( $ticket->id, $version, $this->policy->allows( $actor, Action::ReadNotes ) ),
			)
		);
	}
}
