<?php
/**
 * Text that people type into one line.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\PlainText;

final class PlainTextTest extends TestCase {

	/** @return iterable<string, array{string, string}> */
	public static function lines(): iterable {
		yield 'plain' => array( 'Ann', 'Ann' );
		yield 'signs of markup' => array( '<b>R&D</b> "%20"', '<b>R&D</b> "%20"' );
		yield 'white space' => array( "\u{a0} Ann\t \r\n\u{2003}Lee ", 'Ann Lee' );
		yield 'control characters' => array( "Ann\0\x1b[1mLee", 'Ann [1mLee' );
		yield 'four bytes' => array( '👩🏽‍💻', '👩🏽‍💻' );
		yield 'nothing' => array( '', '' );
		yield 'nothing anybody sees' => array( "\u{200b} \u{ad}\u{feff}", '' );
		yield 'no UTF-8' => array( "Ann\xff", "Ann\u{fffd}" );
	}

	#[DataProvider( 'lines' )]
	public function testKeepsWhatPeopleSee( string $typed, string $kept ): void {
		self::assertSame( $kept, PlainText::line( $typed, 190 ) );
	}

	public function testCountsCharactersAndCutsNothing(): void {
		self::assertSame( str_repeat( '🖨', 5 ), PlainText::line( ' ' . str_repeat( '🖨', 5 ) . ' ', 5 ) );
		$this->expectException( \InvalidArgumentException::class );
		PlainText::line( str_repeat( '🖨', 6 ), 5 );
	}
}
