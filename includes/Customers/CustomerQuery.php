<?php
/**
 * What a list of customers shows.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Access\Visibility;

defined( 'ABSPATH' ) || exit;

/**
 * Filters, sort and page, checked.
 */
final class CustomerQuery {

	public function __construct(
		/** Of the tickets: who has none of these is not listed. */
		public readonly Visibility $visibility,
		/** How a name or an address begins, or a whole address. */
		public readonly ?string $search = null,
		/** Only guests, only registered customers, null for both. */
		public readonly ?bool $guest = null,
		/** One of CustomerList::SORTS. */
		public readonly string $orderBy = 'id',
		public readonly bool $descending = true,
		public readonly int $page = 1,
		public readonly int $perPage = 20,
	) {}
}
