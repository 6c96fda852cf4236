<?php
/**
 * The one transition function.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Clock;
use SmartSupport\Departments\DepartmentRepository;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Every change of status or state, by whatever channel, is one of these functions ticket → columns to write. Which status may
 * follow which, the ticket's department says, for every caller alike (P-18). Spam and trash keep the status: on the way there
 * and back it does not change.
 *
 * @phpstan-type Columns array<string, int|string|null>
 */
final class StatusMachine {

	public function __construct( private readonly DepartmentRepository $departments ) {}

	/**
	 * @param int|null $departmentId Whose graph counts, null for that of the ticket's department.
	 * @return Columns Nothing where the ticket has that status.
	 * @throws Refusal When the ticket may not go there: illegal_transition, with the statuses it may.
	 */
	public function toStatus( Ticket $ticket, Status $status, \DateTimeImmutable $now, ?int $departmentId = null ): array {
		if ( $status === $ticket->status && $ticket->state->isListed() ) {
			return array();
		}
		$allowed = $this->allowed( $ticket, $departmentId );
		if ( ! in_array( $status, $allowed, true ) ) {
			throw self::illegal( $ticket, $status->value, $allowed );
		}
		return $this->columns( $ticket, $status, $status->state(), $now );
	}

	/**
	 * What nobody asks for and something else brings about, such as the reply that opens a ticket: it must not fail with the
	 * reply, so that a department may do without.
	 *
	 * @return Columns Nothing where the ticket has that status, or may not get it.
	 */
	public function byItself( Ticket $ticket, Status $status, \DateTimeImmutable $now ): array {
		return $status !== $ticket->status && $this->allows( $ticket, $status ) ? $this->columns( $ticket, $status, $status->state(), $now ) : array();
	}

	/**
	 * @param int|null $departmentId As toStatus() takes it.
	 * @return Columns Nothing where the ticket is in that state.
	 * @throws Refusal illegal_transition for a merge, which only merging makes, and for a state whose status may not follow.
	 */
	public function toState( Ticket $ticket, State $state, \DateTimeImmutable $now, ?int $departmentId = null ): array {
		if ( $state === $ticket->state ) {
			return array();
		}
		if ( State::Merged === $state || State::Merged === $ticket->state ) {
			throw self::illegal( $ticket, $state->value, $this->allowed( $ticket, $departmentId ) );
		}
		if ( ! $state->isListed() ) {
			return $this->columns( $ticket, $ticket->status, $state, $now );
		}
		$default = State::Closed === $state ? Status::Closed : Status::Open;
		$status  = $ticket->status->state() === $state ? $ticket->status : $default;
		if ( $status !== $ticket->status && ! $this->ways( $departmentId ?? $ticket->departmentId )->allows( $ticket->status, $status ) ) {
			throw self::illegal( $ticket, $state->value, $this->allowed( $ticket, $departmentId ) );
		}
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

	/**
	 * @param int|null $departmentId As toStatus() takes it.
	 * @return list<Status> Where the ticket may go; nowhere from spam, trash and merged.
	 */
	public function allowed( Ticket $ticket, ?int $departmentId = null ): array {
		return $ticket->state->isListed() ? $this->ways( $departmentId ?? $ticket->departmentId )->from( $ticket->status ) : array();
	}

	public function allows( Ticket $ticket, Status $status ): bool {
		return in_array( $status, $this->allowed( $ticket ), true );
	}

	/** @return list<int> Departments in which that status never follows that one. */
	public function departmentsWithout( Status $from, Status $to ): array {
		return array_values( array_filter( array_keys( $this->departments->all() ), fn( int $id ) => ! $this->ways( $id )->allows( $from, $to ) ) );
	}

	private function ways( int $departmentId ): Transitions {
		return ( $this->departments->all()[ $departmentId ] ?? null )->transitions ?? Transitions::free();
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

	/** @param list<Status> $allowed */
	private static function illegal( Ticket $ticket, string $target, array $allowed ): Refusal {
		return new Refusal(
			'illegal_transition',
			/* translators: 1: Status or state the ticket has. 2: The one asked for. */
			sprintf( __( 'A ticket cannot go from %1$s to %2$s.', 'smart-support-guest' ), $ticket->state->isListed() ? $ticket->status->value : $ticket->state->value, $target ),
			array( 'allowed' => array_map( static fn( Status $status ) => $status->value, $allowed ) )
		);
	}
}
