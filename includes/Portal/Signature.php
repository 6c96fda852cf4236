<?php
/**
 * Signed facts.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * What a visitor's browser keeps for us and must not invent. The purpose is part of the signature, so that none serves
 * for another; the key is made of the site's salts.
 */
final class Signature {

	/** @return string 32 characters of lower-case hex. */
	public static function of( string $purpose, string ...$facts ): string {
		$text = implode( '|', array( 'smart-support', $purpose, ...$facts ) );
		return substr( hash_hmac( 'sha256', $text, wp_salt( 'nonce' ) ), 0, 32 );
	}

	public static function isValid( string $signature, string $purpose, string ...$facts ): bool {
		return hash_equals( self::of( $purpose, ...$facts ), $signature );
	}
}
