<?php
/**
 * What a customer's reply does to its ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Database\Clock;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\StatusMachine;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * It opens the ticket (D1), also a closed one within the reopen window (D21), and somebody waits from then on.
 */
final class Reopening {

	public function __construct(
		private readonly Settings $settings,
		private readonly StatusMachine $statuses,
	) {}

	/** Whether a closed ticket has been so for longer than the window. */
	public function isOver( Ticket $ticket, \DateTimeImmutable $now ): bool {
		$ended = $this->ended( $ticket );
		$days  = $this->settings->int( 'tickets', 'reopen_days' );
		return null !== $ended && $now > $ended->modify( "+$days days" );
	}

	/** When it was closed, null for a ticket that is not. */
	public function ended( Ticket $ticket ): ?\DateTimeImmutable {
		return State::Closed === $ticket->state ? $ticket->closedAt ?? $ticket->resolvedAt : null;
	}

	/**
	 * The columns that change, none where nothing does any more.
	 *
	 * @param \DateTimeImmutable $since When the reply was written.
	 * @return array<string, int|string|null>
	 */
	public function columns( Ticket $ticket, \DateTimeImmutable $since, \DateTimeImmutable $now ): array {
		if ( ! $ticket->state->isListed() || $this->isOver( $ticket, $now ) ) {
			return array();
		}
		$waiting = array( 'waiting_since' => Clock::column( $ticket->waitingSince ?? $since ) );
		return array( ...$this->statuses->byItself( $ticket, Status::Open, $now ), ...$waiting );
	}
}
