<?php
/**
 * What customers may do to the status of their tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Departments\DepartmentRepository;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Customers close and reopen where their ticket's department has a status for it and its graph allows the way there (D9, P-17).
 * Whose ticket it is, the policy says.
 */
final class SelfClosing {

	public function __construct(
		private readonly DepartmentRepository $departments,
		private readonly StatusMachine $statuses,
	) {}

	public function canClose( Ticket $ticket ): bool {
		$status = $this->status( $ticket );
		return State::Opened === $ticket->state && null !== $status && $this->statuses->allows( $ticket, $status );
	}

	public function canReopen( Ticket $ticket ): bool {
		return State::Closed === $ticket->state && null !== $this->status( $ticket ) && $this->statuses->allows( $ticket, Status::Open );
	}

	/**
	 * @return Status|null What a customer's Close leads to; null where the ticket is closed.
	 * @throws Refusal forbidden.
	 */
	public function close( Ticket $ticket ): ?Status {
		$status = $this->status( $ticket ) ?? throw Refusal::forbidden();
		if ( State::Closed === $ticket->state ) {
			return null;
		}
		return $this->canClose( $ticket ) ? $status : throw Refusal::forbidden();
	}

	/**
	 * @return Status|null What a customer's Reopen leads to; null where the ticket is open.
	 * @throws Refusal forbidden.
	 */
	public function reopen( Ticket $ticket ): ?Status {
		if ( State::Opened === $ticket->state && null !== $this->status( $ticket ) ) {
			return null;
		}
		return $this->canReopen( $ticket ) ? Status::Open : throw Refusal::forbidden();
	}

	private function status( Ticket $ticket ): ?Status {
		return ( $this->departments->all()[ $ticket->departmentId ] ?? null )?->selfClose;
	}
}
