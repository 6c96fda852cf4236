<?php
/**
 * Finds out who calls.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of a request from its API key, else from the WordPress user that core has authenticated.
 */
final class Callers {

	/** @var array<int, Actor> By user id: core may change the user in mid-request. */
	private array $users = array();

	/** @var \WeakMap<\WP_REST_Request<array<string, mixed>>, ApiKeyUse|Refusal> What became of its key: core asks twice a request. */
	private \WeakMap $judged;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly ApiKeys $keys,
		private readonly Settings $settings,
	) {
		$this->judged = new \WeakMap();
	}

	/**
	 * Who calls a route: the key, if there is one, whoever else is logged in.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Refusal As ApiKeys::authenticate() and admit() do, and for two keys that differ.
	 */
	public function of( \WP_REST_Request $request ): Actor {
		$use = $this->judge( $request );
		if ( $use instanceof Refusal ) {
			throw $use;
		}
		if ( null === $use ) {
			return $this->current();
		}
		$this->keys->admit( $use );
		return Actor::key( $use->key, self::ip() );
	}

	/**
	 * The key that a request proved, whatever became of the request.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	public function use( \WP_REST_Request $request ): ?ApiKeyUse {
		$use = $this->judge( $request );
		return $use instanceof ApiKeyUse ? $use : null;
	}

	/** The WordPress user who is logged in, or nobody. */
	public function current(): Actor {
		$user                              = wp_get_current_user();
		return $this->users[ $user->ID ] ??= $this->actor( $user );
	}

	/**
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @return ApiKeyUse|Refusal|null Null without a key.
	 */
	private function judge( \WP_REST_Request $request ): ApiKeyUse|Refusal|null {
		if ( ! isset( $this->judged[ $request ] ) ) {
			[ $secret, $other ] = self::secrets( $request );
			if ( null === $secret || null === $other ) {
				return null;
			}
			try {
				$this->judged[ $request ] = hash_equals( $secret, $other ) ? $this->keys->authenticate( $secret, ClientAddress::current() ) : $this->keys->wrong();
			} catch ( Refusal $refusal ) {
				$this->judged[ $request ] = $refusal;
			}
		}
		return $this->judged[ $request ];
	}

	/**
	 * The key that a request shows by each header; by one of them alone it is the same twice.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @return array{string, string}|array{null, null}
	 */
	private static function secrets( \WP_REST_Request $request ): array {
		$own    = trim( $request->get_header( 'X-Smart-Support-API-Key' ) ?? '' );
		$bearer = 1 === preg_match( '/^Bearer[ ]+(.*)$/Dis', $request->get_header( 'Authorization' ) ?? '', $found ) ? trim( $found[1] ) : '';
		$shown  = array_values( array_filter( array( $own, $bearer ), static fn( string $secret ) => '' !== $secret ) );
		return array() === $shown ? array( null, null ) : array( $shown[0], $shown[1] ?? $shown[0] );
	}

	/** Address of the caller, IPv6 as its /64 network; empty when the server does not say. */
	public static function ip(): string {
		$bytes = IpNetwork::bytes( ClientAddress::current() );
		return '' === $bytes ? '' : (string) inet_ntop( 4 === strlen( $bytes ) ? $bytes : substr( $bytes, 0, 8 ) . str_repeat( "\0", 8 ) );
	}

	private function actor( \WP_User $user ): Actor {
		if ( 0 === $user->ID ) {
			return Actor::anonymous( self::ip() );
		}
		$isStaff = $user->has_cap( Capabilities::VIEW_TICKETS );
		$actor   = Actor::user( $user, $isStaff ? null : ( $this->customers->idsOfUsers( array( $user->ID ) )[0] ?? null ), self::ip() );
		return $this->mayHandleLinks( $actor ) ? $actor : $actor->without( Capabilities::VIEW_ACCESS_LINKS );
	}

	/** Whoever has an access link acts as the customer: of those who do not look after all tickets, the site may ask not to. */
	private function mayHandleLinks( Actor $actor ): bool {
		return $actor->can( Capabilities::VIEW_ALL_TICKETS ) || ! $actor->can( Capabilities::VIEW_ACCESS_LINKS ) || $this->settings->bool( 'guests', 'agents_see_links' );
	}
}
