<?php
/**
 * The table of the products.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Products;

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

	private function product( string $name ): int {
		return $this->database()->insert(
			'products',
			array(
				'slug'       => strtolower( $name ),
				'slug_hash'  => hash( 'sha256', strtolower( $name ) ),
				'name'       => $name,
				'name_hash'  => hash( 'sha256', strtolower( $name ) ),
				'created_at' => '2026-01-01 00:00:00',
			)
		);
	}
}
