<?php
/**
 * Life-cycle state of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * A status belongs to opened or closed; the other states hold the last status for the ticket's return
 * and are left out of every list that does not ask for them.
 */
enum State: string {
	case Opened = 'opened';
	case Closed = 'closed';
	case Spam   = 'spam';
	case Trash  = 'trash';
	case Merged = 'merged';

	public function isListed(): bool {
		return self::Opened === $this || self::Closed === $this;
	}
}
