<?php
/**
 * What changes mean.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Agents\Agents;
use SmartSupport\Database\Clock;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Products\ProductRepository;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Checks a change against what there is, and tells which columns of a ticket get another value.
 */
final class TicketChanges {

	public function __construct(
		private readonly DepartmentService $departments,
		private readonly ProductRepository $products,
		private readonly Agents $agents,
		private readonly StatusMachine $statuses,
	) {}

	/**
	 * @return array<string, int|string|null> Columns that get another value.
	 * @throws Refusal invalid_department, invalid_agent, invalid_product, status_state_conflict, illegal_transition, validation_error.
	 */
	public function columns( Actor $actor, Ticket $ticket, TicketChange $change, \DateTimeImmutable $now ): array {
		if ( null !== $change->departmentId ) {
			$this->departments->resolve( $change->departmentId, $actor->departmentIds );
		}
		$this->check( $change->agentId, $change->productId );
		$transition = $this->transition( $ticket, $change, $now );
		return array( ...$this->plain( $ticket, $change ), ...$transition, ...$this->delay( $ticket, $change, $transition, $now ) );
	}

	/** @throws Refusal invalid_agent, invalid_product. */
	public function check( ?int $agentId, ?int $productId ): void {
		if ( null !== $agentId && ! $this->agents->isAgent( $agentId ) ) {
			throw new Refusal( 'invalid_agent', __( 'Tickets can only be assigned to agents, supervisors and administrators.', 'smart-support-guest' ) );
		}
		if ( null !== $productId && null === $this->products->find( $productId ) ) {
			throw new Refusal( 'invalid_product', __( 'There is no such product.', 'smart-support-guest' ) );
		}
	}

	/**
	 * @param array<string, int|string|null> $wanted
	 * @return array<string, array{mixed, mixed}> Field => before and after, for the event.
	 */
	public function difference( Ticket $ticket, array $wanted ): array {
		$before = array(
			'status'        => $ticket->status->value,
			'state'         => $ticket->state->value,
			'priority'      => $ticket->priority->value,
			'department_id' => $ticket->departmentId,
			'product_id'    => $ticket->productId,
			'agent_id'      => $ticket->agentId,
			'subject'       => $ticket->subject,
			'tags'          => TicketTags::column( $ticket->tags ),
			'delayed_until' => null === $ticket->delayedUntil ? null : Clock::column( $ticket->delayedUntil ),
		);
		$pairs  = array();
		foreach ( array_intersect_key( $wanted, $before ) as $field => $after ) {
			if ( $before[ $field ] !== $after ) {
				$pairs[ $field ] = array( self::shown( $field, $before[ $field ] ), self::shown( $field, $after ) );
			}
		}
		return $pairs;
	}

	/** A column's value as the API shows it. */
	private static function shown( string $field, int|string|null $value ): mixed {
		return match ( true ) {
			'tags' === $field => TicketTags::read( null === $value ? null : (string) $value ),
			'priority' === $field => Priority::from( (int) $value )->slug(),
			'delayed_until' === $field && null !== $value => str_replace( ' ', 'T', (string) $value ) . 'Z',
			default => $value,
		};
	}

	/** @return array<string, int|string|null> */
	private function plain( Ticket $ticket, TicketChange $change ): array {
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
		$tags = null === $change->tags ? $ticket->tags : array_values( TicketTags::normal( $change->tags ) );
		if ( $tags !== $ticket->tags ) {
			$plain['tags'] = TicketTags::column( $tags );
		}
		return $plain;
	}

	/** @return array<string, int|string|null> */
	private function transition( Ticket $ticket, TicketChange $change, \DateTimeImmutable $now ): array {
		StatusMachine::agree( $change->status, $change->state );
		// A ticket that moves to another department with the same request obeys that one already.
		if ( null !== $change->status ) {
			return $this->statuses->toStatus( $ticket, $change->status, $now, $change->departmentId );
		}
		return null === $change->state ? array() : $this->statuses->toState( $ticket, $change->state, $now, $change->departmentId );
	}

	/**
	 * @param array<string, int|string|null> $transition
	 * @return array<string, string|null>
	 * @throws Refusal validation_error for a ticket that is not delayed, and for a time that has passed.
	 */
	private function delay( Ticket $ticket, TicketChange $change, array $transition, \DateTimeImmutable $now ): array {
		if ( ! $change->delays ) {
			return array();
		}
		$until = $change->delayedUntil;
		if ( null !== $until && Status::Delayed->value !== ( $transition['status'] ?? $ticket->status->value ) ) {
			throw Refusal::invalid( array( 'delayed_until' => __( 'Only a ticket with the status delayed can open again by itself.', 'smart-support-guest' ) ) );
		}
		if ( null !== $until && $until <= $now ) {
			throw Refusal::invalid( array( 'delayed_until' => __( 'delayed_until must lie in the future.', 'smart-support-guest' ) ) );
		}
		return $until?->getTimestamp() === $ticket->delayedUntil?->getTimestamp() && array() === $transition ? array() : array( 'delayed_until' => null === $until ? null : Clock::column( $until ) );
	}
}
