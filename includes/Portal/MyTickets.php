<?php
/**
 * All tickets of one who asks for help.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketQuery;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * The list, in its reader's words: what changed last for them comes first.
 */
final class MyTickets {

	/** Longest search, in characters. */
	public const LONGEST_SEARCH = 200;

	public function __construct(
		private readonly TicketService $tickets,
		private readonly TicketPolicy $policy,
	) {}

	/**
	 * @param list<string> $words Statuses as customers know them, see Status::word(); none for all.
	 * @param string|null  $search Words or a ticket number.
	 * @return array{list<Ticket>, int} One page, and the number of matches as TicketListRepository::count() gives it.
	 */
	public function list( Actor $actor, array $words, ?string $search, int $page, int $perPage ): array {
		$statuses = array_filter( Status::cases(), static fn( Status $status ) => in_array( $status->word(), $words, true ) );
		return $this->tickets->list(
			new TicketQuery(
				visibility: $this->policy->visibility( $actor ),
				filters: array( 'status' => array_values( array_map( static fn( Status $status ) => $status->value, $statuses ) ) ),
				search: $search,
				page: $page,
				perPage: $perPage,
			)
		);
	}
}
