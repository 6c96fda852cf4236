<?php
/**
 * A code that was mailed.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What the database keeps of the newest code of a customer.
 */
final class GuestCode {

	public function __construct(
		public readonly int $id,
		public readonly int $customerId,
		public readonly string $codeHash,
		/** Seconds since 1970, by the database's clock. */
		public readonly int $expiresAt,
		/** Normal form of the customer's address. */
		public readonly string $email = '',
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->int( 'customer_id' ), $row->text( 'code_hash' ), $row->int( 'expires_at' ), $row->text( 'email' ) );
	}
}
