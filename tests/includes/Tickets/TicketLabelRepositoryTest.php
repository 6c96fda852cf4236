<?php
/**
 * Names of departments and products.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\TicketLabelRepository;

final class TicketLabelRepositoryTest extends DeskTestCase {

	public function testFindsBothKindsInOneStatement(): void {
		$billing = $this->services()->departments->create( 'Größe 😀' )->id;
		$product = $this->database()->insert( 'products', array( 'slug' => 'a', 'slug_hash' => 'a', 'name' => 'A', 'name_hash' => 'a', 'created_at' => '2026-01-01 00:00:00' ) );
		$found   = array();
		$queries = $this->queries(
			function () use ( &$found, $billing, $product ): void {
				$found = $this->labels()->find( array( $billing, 999999 ), array( $product ) );
			}
		);
		self::assertCount( 1, $queries );
		self::assertSame( array( array( $billing ), array( $product ) ), array_map( array_keys( ... ), $found ) );
		self::assertSame( 'Größe 😀', $found[0][ $billing ]['name'] );
		self::assertSame( array( 'id' => $product, 'slug' => 'a', 'name' => 'A' ), $found[1][ $product ] );
	}

	public function testAsksNothingForNothing(): void {
		self::assertSame( array(), $this->queries( fn() => self::assertSame( array( array(), array() ), $this->labels()->find( array(), array() ) ) ) );
		self::assertSame( array(), $this->labels()->find( array(), array( 999999 ) )[1] );
	}

	private function labels(): TicketLabelRepository {
		return new TicketLabelRepository( $this->database() );
	}
}
