<?php
/**
 * Rules about events.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Paging;

defined( 'ABSPATH' ) || exit;

/**
 * Shows a ticket's history to those who see the ticket.
 */
final class EventService {

	public function __construct(
		private readonly EventRepository $events,
		private readonly TicketService $tickets,
		private readonly TicketPolicy $policy,
	) {}

	/**
	 * One page, oldest first. Who may not read internal notes is not told that there are any.
	 *
	 * @param bool $descending Youngest first.
	 * @return array{list<Event>, int} Page and total.
	 * @throws \SmartSupport\Refusal not_found.
	 */
	public function list( Actor $actor, int $ticketId, int $page, int $perPage, bool $descending = false ): array {
		$this->tickets->get( $actor, $ticketId );
		$withNotes = $this->policy->allows( $actor, Action::ReadNotes );
		$events    = $this->events->page( $ticketId, $withNotes, $page, $perPage, $descending );
		return array( $events, Paging::total( $events, $page, $perPage, fn() => $this->events->count( $ticketId, $withNotes ) ) );
	}
}
