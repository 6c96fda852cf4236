<?php
/**
 * Who acts.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * Made once per request from a WordPress user, an API key, an access link or a guest session; services know nobody else.
 */
final class Actor {

	/**
	 * @param array<string, true> $capabilities Our capabilities that the actor has.
	 * @param list<Scope>         $scopes       Of a key.
	 * @param list<int>|null      $departmentIds Of a key that is limited to some; null for all.
	 */
	private function __construct(
		public readonly ActorKind $kind,
		public readonly ?int $userId = null,
		public readonly ?int $customerId = null,
		/** The one ticket that they act on: that of an access link, or the page's; null for all of theirs. */
		public readonly ?int $ticketId = null,
		private readonly array $capabilities = array(),
		public readonly string $ip = '',
		public readonly ?int $keyId = null,
		private readonly array $scopes = array(),
		public readonly ?array $departmentIds = null,
	) {}

	public static function anonymous( string $ip = '' ): self {
		return new self( ActorKind::Anonymous, ip: $ip );
	}

	/** @param int|null $customerId The customer this user is, if they ever wrote a ticket. */
	public static function user( \WP_User $user, ?int $customerId = null, string $ip = '' ): self {
		$capabilities = array_filter( Capabilities::all(), static fn( string $capability ) => $user->has_cap( $capability ) );
		return new self( ActorKind::User, $user->ID, $customerId, capabilities: array_fill_keys( $capabilities, true ), ip: $ip );
	}

	public static function key( ApiKey $key, string $ip = '' ): self {
		return new self( ActorKind::Key, ip: $ip, keyId: $key->id, scopes: $key->scopes, departmentIds: $key->departmentIds );
	}

	/** Holder of an access link: one customer, one ticket. */
	public static function link( AccessLink $link, string $ip = '' ): self {
		return new self( ActorKind::Link, null, $link->customerId, $link->ticketId, ip: $ip );
	}

	/**
	 * Holder of a guest session: one customer with all their tickets.
	 *
	 * @param int|null $ticketId The one that the request is about, null for none.
	 */
	public static function guest( GuestSession $session, ?int $ticketId = null, string $ip = '' ): self {
		return new self( ActorKind::Guest, null, $session->customerId, $ticketId, ip: $ip );
	}

	/**
	 * Holder of a portal link: one ticket, and nobody known.
	 *
	 * @param int|null $customerId Whose address they have typed, null before that; a claim, no proof (D10).
	 */
	public static function portal( int $ticketId, ?int $customerId = null, string $ip = '' ): self {
		return new self( ActorKind::Portal, null, $customerId, $ticketId, ip: $ip );
	}

	/** A logged-in person on the page of a ticket that they see: its customer, and nothing beyond it. */
	public function on( Ticket $ticket ): self {
		return new self( $this->kind, $this->userId, $ticket->customerId, $ticket->id, ip: $this->ip );
	}

	/** The plugin itself: automation, demo data, imports from the command line. */
	public static function system(): self {
		return new self( ActorKind::System, capabilities: array_fill_keys( Capabilities::all(), true ) );
	}

	public function can( string $capability ): bool {
		return isset( $this->capabilities[ $capability ] );
	}

	/** The same person, who may not do this. */
	public function without( string $capability ): self {
		return new self( $this->kind, $this->userId, $this->customerId, $this->ticketId, array_diff_key( $this->capabilities, array( $capability => true ) ), $this->ip, $this->keyId, $this->scopes, $this->departmentIds );
	}

	/** @return list<string> Our capabilities that the actor has. */
	public function capabilities(): array {
		return array_keys( $this->capabilities );
	}

	/** Whether a key has the scope. */
	public function has( Scope $scope ): bool {
		return in_array( $scope, $this->scopes, true );
	}

	/** Whether the actor works here or for us, rather than asks for help. */
	public function isStaff(): bool {
		return ActorKind::Key === $this->kind || $this->can( Capabilities::VIEW_TICKETS );
	}
}
