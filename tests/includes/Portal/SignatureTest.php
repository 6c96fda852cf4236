<?php
/**
 * Signed facts (A9).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Portal\Signature;
use SmartSupport\Tests\TestCase;

final class SignatureTest extends TestCase {

	public function testSignsPurposeAndFacts(): void {
		$signature = Signature::of( 'notice', 'sent', '7' );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{32}$/D', $signature );
		self::assertTrue( Signature::isValid( $signature, 'notice', 'sent', '7' ) );
		self::assertFalse( Signature::isValid( $signature, 'notice', 'sent', '8' ) );
		self::assertFalse( Signature::isValid( $signature, 'form-token', 'sent', '7' ) );
		self::assertFalse( Signature::isValid( '', 'notice', 'sent', '7' ) );
	}

	public function testDependsOnTheSitesSalts(): void {
		$signature = Signature::of( 'notice', '7' );
		add_filter( 'salt', static fn( string $salt ): string => $salt . 'x' );
		self::assertFalse( Signature::isValid( $signature, 'notice', '7' ) );
	}
}
