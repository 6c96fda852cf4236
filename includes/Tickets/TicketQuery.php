<?php
/**
 * What a list of tickets shows.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Visibility;

defined( 'ABSPATH' ) || exit;

/**
 * Filters, sort and page, checked. An empty list of values means no filter.
 */
final class TicketQuery {

	/**
	 * @param array<string, list<int|string>> $filters Column of TicketListRepository::FILTERS => values, joined by OR; filters by AND.
	 * @param string|null                     $search  Words or a ticket number.
	 * @param string                          $orderBy A key of TicketListRepository::SORTS.
	 */
	public function __construct(
		public readonly Visibility $visibility,
		public readonly array $filters = array(),
		public readonly ?string $search = null,
		public readonly ?\DateTimeImmutable $updatedAfter = null,
		public readonly ?\DateTimeImmutable $createdAfter = null,
		public readonly ?\DateTimeImmutable $createdBefore = null,
		public readonly ?bool $unassigned = null,
		public readonly string $orderBy = 'updated_at',
		public readonly bool $descending = true,
		public readonly int $page = 1,
		public readonly int $perPage = 20,
		/** @var list<string> One of these. */
		public readonly array $tags = array(),
	) {}
}
