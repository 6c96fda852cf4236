<?php
/**
 * Secrets that open something (PR1, A1).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\Secret;
use SmartSupport\Tests\TestCase;

final class SecretTest extends TestCase {

	/** A1: a hundred thousand of them, no two alike. */
	public function testIsThirtyTwoRandomBytes(): void {
		$made = array();
		for ( $i = 0; $i < 100000; $i++ ) {
			$secret          = Secret::make();
			$made[ $secret ] = Secret::isOne( $secret );
		}
		self::assertCount( 100000, $made );
		self::assertNotContains( false, $made );
		self::assertSame( 32, strlen( sodium_base642bin( Secret::make(), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING ) ) );
	}

	public function testNothingElseIsOne(): void {
		foreach ( array( '', str_repeat( 'A', 42 ), str_repeat( 'A', 44 ), str_repeat( 'A', 43 ) . "\n", str_repeat( '+', 43 ), "\xff" . str_repeat( 'A', 42 ), Secret::hash( 'a' ) ) as $text ) {
			self::assertFalse( Secret::isOne( $text ) );
		}
	}
}
