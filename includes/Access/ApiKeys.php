<?php
/**
 * Rules about API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Proves keys. A key is never a WordPress user: it acts here alone.
 */
final class ApiKeys {

	public function __construct(
		private readonly ApiKeyRepository $keys,
		private readonly Settings $settings,
	) {}

	/**
	 * @param string $secret As it was sent.
	 * @param string $ip     Of the peer.
	 * @throws Refusal invalid_api_key, the same for every cause; expired_api_key for the right secret alone; api_disabled.
	 */
	public function authenticate( #[\SensitiveParameter] string $secret, string $ip ): ApiKey {
		$parsed = ApiKeySecret::parse( $secret );
		$found  = null === $parsed ? null : $this->keys->findBySecret( $parsed->text );
		if ( null === $found || null !== $found[0]->revokedAt ) {
			throw self::invalid();
		}
		[ $key, $now ] = $found;
		if ( null !== $key->expiresAt && $key->expiresAt <= $now ) {
			throw new Refusal( 'expired_api_key', __( 'This API key has expired.', 'smart-support-guest' ) );
		}
		if ( ! $this->settings->bool( 'api', 'enabled' ) ) {
			throw new Refusal( 'api_disabled', __( 'The REST API is switched off on this site.', 'smart-support-guest' ) );
		}
		return $key;
	}

	/** The same words for every cause. */
	public static function invalid(): Refusal {
		return new Refusal( 'invalid_api_key', __( 'This API key is not valid.', 'smart-support-guest' ) );
	}
}
