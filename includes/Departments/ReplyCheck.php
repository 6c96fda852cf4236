<?php
/**
 * What a typed address is worth.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

defined( 'ABSPATH' ) || exit;

/**
 * What becomes of a reply on a ticket's public page from an address that is on the ticket (D10).
 */
enum ReplyCheck: string {
	/** Accepted at once, marked for staff until the address proves itself. */
	case Trust = 'trust';
	/** Held until somebody presses a button on a page that a mail to that address leads to. */
	case Confirm = 'confirm';
}
