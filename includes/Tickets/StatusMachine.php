<?php
/**
 * The one transition function.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Clock;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Every change of status or state, by whatever channel, is one of these: pure functions ticket → columns to write.
 *
 * @phpstan-type Columns array<string, int|string|null>
 */
final class StatusMachine {

	/**
	 * @return Columns Nothing where the ticket has that status.
	 * @throws Refusal When the ticket may not go there: illegal_transition, with the statuses it may.
	 */
	public function toStatus( Ticket $ticket, Status $status, \DateTimeImmutable $now ): array {
		if ( $status === $ticket->status && $ticket->state->isListed() ) {
			return array();
		}
		if ( ! in_array( $status, $this->allowed( $ticket ), true ) ) {
			throw $this->illegal( $ticket, $status->value );
		}
		return $this->columns( $ticket, $status, $status->state(), $now );
	}

	/**
	 * @return Columns Nothing where the ticket is in that state.
	 * @throws Refusal illegal_transition for a merge, which only merging makes.
	 */
	public function toState( Ticket $ticket, State $state, \DateTimeImmutable $now ): array {
		if ( $state === $ticket->state ) {
			return array();
		}
		if ( State::Merged === $state || State::Merged === $ticket->state ) {
			throw $this->illegal( $ticket, $state->value );
		}
		if ( ! $state->isListed() ) {
			return $this->columns( $ticket, $ticket->status, $state, $now );
		}
		$default = State::Closed === $state ? Status::Closed : Status::Open;
		$status  = $ticket->status->state() === $state ? $ticket->status : $default;
		return $this->columns( $ticket, $status, $state, $now );
	}

	/**
	 * The columns of a ticket that is written with this status or state; new and opened without either.
	 *
	 * @return Columns
	 * @throws Refusal status_state_conflict.
	 */
	public function initial( ?Status $status, ?State $state, \DateTimeImmutable $now ): array {
		self::agree( $status, $state );
		$time   = Clock::column( $now );
		$status = $status ?? ( State::Closed === $state ? Status::Closed : Status::New );
		$state  = $state ?? $status->state();
		return array(
			'status'        => $status->value,
			'state'         => $state->value,
			'is_listed'     => (int) $state->isListed(),
			'resolved_at'   => State::Closed === $state ? $time : null,
			'closed_at'     => Status::Closed === $status ? $time : null,
			'waiting_since' => in_array( $status, array( Status::New, Status::Open ), true ) ? $time : null,
		);
	}

	/** @throws Refusal status_state_conflict for a status of another state. */
	public static function agree( ?Status $status, ?State $state ): void {
		if ( null !== $status && null !== $state && $status->state() !== $state ) {
			throw new Refusal(
				'status_state_conflict',
				/* translators: 1: Status. 2: State. */
				sprintf( __( 'The status %1$s does not belong to the state %2$s.', 'smart-support-guest' ), $status->value, $state->value )
			);
		}
	}

	/** @return list<Status> Where the ticket may go: everywhere but back to new; nowhere from spam, trash and merged. */
	public function allowed( Ticket $ticket ): array {
		if ( ! $ticket->state->isListed() ) {
			return array();
		}
		return array_values( array_filter( Status::cases(), static fn( Status $status ) => Status::New !== $status && $status !== $ticket->status ) );
	}

	/** @return Columns */
	private function columns( Ticket $ticket, Status $status, State $state, \DateTimeImmutable $now ): array {
		$time    = Clock::column( $now );
		$kept    = static fn( ?\DateTimeImmutable $past ): string => null === $past ? $time : Clock::column( $past );
		$columns = array(
			'status'    => $status->value,
			'state'     => $state->value,
			'is_listed' => (int) $state->isListed(),
		);
		if ( ! $state->isListed() ) {
			return $columns;
		}
		$waits = in_array( $status, array( Status::New, Status::Open ), true );
		return $columns + array(
			'resolved_at'   => State::Closed === $state ? $kept( $ticket->resolvedAt ) : null,
			'closed_at'     => Status::Closed === $status ? $kept( $ticket->closedAt ) : null,
			'delayed_until' => null,
			'waiting_since' => $waits && null !== $ticket->waitingSince ? Clock::column( $ticket->waitingSince ) : null,
		);
	}

	private function illegal( Ticket $ticket, string $target ): Refusal {
		$allowed = array_map( static fn( Status $status ) => $status->value, $this->allowed( $ticket ) );
		return new Refusal(
			'illegal_transition',
			/* translators: 1: Status or state the ticket has. 2: The one asked for. */
			sprintf( __( 'A ticket cannot go from %1$s to %2$s.', 'smart-support-guest' ), $ticket->state->isListed() ? $ticket->status->value : $ticket->state->value, $target ),
			array( 'allowed' => $allowed )
		);
	}
}
