<?php
/**
 * Tells people from robots.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

use SmartSupport\Access\ClientAddress;
use SmartSupport\Refusal;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The CAPTCHA that the settings name, verified by asking its provider. What cannot be verified is refused: a provider
 * that is down opens nothing.
 */
final class Captcha {

	/** Seconds that a provider has to answer. */
	private const TIMEOUT = 5;

	/** Seconds after which a request that asks is taken for dead. */
	private const LEASE = 15;

	/** Seconds a judged token is kept; none lives longer with its provider (reCAPTCHA and hCaptcha 2 minutes, Turnstile 5). */
	private const LIFE = 10 * MINUTE_IN_SECONDS;

	/** A twin waits until the first has asked, as many times and microseconds. */
	private const WAITS = 30;
	private const WAIT  = 200_000;

	/** Seconds after which a visitor may try again while the provider is down. */
	private const RETRY = 30;

	public function __construct(
		private readonly Settings $settings,
		private readonly Secrets $secrets,
		private readonly TokenRepository $tokens,
	) {}

	public function isOn(): bool {
		return null !== $this->provider();
	}

	/** @return array{provider: string, site_key: string, script: string, action: string}|null What the form's script needs, null without a CAPTCHA. */
	public function forBrowser(): ?array {
		$provider = $this->provider();
		if ( null === $provider ) {
			return null;
		}
		$key = $this->settings->text( 'guests', 'captcha_site_key' );
		/**
		 * Filters where browsers load the provider's script from.
		 *
		 * @since 0.1.0
		 *
		 * @param string $url      Address of the script.
		 * @param string $provider recaptcha_v2, recaptcha_v3, turnstile or hcaptcha.
		 */
		$script = apply_filters( 'smart_support_captcha_script', $provider->scriptUrl( $key ), $provider->name() );
		return array(
			'provider' => $provider->name(),
			'site_key' => $key,
			'script'   => is_string( $script ) ? $script : '',
			'action'   => Provider::ACTION,
		);
	}

	/**
	 * @param string $token  As the provider gave it to the browser.
	 * @param string $ticket SHA-256 of the ticket that it is for: a token that is shown once more with another is refused.
	 * @throws Refusal captcha_failed, captcha_unavailable.
	 */
	public function verify( #[\SensitiveParameter] string $token, string $ticket ): void {
		$provider = $this->provider();
		if ( null === $provider ) {
			return;
		}
		if ( '' === $token ) {
			throw self::refusal( Verdict::Failed );
		}
		$hash  = hash( 'sha256', $provider->name() . '|' . $token );
		$state = $this->claim( $hash, $ticket );
		if ( TokenState::Claimed === $state ) {
			$verdict = $this->settle( $provider, $token, $hash );
		} else {
			$verdict = match ( $state ) {
				TokenState::Passed => Verdict::Passed,
				TokenState::Failed => Verdict::Failed,
				default => Verdict::Unavailable,
			};
		}
		if ( Verdict::Passed !== $verdict ) {
			throw self::refusal( $verdict );
		}
	}

	private function provider(): ?Provider {
		return match ( $this->settings->text( 'guests', 'captcha' ) ) {
			'recaptcha_v2' => new RecaptchaV2(),
			'recaptcha_v3' => new RecaptchaV3(),
			'turnstile' => new Turnstile(),
			'hcaptcha' => new Hcaptcha(),
			default => null,
		};
	}

	private function claim( string $hash, string $ticket ): TokenState {
		$state = $this->tokens->claim( $hash, $ticket, self::LEASE );
		for ( $i = 0; TokenState::Asked === $state && $i < self::WAITS; $i++ ) {
			usleep( self::WAIT );
			$state = $this->tokens->claim( $hash, $ticket, self::LEASE );
		}
		return $state;
	}

	/** Asks, and remembers the answer; a token that nobody could judge is given back. */
	private function settle( Provider $provider, #[\SensitiveParameter] string $token, string $hash ): Verdict {
		$verdict = Verdict::Unavailable;
		try {
			$verdict = $this->ask( $provider, $token );
		} finally {
			if ( Verdict::Unavailable === $verdict ) {
				$this->tokens->release( $hash );
			}
		}
		if ( Verdict::Unavailable !== $verdict ) {
			$this->tokens->settle( $hash, Verdict::Passed === $verdict ? TokenState::Passed : TokenState::Failed, self::LIFE );
		}
		return $verdict;
	}

	private function ask( Provider $provider, #[\SensitiveParameter] string $token ): Verdict {
		$secret = $this->secrets->get( Secrets::CAPTCHA );
		if ( '' === $secret ) {
			return self::unavailable( $provider, 'its secret is missing or cannot be opened' );
		}
		/**
		 * Filters where the server verifies tokens.
		 *
		 * @since 0.1.0
		 *
		 * @param string $url      Address of the provider's siteverify.
		 * @param string $provider recaptcha_v2, recaptcha_v3, turnstile or hcaptcha.
		 */
		$url      = apply_filters( 'smart_support_captcha_url', $provider->verifyUrl(), $provider->name() );
		$response = wp_remote_post(
			is_string( $url ) ? $url : '',
			array(
				'timeout'             => self::TIMEOUT,
				'redirection'         => 0,
				'limit_response_size' => 65536,
				'body'                => array_filter(
					array(
						'secret'   => $secret,
						'response' => $token,
						'remoteip' => ClientAddress::current(),
					),
					static fn( string $value ): bool => '' !== $value
				),
			)
		);
		return is_wp_error( $response ) ? self::unavailable( $provider, $response->get_error_message() ) : $this->judge( $provider, $response );
	}

	/** @param array<array-key, mixed> $response */
	private function judge( Provider $provider, array $response ): Verdict {
		$status = (int) wp_remote_retrieve_response_code( $response );
		$answer = Answer::read( wp_remote_retrieve_body( $response ) );
		if ( null === $answer || $status >= 500 ) {
			return self::unavailable( $provider, "it answered $status with something else" );
		}
		if ( ! $answer->isSolved() ) {
			return $answer->isVisitorsFault() ? Verdict::Failed : self::unavailable( $provider, implode( ', ', $answer->codes() ) );
		}
		if ( ! self::isOurs( $answer->hostname() ) ) {
			return Verdict::Failed;
		}
		$verdict = $provider->judge( $answer, $this->settings->float( 'guests', 'captcha_score' ) );
		return Verdict::Unavailable === $verdict ? self::unavailable( $provider, 'its keys are of another kind' ) : $verdict;
	}

	private static function isOurs( string $host ): bool {
		$ours = array_map( static fn( string $url ): string => strtolower( (string) wp_parse_url( $url, PHP_URL_HOST ) ), array( home_url(), site_url() ) );
		return '' !== $host && in_array( strtolower( $host ), $ours, true );
	}

	/** Tells the owner, by the log, why visitors are turned away. */
	private static function unavailable( Provider $provider, string $why ): Verdict {
		error_log( sprintf( 'Smart Support could not verify a CAPTCHA of %s: %s.', $provider->name(), $why ) );
		return Verdict::Unavailable;
	}

	private static function refusal( Verdict $verdict ): Refusal {
		if ( Verdict::Failed === $verdict ) {
			$text = __( 'Please confirm once more that you are not a robot.', 'smart-support-guest' );
			return new Refusal( 'captcha_failed', $text, array( 'errors' => array( 'captcha_token' => $text ) ) );
		}
		return new Refusal(
			'captcha_unavailable',
			__( 'The check against robots cannot be reached at the moment. Your text is not lost: please send it again in a minute.', 'smart-support-guest' ),
			array( 'retry_after' => self::RETRY )
		);
	}
}
