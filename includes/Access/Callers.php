<?php
/**
 * Finds out who calls.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of a request from its API key, else from the WordPress user that core has authenticated.
 */
final class Callers {

	/** Leads every IPv4 address that a server for both kinds writes as IPv6. */
	private const MAPPED = "\0\0\0\0\0\0\0\0\0\0\xff\xff";

	/** @var array<int, Actor> By user id: core may change the user in mid-request. */
	private array $users = array();

	/** @var \WeakMap<\WP_REST_Request<array<string, mixed>>, Actor> Core asks twice a request. */
	private \WeakMap $keyed;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly ApiKeys $keys,
	) {
		$this->keyed = new \WeakMap();
	}

	/**
	 * Who calls a route: the key, if there is one, whoever else is logged in.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Refusal As ApiKeys::authenticate() does, and for two keys that differ.
	 */
	public function of( \WP_REST_Request $request ): Actor {
		if ( isset( $this->keyed[ $request ] ) ) {
			return $this->keyed[ $request ];
		}
		$secret = self::secret( $request );
		return null === $secret ? $this->current() : $this->keyed[ $request ] = Actor::key( $this->keys->authenticate( $secret, self::peer() ), self::ip() );
	}

	/** The WordPress user who is logged in, or nobody. */
	public function current(): Actor {
		$user                              = wp_get_current_user();
		return $this->users[ $user->ID ] ??= $this->actor( $user );
	}

	/**
	 * The key that a request shows, by either header.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Refusal invalid_api_key for two that differ.
	 */
	private static function secret( \WP_REST_Request $request ): ?string {
		$own    = $request->get_header( 'X-Smart-Support-API-Key' );
		$bearer = 1 === preg_match( '/^Bearer[ ]+(.*)$/Dis', $request->get_header( 'Authorization' ) ?? '', $found ) ? trim( $found[1] ) : null;
		if ( null !== $own && null !== $bearer && ! hash_equals( trim( $own ), $bearer ) ) {
			throw ApiKeys::invalid();
		}
		return null === $own ? $bearer : trim( $own );
	}

	/** Address of the peer, in full; empty when the server does not say. */
	private static function peer(): string {
		return isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
	}

	/** Address of the peer, IPv6 as its /64 network; empty when the server does not say. */
	public static function ip(): string {
		$ip = self::peer();
		if ( false === filter_var( $ip, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6 ) ) {
			return false === filter_var( $ip, FILTER_VALIDATE_IP ) ? '' : $ip;
		}
		$bytes = (string) inet_pton( $ip );
		return (string) inet_ntop( str_starts_with( $bytes, self::MAPPED ) ? substr( $bytes, 12 ) : substr( $bytes, 0, 8 ) . str_repeat( "\0", 8 ) );
	}

	private function actor( \WP_User $user ): Actor {
		if ( 0 === $user->ID ) {
			return Actor::anonymous( self::ip() );
		}
		$isStaff = $user->has_cap( Capabilities::VIEW_TICKETS );
		return Actor::user( $user, $isStaff ? null : ( $this->customers->idsOfUsers( array( $user->ID ) )[0] ?? null ), self::ip() );
	}
}
