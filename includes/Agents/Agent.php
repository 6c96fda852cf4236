<?php
/**
 * A member of the staff.
 */

declare(strict_types=1);

namespace SmartSupport\Agents;

use SmartSupport\Access\Capabilities;

defined( 'ABSPATH' ) || exit;

/**
 * A WordPress user whom tickets can be assigned to.
 */
final class Agent {

	private function __construct(
		/** WordPress user id. */
		public readonly int $id,
		public readonly string $name,
		public readonly string $email,
		/** agent, supervisor or administrator. */
		public readonly string $role,
	) {}

	public static function of( \WP_User $user ): self {
		// By what they may do: a site may give our capabilities to roles of its own.
		$role = match ( true ) {
			$user->has_cap( Capabilities::MANAGE_SETTINGS ) => 'administrator',
			$user->has_cap( Capabilities::VIEW_ALL_TICKETS ) => 'supervisor',
			default => 'agent',
		};
		return new self( $user->ID, $user->display_name, $user->user_email, $role );
	}
}
