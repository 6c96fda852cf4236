<?php
/**
 * Secrets that must be shown again.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Authenticated encryption (libsodium secretbox) under a key made from the salts in wp-config.php: a stolen
 * database opens nothing. Where the salts are kept in the database there is no key and nothing is sealed.
 */
final class Seal {

	public const CONSTANTS    = array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT' );
	private const PLACEHOLDER = 'put your unique phrase here';

	/** @param string $purpose What it seals: nothing sealed for one purpose opens for another. */
	public function __construct( private readonly string $purpose = 'access links' ) {}

	/** Whether there is a key to seal with. */
	public function canClose(): bool {
		return null !== $this->key();
	}

	/** @return string|null Sealed text, null without a key. */
	public function close( #[\SensitiveParameter] string $secret ): ?string {
		$key = $this->key();
		if ( null === $key ) {
			return null;
		}
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		return sodium_bin2base64( $nonce . sodium_crypto_secretbox( $secret, $nonce, $key ), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
	}

	/** @return string|null The secret, null when it was sealed under other salts or not at all. */
	public function open( ?string $sealed ): ?string {
		$key = $this->key();
		if ( null === $key || null === $sealed ) {
			return null;
		}
		try {
			$bytes = sodium_base642bin( $sealed, SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
			$nonce = substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
			$open  = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, $key );
		} catch ( \SodiumException ) {
			return null;
		}
		return false === $open ? null : $open;
	}

	private function key(): ?string {
		$salts = array();
		foreach ( self::CONSTANTS as $name ) {
			$salt = defined( $name ) ? constant( $name ) : '';
			if ( ! is_string( $salt ) || '' === $salt || self::PLACEHOLDER === $salt ) {
				return null;
			}
			$salts[] = $salt;
		}
		return hash_hmac( 'sha256', "smart-support $this->purpose", implode( '|', $salts ), true );
	}
}
