<?php
/**
 * The text of an API key.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * `ss_live_<8 id>_<43 secret>_<6 checksum>` in base62. The checksum lets scanners of source code and logs tell a key
 * from other text, and saves us a query for what is none.
 */
final class ApiKeySecret {

	private const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
	private const FORM   = '/^ss_live_([0-9A-Za-z]{8})_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})$/D';

	private function __construct(
		/** The part that may be shown: eight digits. */
		public readonly string $prefix,
		public readonly string $text,
	) {}

	public static function make(): self {
		$prefix = self::random( 8 );
		$body   = "ss_live_{$prefix}_" . self::random( 43 );
		return new self( $prefix, $body . '_' . self::checksum( $body ) );
	}

	/** Null for what is no key of ours. */
	public static function parse( #[\SensitiveParameter] string $text ): ?self {
		$isKey = 1 === preg_match( self::FORM, $text, $parts ) && hash_equals( self::checksum( substr( $text, 0, -7 ) ), $parts[3] );
		return $isKey ? new self( $parts[1], $text ) : null;
	}

	private static function random( int $length ): string {
		$text = '';
		for ( $i = 0; $i < $length; $i++ ) {
			$text .= self::DIGITS[ random_int( 0, 61 ) ];
		}
		return $text;
	}

	/** Six digits of the SHA-256: they find typing errors, and protect nothing. */
	private static function checksum( #[\SensitiveParameter] string $body ): string {
		$number = (int) hexdec( substr( hash( 'sha256', $body ), 0, 8 ) );
		$text   = '';
		for ( $i = 0; $i < 6; $i++ ) {
			$text   = self::DIGITS[ $number % 62 ] . $text;
			$number = intdiv( $number, 62 );
		}
		return $text;
	}
}
