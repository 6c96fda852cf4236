<?php
/**
 * Who tells people from robots.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * What differs between the providers. All are asked alike: secret, token and the visitor's address as a form, JSON back.
 */
interface Provider {

	/** What a token is for; an answer for anything else is none for us. */
	public const ACTION = 'smart_support_ticket';

	/** As the setting guests.captcha names it. */
	public function name(): string;

	/** Where its server verifies tokens. */
	public function verifyUrl(): string;

	/** Its script for browsers, told to render nothing by itself. */
	public function scriptUrl( string $siteKey ): string;

	/**
	 * Judges a CAPTCHA that was solved on this site.
	 *
	 * @param float $lowest The lowest score that passes, from 0 to 1.
	 */
	public function judge( Answer $answer, float $lowest ): Verdict;
}
