<?php
/**
 * The table of guests' codes.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\GuestCodeRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class GuestCodeRepositoryTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $customer;

	private string $email;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
		$this->email    = EmailAddress::parse( self::CUSTOMER )->hash();
		$this->databaseClock()->set( self::START );
	}

	public function testFindsOneByAddressAndBySecret(): void {
		$id = $this->codes()->replace( $this->customer, 'secret', self::START + 60 );
		$this->codes()->setHash( $id, 'hash' );
		foreach ( array( $this->codes()->findByEmail( $this->email ), $this->codes()->findBySecret( 'secret' ) ) as $code ) {
			self::assertSame( array( $id, $this->customer, 'hash', self::START + 60, self::CUSTOMER ), array( $code?->id, $code?->customerId, $code?->codeHash, $code?->expiresAt, $code?->email ) );
		}
		self::assertNull( $this->codes()->findBySecret( 'other' ) );
		self::assertNull( $this->codes()->findByEmail( EmailAddress::parse( 'other@example.com' )->hash() ) );
	}

	public function testTheNewOneTakesThePlaceOfTheOld(): void {
		$first  = $this->codes()->replace( $this->customer, 'first', self::START + 60 );
		$second = $this->codes()->replace( $this->customer, 'second', self::START + 60 );
		self::assertNotSame( $first, $second );
		self::assertSame( 1, $this->countRows( 'guest_codes' ) );
		self::assertNull( $this->codes()->findBySecret( 'first' ) );
		self::assertSame( $second, $this->codes()->findByEmail( $this->email )?->id );
	}

	public function testEndsByTheDatabasesClockAndWithItsCustomer(): void {
		$this->codes()->replace( $this->customer, 'secret', self::START + 60 );
		foreach ( array( 59 => true, 60 => false ) as $second => $isLive ) {
			$this->databaseClock()->set( self::START + $second );
			self::assertSame( array( $isLive, $isLive ), array( null !== $this->codes()->findByEmail( $this->email ), null !== $this->codes()->findBySecret( 'secret' ) ) );
		}
		$this->databaseClock()->set( self::START );
		$this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $this->customer ) );
		self::assertNull( $this->codes()->findBySecret( 'secret' ) );
	}

	public function testGoesOnce(): void {
		$id = $this->codes()->replace( $this->customer, 'secret', self::START + 60 );
		self::assertTrue( $this->codes()->remove( $id ) );
		self::assertFalse( $this->codes()->remove( $id ) );
		$this->codes()->replace( $this->customer, 'secret', self::START + 60 );
		$this->codes()->removeOf( $this->customer );
		self::assertSame( 0, $this->countRows( 'guest_codes' ) );
	}

	public function testRemovesWhatHasRunOut(): void {
		$this->codes()->replace( $this->customer, 'a', self::START + 60 );
		$this->codes()->replace( $this->ticketById( $this->ticket( 'other@example.com' ) )->customerId, 'b', self::START + 61 );
		$this->databaseClock()->set( self::START + 60 );
		$this->codes()->purge();
		self::assertSame( 1, $this->countRows( 'guest_codes', "secret_hash = 'b'" ) );
		self::assertSame( 1, $this->countRows( 'guest_codes' ) );
	}

	private function codes(): GuestCodeRepository {
		return new GuestCodeRepository( $this->database() );
	}
}
