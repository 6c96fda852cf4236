<?php
/**
 * Proves API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Rules about who shows a key. A key is never a WordPress user: it acts here alone.
 */
final class ApiKeys {

	/** Wrong keys a minute from one address. */
	private const WRONG = 100;

	public function __construct(
		private readonly ApiKeyRepository $keys,
		private readonly Settings $settings,
		private readonly RateLimiter $limiter,
		private readonly UnitOfWork $unit,
	) {}

	/**
	 * @param string $secret As it was sent.
	 * @param string $ip     Of the caller, in full.
	 * @throws Refusal invalid_api_key, the same for every cause; expired_api_key for the right secret alone;
	 *                 rate_limited for one who has shown too many wrong ones.
	 */
	public function authenticate( #[\SensitiveParameter] string $secret, string $ip ): ApiKeyUse {
		$parsed = ApiKeySecret::parse( $secret );
		$found  = null === $parsed ? null : $this->keys->findBySecret( $parsed->text );
		if ( null === $found || null !== $found[0]->revokedAt || ! $found[0]->allows( $ip ) ) {
			throw $this->wrong();
		}
		[ $key, $now, $calls ] = $found;
		if ( null !== $key->expiresAt && $key->expiresAt <= $now ) {
			throw new Refusal( 'expired_api_key', __( 'This API key has expired.', 'smart-support-guest' ) );
		}
		return new ApiKeyUse( $key, $now, $calls, $this->settings->int( 'api', 'rate_limit' ), $ip );
	}

	/** @throws Refusal api_disabled; rate_limited above the calls that a key may make a minute. */
	public function admit( ApiKeyUse $use ): void {
		if ( ! $this->settings->bool( 'api', 'enabled' ) ) {
			throw Refusal::apiDisabled();
		}
		if ( $use->isTooMuch() ) {
			throw Refusal::rateLimited( $use->reset() );
		}
	}

	/**
	 * Counts a wrong key. A right one is never refused for those that somebody else showed.
	 *
	 * @return Refusal invalid_api_key, in the same words for every cause; rate_limited once there were too many.
	 */
	public function wrong(): Refusal {
		$network = Callers::ip();
		try {
			if ( '' !== $network ) {
				$this->unit->run( fn() => $this->limiter->hit( 'wrong-key ip', $network, self::WRONG, MINUTE_IN_SECONDS ) );
			}
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		return new Refusal( 'invalid_api_key', __( 'This API key is not valid.', 'smart-support-guest' ) );
	}
}
