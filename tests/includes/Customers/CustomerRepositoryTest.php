<?php
/**
 * The table of the customers.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class CustomerRepositoryTest extends DeskTestCase {

	public function testAnAddressIsThereOnce(): void {
		foreach ( array( 'ann@bücher.example', 'ANN@xn--bcher-kva.example', 'Ann@Bücher.Example' ) as $spelling ) {
			$this->customers()->insert( EmailAddress::parse( $spelling ), 'Ann', 'en_US' );
		}
		self::assertSame( 1, $this->countRows( 'customers' ) );
		$customer = $this->customers()->findByEmail( EmailAddress::parse( 'ann@BÜCHER.example' ) );
		self::assertSame( 'ann@xn--bcher-kva.example', $customer?->email );
	}

	/** Collations take these for the same text, mail servers do not. */
	public function testAccentsAndTagsMakeOtherAddresses(): void {
		foreach ( array( 'ann@example.com', 'ann+1@example.com', 'a.nn@example.com', 'ann@éxample.com' ) as $address ) {
			$this->customers()->insert( EmailAddress::parse( $address ), '', '' );
		}
		self::assertSame( 4, $this->countRows( 'customers' ) );
	}

	public function testTwoProcessesAtOnceEndWithOneCustomer(): void {
		$code  = '$service = new SmartSupport\Customers\CustomerService( ( new SmartSupport\Services() )->customers );
			for ( $i = 0; $i < 20; $i++ ) { echo $service->ensure( SmartSupport\Customers\EmailAddress::parse( "person$i@example.com" ) )->id, " "; }';
		$first = $this->php( $code );
		$other = $this->php( $code );
		self::assertSame( $first->wait(), $other->wait() );
		self::assertSame( 20, $this->countRows( 'customers' ) );
	}

	public function testFindsManyInOneQuery(): void {
		$ids = array();
		foreach ( array( 'a', 'b', 'c' ) as $name ) {
			$this->customers()->insert( EmailAddress::parse( "$name@example.com" ), $name, '' );
			$ids[] = $this->customers()->findByEmail( EmailAddress::parse( "$name@example.com" ) )->id ?? 0;
		}
		$found   = array();
		$queries = $this->queries(
			function () use ( $ids, &$found ): void {
				$found = $this->customers()->findMany( array( $ids[2], $ids[0], 999999 ) );
			}
		);
		self::assertCount( 1, $queries );
		self::assertEqualsCanonicalizing( array( $ids[0], $ids[2] ), array_keys( $found ) );
		self::assertSame( 'c', $found[ $ids[2] ]->name );
		self::assertSame( array(), $this->queries( fn() => self::assertSame( array(), $this->customers()->findMany( array() ) ) ) );
	}

	public function testKnowsWhichCustomersUsersAre(): void {
		$user  = $this->registeredCustomer();
		$guest = $this->ticketById( $this->ticket( 'guest@example.com' ) )->customerId;
		$found = $this->customers()->idsOfUsers( array( $user, $user + 1 ) );
		self::assertCount( 1, $found );
		self::assertFalse( $this->customers()->find( $found[0] )?->isGuest() );
		self::assertTrue( $this->customers()->find( $guest )?->isGuest() );
		self::assertSame( array(), $this->customers()->idsOfUsers( array( $user + 1 ) ) );
		self::assertSame( array(), $this->customers()->idsOfUsers( array() ) );
	}

	public function testChangesACustomerAndKeepsAddressesApart(): void {
		$this->customers()->insert( EmailAddress::parse( 'ann@example.com' ), 'Ann', 'en_US' );
		$this->customers()->insert( EmailAddress::parse( 'bob@example.com' ), 'Bob', '' );
		$ann = $this->customers()->findByEmail( EmailAddress::parse( 'ann@example.com' ) )->id ?? 0;
		$this->customers()->update( $ann, EmailAddress::parse( 'Anna@Bücher.example' ), 'Anna', 'de_DE' );
		$now = $this->customers()->lock( $ann );
		self::assertSame( array( 'Anna@xn--bcher-kva.example', 'Anna', 'de_DE' ), array( $now?->email, $now?->name, $now?->locale ) );
		self::assertSame( $ann, $this->customers()->findByEmail( EmailAddress::parse( 'anna@bücher.example' ) )?->id );
		self::assertNull( $this->customers()->findByEmail( EmailAddress::parse( 'ann@example.com' ) ) );
		self::assertNull( $this->customers()->lock( $ann + 100 ) );
		try {
			$this->customers()->update( $ann, EmailAddress::parse( 'BOB@example.com' ), 'Anna', '' );
			self::fail( 'The key should be unique.' );
		} catch ( \SmartSupport\Database\DatabaseError $error ) {
			self::assertTrue( $error->isDuplicate() );
		}
	}

	public function testLinksACustomerToAUser(): void {
		$guest = $this->ticketById( $this->ticket( 'guest@example.com' ) )->customerId;
		$user  = $this->user();
		$this->customers()->link( $guest, $user );
		self::assertSame( $user, $this->customers()->find( $guest )?->userId );
	}

	private function customers(): CustomerRepository {
		return $this->services()->customers;
	}
}
