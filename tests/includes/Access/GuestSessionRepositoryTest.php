<?php
/**
 * The table of guest sessions.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\GuestSessionRepository;
use SmartSupport\Tests\DeskTestCase;

final class GuestSessionRepositoryTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $customer;

	private int $other;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
		$this->other    = $this->ticketById( $this->ticket( 'other@example.com' ) )->customerId;
		$this->databaseClock()->set( self::START );
	}

	public function testFindsOneByTheHashOfItsSecret(): void {
		$this->sessions()->insert( $this->customer, 'a', 60 );
		$session = $this->sessions()->findLive( 'a' );
		self::assertSame( array( $this->customer, self::START + 60, self::CUSTOMER ), array( $session?->customerId, $session?->expiresAt, $session?->email ) );
		self::assertNull( $this->sessions()->findLive( 'b' ) );
	}

	public function testEndsByTheDatabasesClock(): void {
		$this->sessions()->insert( $this->customer, 'a', 60 );
		foreach ( array( 59 => true, 60 => false, 61 => false ) as $second => $isLive ) {
			$this->databaseClock()->set( self::START + $second );
			self::assertSame( $isLive, null !== $this->sessions()->findLive( 'a' ), "At $second s." );
		}
	}

	public function testEndsWithItsCustomer(): void {
		$this->sessions()->insert( $this->customer, 'a', 60 );
		$this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $this->customer ) );
		self::assertNull( $this->sessions()->findLive( 'a' ) );
	}

	public function testEndsOneOrAllOfACustomer(): void {
		foreach ( array( 'a', 'b', 'c' ) as $secret ) {
			$this->sessions()->insert( $this->customer, $secret, 60 );
		}
		$this->sessions()->insert( $this->other, 'd', 60 );
		$this->sessions()->end( $this->sessions()->findLive( 'a' )->id ?? 0 );
		self::assertSame( array( 'b', 'c', 'd' ), $this->live() );
		$this->sessions()->endOf( $this->customer );
		self::assertSame( array( 'd' ), $this->live() );
	}

	public function testNotesTheLastUseOnceAMinute(): void {
		$this->sessions()->insert( $this->customer, 'a', 600 );
		$id = $this->sessions()->findLive( 'a' )->id ?? 0;
		foreach ( array( 0 => 0, 60 => 0, 61 => 61 ) as $second => $noted ) {
			$this->databaseClock()->set( self::START + $second );
			$this->sessions()->touch( $id );
			self::assertSame( self::START + $noted, $this->rowById( 'guest_sessions', $id )->int( 'last_used_at' ) );
		}
	}

	public function testRemovesWhatHasEnded(): void {
		$this->sessions()->insert( $this->customer, 'a', 60 );
		$this->sessions()->insert( $this->customer, 'b', 61 );
		$this->databaseClock()->set( self::START + 60 );
		$this->sessions()->purge();
		self::assertSame( 1, $this->countRows( 'guest_sessions' ) );
		self::assertSame( array( 'b' ), $this->live() );
	}

	/** @return list<string> */
	private function live(): array {
		return array_values( array_filter( array( 'a', 'b', 'c', 'd' ), fn( string $secret ) => null !== $this->sessions()->findLive( $secret ) ) );
	}

	private function sessions(): GuestSessionRepository {
		return new GuestSessionRepository( $this->database() );
	}
}
