<?php
/**
 * The way something came in.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;

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

	/** The way in which this caller's REST requests come: a script has a key or an Application Password. */
	public static function of( Actor $actor ): self {
		if ( ActorKind::User !== $actor->kind || null !== rest_get_authenticated_app_password() ) {
			return self::Api;
		}
		return $actor->isStaff() ? self::Admin : self::Portal;
	}
}
