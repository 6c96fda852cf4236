<?php
/**
 * Whether tickets have a public page.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

defined( 'ABSPATH' ) || exit;

/**
 * A department's own choice; none until somebody with the settings' capability makes another.
 */
enum PortalMode: string {
	/** Portal links open nothing. */
	case None = 'none';
	/** Whoever has a ticket's portal link sees its page. */
	case Public = 'public';
}
