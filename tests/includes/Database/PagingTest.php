<?php
/**
 * Totals of lists.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Database\Paging;

final class PagingTest extends TestCase {

	/** @return iterable<string, array{int, int, int|null}> Rows on the page of five, page, total; null: it has to be counted. */
	public static function pages(): iterable {
		yield 'nothing at all' => array( 0, 1, 0 );
		yield 'some' => array( 3, 1, 3 );
		yield 'a full page' => array( 5, 1, null );
		yield 'the rest of three pages' => array( 1, 3, 11 );
		yield 'a full third page' => array( 5, 3, null );
		yield 'a page beyond the end' => array( 0, 3, null );
	}

	#[DataProvider( 'pages' )]
	public function testCountsOnlyWhatAPageDoesNotTell( int $rows, int $page, ?int $total ): void {
		self::assertSame( $total ?? 99, Paging::total( array_fill( 0, $rows, 'row' ), $page, 5, static fn(): int => 99 ) );
	}
}
