<?php
/**
 * Kinds of actors.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * How an actor proved who they are; the word events record.
 */
enum ActorKind: string {
	case Anonymous = 'anonymous';
	case User      = 'user';
	case Key       = 'key';
	case Link      = 'link';
	case Guest     = 'guest';
	/** Holder of a ticket's portal link, who has proved nothing (D7). */
	case Portal = 'portal';
	case System = 'system';
}
