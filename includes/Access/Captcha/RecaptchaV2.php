<?php
/**
 * Google reCAPTCHA v2.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * "I'm not a robot". https://developers.google.com/recaptcha/docs/display and /verify.
 */
final class RecaptchaV2 implements Provider {

	public function name(): string {
		return 'recaptcha_v2';
	}

	public function verifyUrl(): string {
		return 'https://www.google.com/recaptcha/api/siteverify';
	}

	public function scriptUrl( string $siteKey ): string {
		return 'https://www.google.com/recaptcha/api.js?render=explicit';
	}

	public function judge( Answer $answer, float $lowest ): Verdict {
		return Verdict::Passed;
	}
}
