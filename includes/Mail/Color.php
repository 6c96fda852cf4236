<?php
/**
 * A colour, and what can be read on it.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * Contrast as WCAG 2.2 reckons it (1.4.3).
 */
final class Color {

	/** Least contrast of normal text, level AA. */
	public const READABLE = 4.5;

	/** @return float 1 (the same colour) to 21 (black on white). */
	public static function contrast( string $one, string $other ): float {
		$lights = array( self::luminance( $one ), self::luminance( $other ) );
		return ( max( $lights ) + 0.05 ) / ( min( $lights ) + 0.05 );
	}

	/**
	 * The colour for text on a background: the first of the wanted that can be read there, else black or white, of which
	 * one always can.
	 */
	public static function on( string $background, string ...$wanted ): string {
		foreach ( $wanted as $color ) {
			if ( self::contrast( $background, $color ) >= self::READABLE ) {
				return $color;
			}
		}
		return self::contrast( $background, '#000000' ) > self::contrast( $background, '#ffffff' ) ? '#000000' : '#ffffff';
	}

	/** @return float 0 (black) to 1 (white). */
	private static function luminance( string $color ): float {
		$parts = array_map(
			static function ( string $hex ): float {
				$part = hexdec( $hex ) / 255;
				return $part <= 0.04045 ? $part / 12.92 : ( ( $part + 0.055 ) / 1.055 ) ** 2.4;
			},
			str_split( substr( $color, 1 ), 2 )
		);
		return 0.2126 * $parts[0] + 0.7152 * ( $parts[1] ?? 0.0 ) + 0.0722 * ( $parts[2] ?? 0.0 );
	}
}
