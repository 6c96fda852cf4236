<?php
/**
 * The provider hCaptcha.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * https://docs.hcaptcha.com/.
 */
final class Hcaptcha implements Provider {

	public function name(): string {
		return 'hcaptcha';
	}

	public function verifyUrl(): string {
		return 'https://api.hcaptcha.com/siteverify';
	}

	public function scriptUrl( string $siteKey ): string {
		return 'https://js.hcaptcha.com/1/api.js?render=explicit';
	}

	public function judge( Answer $answer, float $lowest ): Verdict {
		return Verdict::Passed;
	}
}
