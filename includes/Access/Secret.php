<?php
/**
 * Secrets that open something.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * 32 random bytes as 43 characters of base64url. Too many to guess, so their plain SHA-256 is enough to check them by.
 */
final class Secret {

	private const PATTERN = '/^[A-Za-z0-9_-]{43}$/D';

	public static function make(): string {
		return sodium_bin2base64( random_bytes( 32 ), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
	}

	/** Whether a text has the form of one. */
	public static function isOne( #[\SensitiveParameter] string $text ): bool {
		return 1 === preg_match( self::PATTERN, $text );
	}

	/** What the database keeps of it. */
	public static function hash( #[\SensitiveParameter] string $secret ): string {
		return hash( 'sha256', $secret );
	}
}
