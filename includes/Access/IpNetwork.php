<?php
/**
 * An IP address or a network of them.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * One entry of an allow-list: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. IPv4 written as IPv6 is IPv4.
 */
final class IpNetwork {

	/** Leads every IPv4 address that a server for both kinds writes as IPv6. */
	private const MAPPED      = "\0\0\0\0\0\0\0\0\0\0\xff\xff";
	private const MAPPED_BITS = 96;

	private function __construct(
		/** First address, 4 or 16 bytes. */
		private readonly string $bytes,
		/** Bits that all its addresses share. */
		private readonly int $bits,
	) {}

	/** Null for what is neither an address nor a network in CIDR notation. */
	public static function parse( string $text ): ?self {
		if ( 1 !== preg_match( '#^([0-9a-f.:]+)(?:/(0|[1-9][0-9]{0,2}))?$#Di', $text, $parts ) ) {
			return null;
		}
		$bytes = self::bytes( $parts[1] );
		$width = 8 * strlen( $bytes );
		$bits  = isset( $parts[2] ) ? (int) $parts[2] : null;
		// The length of a prefix counts in the family it was written in.
		if ( null !== $bits && 32 === $width && str_contains( $parts[1], ':' ) ) {
			$bits -= self::MAPPED_BITS;
		}
		$bits ??= $width;
		return '' === $bytes || $bits < 0 || $bits > $width ? null : new self( self::masked( $bytes, $bits ), $bits );
	}

	/** Whether an address is in the network; an unknown one is in none. */
	public function contains( string $address ): bool {
		$bytes = self::bytes( $address );
		return strlen( $bytes ) === strlen( $this->bytes ) && self::masked( $bytes, $this->bits ) === $this->bytes;
	}

	/** The one way to write it. */
	public function text(): string {
		$address = (string) inet_ntop( $this->bytes );
		return 8 * strlen( $this->bytes ) === $this->bits ? $address : "$address/$this->bits";
	}

	/** @return string 4 or 16 bytes; empty for what is no address. */
	public static function bytes( string $address ): string {
		if ( false === filter_var( $address, FILTER_VALIDATE_IP ) ) {
			return '';
		}
		$bytes = (string) inet_pton( $address );
		return 16 === strlen( $bytes ) && str_starts_with( $bytes, self::MAPPED ) ? substr( $bytes, 12 ) : $bytes;
	}

	/** The bytes with all bits after the first ones cleared. */
	private static function masked( string $bytes, int $bits ): string {
		$whole = intdiv( $bits, 8 );
		$mask  = str_repeat( "\xff", $whole );
		if ( $whole < strlen( $bytes ) ) {
			$mask .= chr( 0xff & ( 0xff << ( 8 - $bits % 8 ) ) );
		}
		return $bytes & str_pad( $mask, strlen( $bytes ), "\0" );
	}
}
