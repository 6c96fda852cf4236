<?php
/**
 * Cloudflare Turnstile.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * https://developers.cloudflare.com/turnstile/get-started/server-side-validation/.
 */
final class Turnstile implements Provider {

	public function name(): string {
		return 'turnstile';
	}

	public function verifyUrl(): string {
		return 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
	}

	public function scriptUrl( string $siteKey ): string {
		return 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';
	}

	public function judge( Answer $answer, float $lowest ): Verdict {
		return self::ACTION === $answer->action() ? Verdict::Passed : Verdict::Failed;
	}
}
