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
		public readonly ?int $revokedAt = null,
		public readonly ?int $lastUsedAt = null,
		/** Null where only what it opens matters. */
		public readonly ?\DateTimeImmutable $createdAt = null,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			id: $row->int( 'id' ),
			ticketId: $row->int( 'ticket_id' ),
			customerId: $row->int( 'customer_id' ),
			sealedSecret: $row->textOrNull( 'sealed_secret' ),
			expiresAt: $row->int( 'expires_at' ),
			revokedAt: $row->intOrNull( 'revoked_at' ),
			lastUsedAt: $row->intOrNull( 'last_used_at' ),
			createdAt: $row->timeOrNull( 'created_at' ),
		);
	}

	/**
	 * @param int $now Seconds of the database's clock.
	 * @return 'active'|'expired'|'revoked'
	 */
	public function status( int $now ): string {
		return null !== $this->revokedAt ? 'revoked' : ( $this->expiresAt > $now ? 'active' : 'expired' );
	}
}
