<?php
/**
 * The language of a mail.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Mail\MailLanguage;
use SmartSupport\Tests\TestCase;

final class MailLanguageTest extends TestCase {

	/** Whoever's request it is reads on in their own, also when the mail fails. */
	public function testIsTheSitesAgainAfterwards(): void {
		$before = determine_locale();
		self::assertSame( get_locale(), MailLanguage::speak( '', static fn(): string => determine_locale() ) );
		try {
			MailLanguage::speak( 'en_US', static fn() => throw new \LogicException( 'Broken.' ) );
		} catch ( \LogicException ) {
			self::assertSame( $before, determine_locale() );
		}
	}
}
