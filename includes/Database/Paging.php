<?php
/**
 * Totals of lists.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * A page that is not full tells the total by itself: most lists need no count.
 */
final class Paging {

	/**
	 * @param list<mixed>     $rows  Of the page.
	 * @param \Closure(): int $count Asked only when the page does not tell.
	 */
	public static function total( array $rows, int $page, int $perPage, \Closure $count ): int {
		$isLast = count( $rows ) < $perPage && ( array() !== $rows || 1 === $page );
		return $isLast ? ( $page - 1 ) * $perPage + count( $rows ) : $count();
	}
}
