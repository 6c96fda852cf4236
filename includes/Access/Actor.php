<?php
/**
 * Who acts.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Made once per request from a WordPress user or an access link; services know nobody else.
 */
final class Actor {

	/** @param array<string, true> $capabilities Our capabilities that the actor has. */
	private function __construct(
		public readonly ActorKind $kind,
		public readonly ?int $userId = null,
		public readonly ?int $customerId = null,
		/** The one ticket an access link opens. */
		public readonly ?int $ticketId = null,
		private readonly array $capabilities = array(),
		public readonly string $ip = '',
	) {}

	public static function anonymous( string $ip = '' ): self {
		return new self( ActorKind::Anonymous, ip: $ip );
	}

	/** @param int|null $customerId The customer this user is, if they ever wrote a ticket. */
	public static function user( \WP_User $user, ?int $customerId = null, string $ip = '' ): self {
		$capabilities = array_filter( Capabilities::all(), static fn( string $capability ) => $user->has_cap( $capability ) );
		return new self( ActorKind::User, $user->ID, $customerId, capabilities: array_fill_keys( $capabilities, true ), ip: $ip );
	}

	/** Holder of an access link: one customer, one ticket. */
	public static function link( AccessLink $link, string $ip = '' ): self {
		return new self( ActorKind::Link, null, $link->customerId, $link->ticketId, ip: $ip );
	}

	/** The plugin itself: automation, demo data, imports from the command line. */
	public static function system(): self {
		return new self( ActorKind::System, capabilities: array_fill_keys( Capabilities::all(), true ) );
	}

	public function can( string $capability ): bool {
		return isset( $this->capabilities[ $capability ] );
	}

	/** Whether the actor works here, rather than asks for help. */
	public function isStaff(): bool {
		return $this->can( Capabilities::VIEW_TICKETS );
	}
}
