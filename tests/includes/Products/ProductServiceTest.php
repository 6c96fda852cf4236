<?php
/**
 * Rules about products.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Products;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Products\ProductService;
use SmartSupport\Tests\DeskTestCase;

final class ProductServiceTest extends DeskTestCase {

	public function testDeletesWhatNobodyNeeds(): void {
		$printer = $this->service()->create( Actor::system(), 'Printer', 'printer' );
		self::assertEquals( $printer, $this->service()->delete( Actor::system(), $printer->id, false, null ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->service()->get( $printer->id ) ) );
	}

	/** What tickets have is neither taken off nor handed on unless somebody says so. */
	public function testTicketsKeepTheirProductUnlessSaidOtherwise(): void {
		$printer = $this->service()->create( Actor::system(), 'Printer', 'printer' )->id;
		$scanner = $this->service()->create( Actor::system(), 'Scanner', 'scanner' )->id;
		$ticket  = $this->ticket( columns: array( 'product_id' => $printer ) );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->service()->delete( Actor::system(), $printer, false, null ) ) );
		self::assertSame( 'invalid_product', $this->refusal( fn() => $this->service()->delete( Actor::system(), $printer, true, $printer ) ) );
		self::assertSame( 'invalid_product', $this->refusal( fn() => $this->service()->delete( Actor::system(), $printer, true, $scanner + 1 ) ) );
		self::assertSame( array( $printer, 1 ), array( $this->ticketById( $ticket )->productId, $this->ticketById( $ticket )->version ) );
		$this->service()->delete( Actor::system(), $printer, true, $scanner );
		self::assertSame( array( $scanner, 2 ), array( $this->ticketById( $ticket )->productId, $this->ticketById( $ticket )->version ) );
		$this->service()->delete( Actor::system(), $scanner, true, null );
		self::assertSame( array( null, 3 ), array( $this->ticketById( $ticket )->productId, $this->ticketById( $ticket )->version ) );
	}

	public function testALimitedKeyChangesNoProduct(): void {
		$id  = $this->service()->create( Actor::system(), 'Printer', 'printer' )->id;
		$key = Actor::key( new ApiKey( 1, 'prefix', 'A program', array(), array( 1 ), null, null, null, null, null, null, new \DateTimeImmutable() ) );
		foreach ( array( fn() => $this->service()->create( $key, 'New', 'new' ), fn() => $this->service()->update( $key, $id, 'Other', null ), fn() => $this->service()->delete( $key, $id, false, null ) ) as $work ) {
			self::assertSame( 'forbidden', $this->refusal( $work ) );
		}
		self::assertSame( 'Printer', $this->service()->get( $id )->name );
	}

	/** Another request that gives a ticket the product waits, and then finds it gone. */
	public function testNoTicketGetsAProductThatGoes(): void {
		$id      = $this->service()->create( Actor::system(), 'Printer', 'printer' )->id;
		$ticket  = $this->ticket();
		$unit    = $this->services()->unit;
		$other   = null;
		$waiting = sprintf( '$services = new SmartSupport\Services(); echo "ready\n"; echo $services->unit->run( static fn() => null === $services->products->find( %d ) ? "gone" : "there" );', $id );
		$unit->run(
			function () use ( $id, $waiting, &$other ): void {
				$this->service()->delete( Actor::system(), $id, false, null );
				$other = $this->php( $waiting );
				self::assertSame( 'ready', $other->line() );
				usleep( 300000 );
			}
		);
		self::assertSame( 'gone', $other?->wait() );
		self::assertNull( $this->ticketById( $ticket )->productId );
	}

	private function service(): ProductService {
		return $this->routeServices()->productService();
	}
}
