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
		private readonly StatusMachine $statuses,
		private readonly SelfClosing $selfClosing,
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
		return $this->unit->run( fn(): array => $this->write( $actor, $this->locked( $actor, $id, $change ), $change, $channel ) );
	}

	/** @return array{Ticket, bool} As update() does. */
	private function write( Actor $actor, Ticket $ticket, TicketChange $change, Channel $channel ): array {
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
			$this->tags->replace( $ticket->id, $ticket->tags, $change->tags ?? array() );
		}
		$this->events->record( 'ticket_updated', $ticket->id, $ticket->version + 1, $actor, $channel, $now, $this->changes->difference( $ticket, $wanted ) );
		/**
		 * Fires when a ticket has been changed and committed.
		 *
		 * @since 0.1.0
		 *
		 * @param int $ticketId Id of the ticket.
		 */
		$this->unit->afterCommit( static fn() => do_action( 'smart_support_ticket_updated', $ticket->id ) );
		return array( $this->tickets->find( $ticket->id ) ?? $ticket, true );
	}

	/**
	 * Closes a ticket; a customer's gets the status that its department has for that.
	 *
	 * @return array{Ticket, bool} The ticket now, and whether anything is different.
	 * @throws Refusal As update() does; forbidden for customers whose department has none.
	 */
	public function close( Actor $actor, int $id, Channel $channel, ?int $version = null ): array {
		if ( $actor->isStaff() ) {
			return $this->update( $actor, $id, new TicketChange( status: Status::Closed, version: $version ), $channel );
		}
		return $this->turn( $actor, $id, $channel, $version, $this->selfClosing->close( ... ) );
	}

	/**
	 * Opens a closed ticket again; one that is open stays as it is.
	 *
	 * @return array{Ticket, bool} The ticket now, and whether it was closed until now.
	 * @throws Refusal As close() does.
	 */
	public function reopen( Actor $actor, int $id, Channel $channel, ?int $version = null ): array {
		$staff = static fn( Ticket $ticket ): ?Status => State::Opened === $ticket->state ? null : Status::Open;
		return $this->turn( $actor, $id, $channel, $version, $actor->isStaff() ? $staff : $this->selfClosing->reopen( ... ) );
	}

	/**
	 * @param \Closure(Ticket): ?Status $wanted The status it is to get, null to leave it.
	 * @return array{Ticket, bool}
	 */
	private function turn( Actor $actor, int $id, Channel $channel, ?int $version, \Closure $wanted ): array {
		return $this->unit->run(
			function () use ( $actor, $id, $channel, $version, $wanted ): array {
				$ticket = $this->tickets->lock( $id ) ?? throw Refusal::notFound();
				// Which customers may do this, their department says: here it must only be their ticket.
				$this->policy->authorise( $actor, $actor->isStaff() ? Action::Edit : Action::Reply, $ticket );
				$this->checkVersion( $actor, $ticket, $version );
				$status = $wanted( $ticket );
				return null === $status ? array( $ticket, false ) : $this->write( $actor, $ticket, new TicketChange( status: $status ), $channel );
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
		// Those that may never be closed would be found first, and again and again.
		$except = $this->statuses->departmentsWithout( Status::Resolved, Status::Closed );
		foreach ( 0 === $closeDays ? array() : $this->tickets->resolvedBefore( $now->modify( "-$closeDays days" ), self::SWEEP, $except ) as $id ) {
			$this->sweepOne( $id, Status::Resolved, Status::Closed );
		}
	}

	/** Somebody may have changed it since it was found. One that may not go on loses its time, or it would be found again. */
	private function sweepOne( int $id, Status $from, Status $to ): void {
		$this->unit->run(
			function () use ( $id, $from, $to ): void {
				$ticket = $this->tickets->lock( $id );
				if ( null !== $ticket && $from === $ticket->status && $ticket->state->isListed() ) {
					$change = $this->statuses->allows( $ticket, $to ) ? new TicketChange( status: $to ) : new TicketChange( delays: true );
					$this->update( Actor::system(), $id, $change, Channel::Admin );
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
