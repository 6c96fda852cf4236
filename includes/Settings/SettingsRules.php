<?php
/**
 * Rules of settings.
 */

declare(strict_types=1);

namespace SmartSupport\Settings;

use SmartSupport\Access\Blocklist;
use SmartSupport\Access\IpNetwork;
use SmartSupport\Access\Seal;
use SmartSupport\Refusal;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * What a schema cannot say: entries of lists, and settings that need each other.
 */
final class SettingsRules {

	public function __construct(
		private readonly Settings $settings,
		private readonly Secrets $secrets,
	) {}

	/**
	 * @param array<string, array<string, mixed>> $changes Values that fit the schema, by group.
	 * @throws Refusal validation_error, with all faults by the path of their field.
	 */
	public function check( array $changes ): void {
		$after  = $this->settings->merged( $changes );
		$guests = $changes['guests'] ?? array();
		$errors = self::proxies( $changes['general']['trusted_proxies'] ?? array() )
			+ self::blocklist( $guests['blocklist'] ?? array() )
			+ $this->secret( $guests )
			+ ( $this->concernsCaptcha( $after, $guests ) ? $this->captcha( $after, $guests ) : array() );
		if ( array() !== $errors ) {
			throw Refusal::invalid( $errors );
		}
	}

	/** @return array<string, string> */
	private static function proxies( mixed $entries ): array {
		$wrong = array_filter( self::texts( $entries ), static fn( string $entry ): bool => null === IpNetwork::parse( $entry ) );
		if ( array() !== $wrong ) {
			/* translators: %s: What was entered. */
			return array( 'general.trusted_proxies' => sprintf( __( 'These are no IP addresses or networks: %s', 'smart-support-guest' ), implode( ', ', $wrong ) ) );
		}
		// Who trusts everybody believes whatever a visitor says about himself.
		$all = array_filter( self::texts( $entries ), static fn( string $entry ): bool => str_ends_with( $entry, '/0' ) );
		return array() === $all ? array() : array( 'general.trusted_proxies' => __( 'A network of all addresses would trust every visitor. Please name your proxies.', 'smart-support-guest' ) );
	}

	/** @return array<string, string> */
	private static function blocklist( mixed $entries ): array {
		$wrong = array_filter( self::texts( $entries ), static fn( string $entry ): bool => null === Blocklist::normal( $entry ) );
		/* translators: %s: What was entered. */
		return array() === $wrong ? array() : array( 'guests.blocklist' => sprintf( __( 'These are neither e-mail addresses nor domains: %s', 'smart-support-guest' ), implode( ', ', $wrong ) ) );
	}

	/**
	 * @param array<string, mixed> $guests
	 * @return array<string, string>
	 */
	private function secret( array $guests ): array {
		if ( isset( $guests['has_captcha_secret'] ) && $this->secrets->has( Secrets::CAPTCHA ) !== $guests['has_captcha_secret'] ) {
			return array( 'guests.has_captcha_secret' => __( 'This only says whether there is a secret: guests.captcha_secret changes it.', 'smart-support-guest' ) );
		}
		if ( '' === ( $guests['captcha_secret'] ?? '' ) || $this->secrets->canKeep() ) {
			return array();
		}
		/* translators: %s: Names of constants. */
		return array( 'guests.captcha_secret' => sprintf( __( 'A secret is kept sealed with keys that are not in the database. Please define them in wp-config.php first: %s', 'smart-support-guest' ), implode( ', ', Seal::CONSTANTS ) ) );
	}

	/**
	 * Whether anything changes that the CAPTCHA's rules are about: what lost its secret with the salts must not keep
	 * other settings from being saved.
	 *
	 * @param array<string, array<string, mixed>> $after
	 * @param array<string, mixed>                $guests
	 */
	private function concernsCaptcha( array $after, array $guests ): bool {
		$before = $this->settings->all();
		return isset( $guests['captcha_secret'] )
			|| $before['guests']['captcha'] !== $after['guests']['captcha']
			|| $before['guests']['captcha_site_key'] !== $after['guests']['captcha_site_key']
			|| $before['api']['public_creation'] !== $after['api']['public_creation'];
	}

	/**
	 * @param array<string, array<string, mixed>> $after
	 * @param array<string, mixed>                $guests
	 * @return array<string, string>
	 */
	private function captcha( array $after, array $guests ): array {
		$opens = true === $after['api']['public_creation'];
		if ( 'none' === $after['guests']['captcha'] ) {
			$field = $this->settings->bool( 'api', 'public_creation' ) ? 'guests.captcha' : 'api.public_creation';
			return $opens ? array( $field => __( 'Public creation by API needs a CAPTCHA.', 'smart-support-guest' ) ) : array();
		}
		$errors = array();
		if ( '' === $after['guests']['captcha_site_key'] ) {
			$errors['guests.captcha_site_key'] = __( 'The CAPTCHA needs the site key that its provider has given you.', 'smart-support-guest' );
		}
		if ( isset( $guests['captcha_secret'] ) ? '' === $guests['captcha_secret'] : ! $this->secrets->has( Secrets::CAPTCHA ) ) {
			$errors['guests.captcha_secret'] = __( 'The CAPTCHA needs the secret that its provider has given you.', 'smart-support-guest' );
		}
		return $errors;
	}

	/** @return list<string> */
	private static function texts( mixed $entries ): array {
		return array_values( array_filter( SchemaFile::map( $entries ), is_string( ... ) ) );
	}
}
