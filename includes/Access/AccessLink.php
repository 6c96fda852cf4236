<?php
/**
 * An access link.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * A personal link: one ticket x one customer.
 */
final class AccessLink {

	public function __construct(
		public readonly int $id,
		public readonly int $ticketId,
		public readonly int $customerId,
		public readonly ?string $sealedSecret,
		/** Seconds since 1970, by the database's clock. */
		public readonly int $expiresAt,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->int( 'ticket_id' ), $row->int( 'customer_id' ), $row->textOrNull( 'sealed_secret' ), $row->int( 'expires_at' ) );
	}
}
