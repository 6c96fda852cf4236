<?php
/**
 * Rules about tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Action;
use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Agents\Agents;
use SmartSupport\Customers\CustomerService;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Mail\Outbox;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Products\ProductRepository;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Creates, finds and changes tickets, for every channel alike.
 */
final class TicketService {

	public function __construct(
		private readonly TicketRepository $tickets,
		private readonly EventRepository $events,
		private readonly CustomerService $customers,
		private readonly DepartmentService $departments,
		private readonly ProductRepository $products,
		private readonly Agents $agents,
		private readonly TicketPolicy $policy,
		private readonly StatusMachine $statuses,
		private readonly AccessLinks $links,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Writes a ticket, its customer's access link and the mails it causes.
	 *
	 * @return int Id of the new ticket.
	 * @throws Refusal invalid_department.
	 */
	public function create( Actor $actor, NewTicket $ticket ): int {
		return $this->unit->run(
			function () use ( $actor, $ticket ): int {
				$now        = $this->clock->now();
				$department = $this->departments->resolve( $ticket->departmentId );
				$customer   = $this->customers->ensure( $ticket->email, $ticket->name );
				$id         = $this->tickets->insert( $ticket, $customer->id, $customer->isGuest(), $department->id, $now );
				$this->links->create( $id, $customer->id );
				$this->outbox->queue( Notifications::ticketCreated( $id, $customer->id, $ticket ), $now );
				$this->events->record( 'ticket_created', $id, 1, $actor, $ticket->channel, $now );
				/**
				 * Fires when a ticket has been created and committed.
				 *
				 * @since 0.1.0
				 *
				 * @param int $ticketId Id of the ticket.
				 */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_ticket_created', $id ) );
				return $id;
			}
		);
	}

	/** @throws Refusal not_found where the ticket is not there or not for this actor. */
	public function get( Actor $actor, int $id ): Ticket {
		$ticket = $this->tickets->find( $id ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, Action::View, $ticket );
		return $ticket;
	}

	/**
	 * @return array{list<Ticket>, int} One page, and the number of matches as TicketRepository::count() gives it.
	 */
	public function list( TicketQuery $query ): array {
		$tickets = $this->tickets->list( $query );
		$seen    = ( $query->page - 1 ) * $query->perPage + count( $tickets );
		$isLast  = count( $tickets ) < $query->perPage && ( array() !== $tickets || 1 === $query->page );
		return array( $tickets, $isLast ? $seen : $this->tickets->count( $query ) );
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
				$wanted = $this->columns( $ticket, $change, $now );
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
				$this->events->record( 'ticket_updated', $id, $ticket->version + 1, $actor, $channel, $now, $this->difference( $ticket, $wanted ) );
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

	private function locked( Actor $actor, int $id, TicketChange $change ): Ticket {
		$ticket = $this->tickets->lock( $id ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, $change->assigns ? Action::Assign : Action::Edit, $ticket );
		if ( $change->edits() ) {
			$this->policy->authorise( $actor, Action::Edit, $ticket );
		}
		if ( null !== $change->version && $change->version !== $ticket->version ) {
			throw new Refusal(
				'conflict',
				__( 'Somebody else has changed this ticket in the meantime. Please look at it again.', 'smart-support-guest' ),
				array( 'version' => $ticket->version )
			);
		}
		return $ticket;
	}

	/** @return array<string, int|string|null> Columns that get another value. */
	private function columns( Ticket $ticket, TicketChange $change, \DateTimeImmutable $now ): array {
		if ( null !== $change->departmentId ) {
			$this->departments->resolve( $change->departmentId );
		}
		if ( null !== $change->agentId && ! $this->agents->isAgent( $change->agentId ) ) {
			throw new Refusal( 'invalid_agent', __( 'Tickets can only be assigned to agents, supervisors and administrators.', 'smart-support-guest' ) );
		}
		if ( null !== $change->productId && null === $this->products->find( $change->productId ) ) {
			throw new Refusal( 'invalid_product', __( 'There is no such product.', 'smart-support-guest' ) );
		}
		return array( ...$this->plainColumns( $ticket, $change ), ...$this->transition( $ticket, $change, $now ) );
	}

	/** @return array<string, int|string|null> */
	private function plainColumns( Ticket $ticket, TicketChange $change ): array {
		$plain = array();
		if ( null !== $change->subject && $change->subject !== $ticket->subject ) {
			$plain['subject'] = $change->subject;
		}
		if ( null !== $change->priority && $change->priority !== $ticket->priority ) {
			$plain['priority'] = $change->priority->value;
		}
		if ( null !== $change->departmentId && $change->departmentId !== $ticket->departmentId ) {
			$plain['department_id'] = $change->departmentId;
		}
		if ( $change->assigns && $change->agentId !== $ticket->agentId ) {
			$plain['agent_id'] = $change->agentId;
		}
		if ( $change->relabels && $change->productId !== $ticket->productId ) {
			$plain['product_id'] = $change->productId;
		}
		return $plain;
	}

	/** @return array<string, int|string|null> */
	private function transition( Ticket $ticket, TicketChange $change, \DateTimeImmutable $now ): array {
		if ( null !== $change->status && null !== $change->state && $change->status->state() !== $change->state ) {
			throw new Refusal(
				'status_state_conflict',
				/* translators: 1: Status. 2: State. */
				sprintf( __( 'The status %1$s does not belong to the state %2$s.', 'smart-support-guest' ), $change->status->value, $change->state->value )
			);
		}
		if ( null !== $change->status ) {
			return $this->statuses->toStatus( $ticket, $change->status, $now );
		}
		return null === $change->state ? array() : $this->statuses->toState( $ticket, $change->state, $now );
	}

	/**
	 * @param array<string, int|string|null> $wanted
	 * @return array<string, array{mixed, mixed}> Field => before and after, for the event.
	 */
	private function difference( Ticket $ticket, array $wanted ): array {
		$before = array(
			'status'        => $ticket->status->value,
			'state'         => $ticket->state->value,
			'priority'      => $ticket->priority->value,
			'department_id' => $ticket->departmentId,
			'product_id'    => $ticket->productId,
			'agent_id'      => $ticket->agentId,
			'subject'       => $ticket->subject,
		);
		$pairs  = array();
		foreach ( array_intersect_key( $wanted, $before ) as $field => $after ) {
			if ( $before[ $field ] !== $after ) {
				$pairs[ $field ] = array( $before[ $field ], $after );
			}
		}
		return $pairs;
	}
}
