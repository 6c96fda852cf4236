<?php
/**
 * Sides of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

defined( 'ABSPATH' ) || exit;

/**
 * Which side wrote a reply.
 */
enum AuthorType: string {
	case Agent    = 'agent';
	case Customer = 'customer';
}
