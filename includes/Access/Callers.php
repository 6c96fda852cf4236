<?php
/**
 * Finds out who calls.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\CustomerRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of the current request from the WordPress user that core has authenticated.
 */
final class Callers {

	/** Leads every IPv4 address that a server for both kinds writes as IPv6. */
	private const MAPPED = "\0\0\0\0\0\0\0\0\0\0\xff\xff";

	/** @var array<int, Actor> By user id: core may change the user in mid-request. */
	private array $users = array();

	public function __construct( private readonly CustomerRepository $customers ) {}

	public function current(): Actor {
		$user                              = wp_get_current_user();
		return $this->users[ $user->ID ] ??= $this->actor( $user );
	}

	/** Address of the peer, IPv6 as its /64 network; empty when the server does not say. */
	public static function ip(): string {
		$ip = isset( $_SERVER['REMOTE_ADDR'] ) && is_string( $_SERVER['REMOTE_ADDR'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REMOTE_ADDR'] ) ) : '';
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
