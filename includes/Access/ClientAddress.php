<?php
/**
 * Where a request comes from.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The peer's address; behind proxies that the owner trusts, the one they say. Headers are words of whoever sent them:
 * of X-Forwarded-For each hop has written the one before it at the right end, so it is believed as far as trusted
 * proxies have written it. No other header is looked at.
 */
final class ClientAddress {

	/** In full; empty when the server does not say. */
	public static function current(): string {
		$peer = self::header( 'REMOTE_ADDR' );
		$hops = self::header( 'HTTP_X_FORWARDED_FOR' );
		// Most sites have no proxy: they need not look into the settings.
		return '' === $hops || '' === IpNetwork::bytes( $peer ) ? $peer : self::behind( $peer, explode( ',', $hops ) );
	}

	/**
	 * The right-most hop that is no trusted proxy; where all are, the first of them.
	 *
	 * @param list<string> $hops
	 */
	private static function behind( string $peer, array $hops ): string {
		$trusted = array_filter( array_map( IpNetwork::parse( ... ), ( new Settings() )->texts( 'general', 'trusted_proxies' ) ) );
		$address = $peer;
		while ( array() !== $hops && self::isIn( $trusted, $address ) ) {
			$hop = self::address( (string) array_pop( $hops ) );
			if ( '' === $hop ) {
				// "unknown" or worse: the proxy that wrote it is the last one we know.
				break;
			}
			$address = $hop;
		}
		return $address;
	}

	/** @param array<IpNetwork> $networks */
	private static function isIn( array $networks, string $address ): bool {
		return array() !== array_filter( $networks, static fn( IpNetwork $network ): bool => $network->contains( $address ) );
	}

	/** An address as proxies write it, some with a port; empty for anything else. */
	private static function address( string $hop ): string {
		$hop = trim( $hop );
		if ( 1 === preg_match( '/^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::\d{1,5})?$/Di', $hop, $part ) ) {
			$hop = $part[2] ?? $part[1];
		}
		return '' === IpNetwork::bytes( $hop ) ? '' : $hop;
	}

	private static function header( string $name ): string {
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
	}
}
