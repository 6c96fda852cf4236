<?php
/**
 * A guest session.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * A browser whose owner has proved that a customer's mailbox is theirs, less than a day ago.
 */
final class GuestSession {

	public function __construct(
		public readonly int $id,
		public readonly int $customerId,
		/** Seconds since 1970, by the database's clock. */
		public readonly int $expiresAt,
		/** Normal form of the customer's address. */
		public readonly string $email = '',
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->int( 'customer_id' ), $row->int( 'expires_at' ), $row->text( 'email' ) );
	}
}
