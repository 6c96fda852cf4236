<?php
/**
 * What is known of a reply's author.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

defined( 'ABSPATH' ) || exit;

/**
 * Whether the address that a reply was written under has proved itself (D10).
 */
enum Verification: string {
	case Verified = 'verified';
	/** On the ticket, but its address was only typed. */
	case Claimed = 'claimed';
	/** For staff alone until its address proves itself. */
	case Held = 'held';
}
