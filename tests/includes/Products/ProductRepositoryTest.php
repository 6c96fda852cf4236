<?php
/**
 * The table of the products.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Products;

use SmartSupport\Database\DatabaseError;
use SmartSupport\Products\Product;
use SmartSupport\Tests\DeskTestCase;

final class ProductRepositoryTest extends DeskTestCase {

	public function testFindsOneAndMany(): void {
		$ids = array( $this->product( 'Printer' ), $this->product( 'Scanner' ) );
		self::assertSame( array( 'printer', 'Printer' ), array( $this->services()->products->find( $ids[0] )?->slug, $this->services()->products->find( $ids[0] )?->name ) );
		self::assertNull( $this->services()->products->find( $ids[1] + 1 ) );
		$queries = $this->queries(
			fn() => self::assertEqualsCanonicalizing( $ids, array_keys( $this->services()->products->findMany( array( ...$ids, 999 ) ) ) )
		);
		self::assertCount( 1, $queries );
		self::assertSame( array(), $this->queries( fn() => $this->services()->products->findMany( array() ) ) );
	}

	public function testPagesCountsRenamesAndDeletes(): void {
		$ids = array( $this->product( 'Printer' ), $this->product( 'Scanner' ), $this->product( 'Modem' ) );
		self::assertSame( array( $ids[1] ), array_map( static fn( Product $product ): int => $product->id, $this->services()->products->page( 2, 1 ) ) );
		self::assertSame( 3, $this->services()->products->count() );
		$this->services()->products->rename( $ids[0], 'plotter', 'Plotter' );
		self::assertSame( array( 'plotter', 'Plotter' ), array( $this->services()->products->lock( $ids[0] )?->slug, $this->services()->products->lock( $ids[0] )?->name ) );
		self::assertGreaterThan( 0, $this->product( 'Printer' ), 'The old name is free again.' );
		$this->services()->products->delete( $ids[0] );
		self::assertNull( $this->services()->products->lock( $ids[0] ) );
	}

	/** SQLite does not fold letters beyond ASCII: the hash does it on both. */
	public function testNameAndSlugAreUniqueWithoutCase(): void {
		$this->services()->products->insert( 'büro', 'Büro' );
		foreach ( array( array( 'BÜRO', 'x' ), array( 'x', 'BÜRO' ) ) as $pair ) {
			try {
				$this->services()->products->insert( ...$pair );
				self::fail( 'The key should be unique.' );
			} catch ( DatabaseError $error ) {
				self::assertTrue( $error->isDuplicate() );
			}
		}
	}

	private function product( string $name ): int {
		return $this->services()->products->insert( strtolower( $name ), $name );
	}
}
