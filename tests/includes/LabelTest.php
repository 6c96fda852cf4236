<?php
/**
 * Names and slugs.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Label;

final class LabelTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public static function slugs(): iterable {
		yield 'a plain one' => array( 'Sales & Support', 'sales-support' );
		yield 'accents' => array( 'Crème brûlée', 'creme-brulee' );
		yield 'another script' => array( '部', '%e9%83%a8' );
		yield 'four bytes' => array( '🖨', '%f0%9f%96%a8' );
		yield 'markup' => array( '<b>x</b>', 'x' );
	}

	#[DataProvider( 'slugs' )]
	public function testMakesASlugAsWordPressDoes( string $name, string $slug ): void {
		self::assertSame( $slug, Label::slugOf( $name ) );
		self::assertSame( $slug, Label::slug( $slug ), 'It is one that may be sent, too.' );
	}

	/** A slug that is made is cut, but never in the midst of a character. */
	public function testAMadeSlugFits(): void {
		foreach ( array( str_repeat( 'a', 190 ), str_repeat( '部', 190 ), 'a' . str_repeat( '🖨', 190 ) ) as $name ) {
			self::assertLessThanOrEqual( 190, strlen( Label::slugOf( $name ) ) );
			self::assertTrue( wp_is_valid_utf8( rawurldecode( Label::slugOf( $name ) ) ) );
		}
	}

	public function testFoldsCaseOnly(): void {
		self::assertSame( Label::hash( 'BÜRO' ), Label::hash( 'büro' ) );
		self::assertNotSame( Label::hash( 'buro' ), Label::hash( 'büro' ) );
	}

	public function testAFaultIsAnErrorAtItsField(): void {
		try {
			Label::checked( 'slug', static fn() => Label::slug( 'a b' ) );
			self::fail( 'Not refused.' );
		} catch ( \SmartSupport\Refusal $refusal ) {
			self::assertSame( array( 'validation_error', array( 'slug' ) ), array( $refusal->reason, array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) ) );
		}
	}
}
