<?php
/**
 * Google reCAPTCHA v3.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * Asks people nothing and gives a score. https://developers.google.com/recaptcha/docs/v3.
 */
final class RecaptchaV3 implements Provider {

	public function name(): string {
		return 'recaptcha_v3';
	}

	public function verifyUrl(): string {
		return 'https://www.google.com/recaptcha/api/siteverify';
	}

	public function scriptUrl( string $siteKey ): string {
		return 'https://www.google.com/recaptcha/api.js?render=' . rawurlencode( $siteKey );
	}

	public function judge( Answer $answer, float $lowest ): Verdict {
		// Keys of v2 give no score: nobody would ever pass, and the visitor cannot help it.
		if ( null === $answer->score() ) {
			return Verdict::Unavailable;
		}
		return self::ACTION === $answer->action() && $answer->score() >= $lowest ? Verdict::Passed : Verdict::Failed;
	}
}
