<?php
/**
 * A portal link.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Row;
use SmartSupport\Departments\PortalMode;

defined( 'ABSPATH' ) || exit;

/**
 * The public link of one ticket: whoever has it may look, and nobody is known by it.
 */
final class PortalLink {

	public function __construct(
		public readonly int $ticketId,
		/** Whether it opens anything now: the ticket's department has its portal on, and the ticket is there. */
		public readonly bool $isLive,
	) {}

	public static function fromRow( Row $row ): self {
		$isPublic = PortalMode::Public->value === $row->textOrNull( 'portal' );
		return new self( $row->int( 'ticket_id' ), $isPublic && 1 === $row->intOrNull( 'is_listed' ) );
	}
}
