<?php
/**
 * The way something came in.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * How a ticket, reply or event came in.
 */
enum Channel: string {
	case Guest  = 'guest';
	case Portal = 'portal';
	case Email  = 'email';
	case Api    = 'api';
	case Admin  = 'admin';
}
