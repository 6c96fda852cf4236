<?php
/**
 * A call that was made with an API key.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * One line of a key's log. It holds nothing that the caller sent: the route is ours, with names where values were.
 */
final class ApiCall {

	public function __construct(
		/** Seconds of the database's clock. */
		public readonly int $calledAt,
		public readonly string $method,
		/** E.g. `/tickets/{id}`. */
		public readonly string $route,
		/** HTTP status of the answer. */
		public readonly int $status,
		/** Address of the peer, empty when unknown. */
		public readonly string $ip,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'called_at' ), $row->text( 'method' ), $row->text( 'route' ), $row->int( 'status' ), $row->text( 'ip' ) );
	}
}
