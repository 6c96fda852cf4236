<?php
/**
 * What can be read on a colour (WCAG 2.2, 1.4.3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Mail\Color;

final class ColorTest extends TestCase {

	/** @return iterable<string, array{string, string, float}> Two colours and their contrast, as WCAG's own examples have it. */
	public static function pairs(): iterable {
		yield 'black on white' => array( '#000000', '#ffffff', 21.0 );
		yield 'the same' => array( '#2145e6', '#2145E6', 1.0 );
		yield 'the lightest grey that passes' => array( '#767676', '#FFFFFF', 4.54 );
		yield 'red' => array( '#ff0000', '#ffffff', 4.0 );
	}

	#[DataProvider( 'pairs' )]
	public function testReckonsContrastBothWays( string $one, string $other, float $contrast ): void {
		self::assertEqualsWithDelta( $contrast, Color::contrast( $one, $other ), 0.005 );
		self::assertEqualsWithDelta( $contrast, Color::contrast( $other, $one ), 0.005 );
	}

	public function testTakesTheFirstThatCanBeRead(): void {
		self::assertSame( '#ffffff', Color::on( '#2145e6', '#ffffff' ) );
		self::assertSame( '#123456', Color::on( '#ffffff', '#eeeeee', '#123456', '#000000' ) );
	}

	/** Whatever colour people choose, the words of the button stay readable. */
	public function testOneOfBlackAndWhiteCanAlwaysBeRead(): void {
		foreach ( range( 0, 255, 17 ) as $red ) {
			foreach ( range( 0, 255, 17 ) as $green ) {
				foreach ( range( 0, 255, 17 ) as $blue ) {
					$background = sprintf( '#%02x%02x%02x', $red, $green, $blue );
					self::assertGreaterThanOrEqual( 4.5, Color::contrast( $background, Color::on( $background, $background ) ), $background );
				}
			}
		}
	}
}
