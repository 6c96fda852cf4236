<?php
/**
 * Closing by the holder of a portal link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Participants\Associates;
use SmartSupport\Refusal;
use SmartSupport\Replies\ClaimedReplies;
use SmartSupport\Replies\Reopening;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\StatusMachine;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Takes an address that is on the ticket (D9), and a department that lets customers close. Where a typed address is worth
 * nothing before its owner has confirmed it, nobody closes by it.
 */
final class PortalClosing {

	public function __construct(
		private readonly TypedAddresses $addresses,
		private readonly ClaimedReplies $replies,
		private readonly Associates $associates,
		private readonly DepartmentService $departments,
		private readonly StatusMachine $statuses,
		private readonly Reopening $reopening,
		private readonly TicketRepository $tickets,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * @return array{Ticket, bool} The ticket now, and whether it was open until now (D21).
	 * @throws Refusal forbidden.
	 */
	public function close( Actor $portal, EmailAddress $email ): array {
		return $this->change( $portal, $email, fn( Ticket $ticket ): ?Status => State::Closed === $ticket->state ? null : $this->target( $ticket ) );
	}

	/**
	 * @return array{Ticket, bool} The ticket now, and whether it was closed until now.
	 * @throws Refusal As close() does; forbidden also after the reopen window.
	 */
	public function reopen( Actor $portal, EmailAddress $email ): array {
		return $this->change(
			$portal,
			$email,
			function ( Ticket $ticket ): ?Status {
				if ( null === $this->target( $ticket ) || $this->reopening->isOver( $ticket, $this->clock->now() ) ) {
					throw Refusal::forbidden();
				}
				return State::Opened === $ticket->state ? null : Status::Open;
			}
		);
	}

	/** Where a customer's Close leads; null where customers close nothing. */
	private function target( Ticket $ticket ): ?Status {
		return $this->departments->all()[ $ticket->departmentId ]->selfClose ?? null;
	}

	/**
	 * Must not run inside a unit of work: what rolls that back would take a wrong try back too.
	 *
	 * @throws Refusal forbidden, rate_limited, validation_error, author_not_on_ticket.
	 */
	public function judge( Actor $portal, string $email ): EmailAddress {
		$ticket = $this->addresses->ticket( $portal );
		$this->authorise( $ticket );
		$address = EmailAddress::tryParse( $email ) ?? throw Refusal::invalid( array( 'email' => __( 'This is not a valid e-mail address.', 'smart-support-guest' ) ) );
		$this->addresses->check( $portal, $ticket, $address );
		return $address;
	}

	/** Whether anybody may close or reopen it by a typed address. */
	public function isOpenTo( Ticket $ticket ): bool {
		try {
			$this->authorise( $ticket );
			return true;
		} catch ( Refusal ) {
			return false;
		}
	}

	public function canReopen( Ticket $ticket ): bool {
		return $this->isOpenTo( $ticket ) && ! $this->reopening->isOver( $ticket, $this->clock->now() );
	}

	/** @throws Refusal forbidden where nobody may close by a typed address. */
	private function authorise( Ticket $ticket ): void {
		$department = $this->departments->all()[ $ticket->departmentId ] ?? null;
		$target     = $department?->selfClose;
		if ( null === $target || $this->replies->holds( $ticket ) || ( State::Opened === $ticket->state && ! $department->transitions->allows( $ticket->status, $target ) ) ) {
			throw Refusal::forbidden();
		}
	}

	/**
	 * @param \Closure(Ticket): ?Status $goal Null where nothing changes.
	 * @return array{Ticket, bool}
	 */
	private function change( Actor $portal, EmailAddress $address, \Closure $goal ): array {
		return $this->unit->run(
			function () use ( $portal, $address, $goal ): array {
				$ticket = $this->tickets->lock( (int) $portal->ticketId ) ?? throw Refusal::notFound();
				$actor  = Actor::portal( $ticket->id, $this->associates->customer( $ticket, $address )->id, $portal->ip );
				$this->policy->authorise( $actor, Action::Reply, $ticket );
				$this->authorise( $ticket );
				$status = $goal( $ticket );
				return null === $status ? array( $ticket, false ) : array( $this->write( $actor, $ticket, $status ), true );
			}
		);
	}

	private function write( Actor $actor, Ticket $ticket, Status $status ): Ticket {
		$now     = $this->clock->now();
		$time    = Clock::column( $now );
		$columns = array(
			'updated_at'        => $time,
			'public_updated_at' => $time,
		);
		$this->tickets->change( $ticket, $columns + $this->statuses->toStatus( $ticket, $status, $now ) );
		$this->events->record( 'ticket_updated', $ticket->id, $ticket->version + 1, $actor, Channel::Portal, $now, array( 'status' => array( $ticket->status->value, $status->value ) ) );
		/** This action is documented in includes/Tickets/TicketService.php */
		$this->unit->afterCommit( static fn() => do_action( 'smart_support_ticket_updated', $ticket->id ) );
		return $this->tickets->find( $ticket->id ) ?? $ticket;
	}
}
