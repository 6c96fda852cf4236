<?php
/**
 * Tickets of a department or product that goes.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Moves every ticket of one department or product to another, in three statements however many they are: each ticket
 * goes one version on and has an event that says so, as if somebody had changed it by hand.
 *
 * @phpstan-type Label 'department_id'|'product_id'
 */
final class Reassignment {

	public function __construct(
		private readonly ReassignmentRepository $tickets,
		private readonly EventRepository $events,
		private readonly Clock $clock,
	) {}

	/** @param Label $column */
	public function areOn( string $column, int $id ): bool {
		return $this->tickets->areOn( $column, $id );
	}

	/**
	 * Runs inside a unit of work.
	 *
	 * @param Label    $column
	 * @param int|null $to     Null takes the product off.
	 */
	public function move( Actor $actor, string $column, int $from, ?int $to ): void {
		$this->tickets->lock( $column, $from );
		$now = $this->clock->now();
		// Before the change: afterwards nothing tells the moved from those who were there.
		$this->events->recordOnEach( 'ticket_updated', $column, $from, $actor, Channel::of( $actor ), $now, array( $column => array( $from, $to ) ) );
		$this->tickets->move( $column, $from, $to, $now );
	}
}
