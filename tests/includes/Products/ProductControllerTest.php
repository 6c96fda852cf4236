<?php
/**
 * GET and POST /products, GET, PATCH and DELETE /products/{id}.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Products;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\LabelControllerTestCase;

final class ProductControllerTest extends LabelControllerTestCase {

	protected static function things(): string {
		return 'products';
	}

	protected static function column(): string {
		return 'product_id';
	}

	protected static function invalid(): string {
		return 'invalid_product';
	}

	/** Null says that its tickets get none. */
	#[DataProvider( 'places' )]
	public function testItsTicketsMayBeLeftWithoutOne( bool $inBody ): void {
		$id      = $this->make( array( 'name' => 'Printer' ) )->int( 'data.id' );
		$ticket  = $this->ticket( columns: array( 'product_id' => $id ) );
		$deleted = $inBody ? $this->call( 'DELETE', $this->path( $id ), array( 'reassign_to' => null ) ) : $this->call( 'DELETE', $this->path( $id ) . '?reassign_to=null' );
		self::assertSame( 200, $deleted->status, $deleted->json );
		self::assertSame( array( null, 2 ), array( $this->ticketById( $ticket )->productId, $this->ticketById( $ticket )->version ) );
		self::assertSame( array( 'product_id' => array( $id, null ) ), $this->call( 'GET', "/tickets/$ticket/events" )->get( 'data.1.data' ) );
	}

	/** Tickets of other departments have the product too. */
	public function testALimitedKeyReadsAlone(): void {
		$id  = $this->make( array( 'name' => 'Printer' ) )->int( 'data.id' );
		$key = $this->withKey( array( Scope::TicketsRead, Scope::SettingsWrite ), array( 1 ) );
		$this->actingAs( 0 );
		self::assertSame( array( $id ), $this->call( 'GET', '/products', array(), $key )->column( 'id' ) );
		self::assertSame( 200, $this->call( 'GET', $this->path( $id ), array(), $key )->status );
		foreach ( array( array( 'POST', '/products' ), array( 'PATCH', $this->path( $id ) ), array( 'DELETE', $this->path( $id ) ) ) as [ $method, $path ] ) {
			$refused = $this->call( $method, $path, array( 'name' => 'x' ), $key );
			self::assertSame( array( 403, 'forbidden' ), array( $refused->status, $refused->code() ), $method );
		}
	}
}
