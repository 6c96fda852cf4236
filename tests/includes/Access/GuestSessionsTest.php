<?php
/**
 * Guest sessions (D13, PR4, PR6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\GuestSessions;
use SmartSupport\PortalServices;
use SmartSupport\Tests\DeskTestCase;

final class GuestSessionsTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
	}

	public function testOpensForItsCustomer(): void {
		$secret = $this->sessions()->open( $this->customer );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/D', $secret );
		self::assertSame( $this->customer, $this->sessions()->find( $secret )?->customerId );
		self::assertNotSame( $secret, $this->sessions()->open( $this->customer ) );
	}

	/** A day, and not a second more for being used. */
	public function testLivesForADayHoweverMuchItIsUsed(): void {
		$this->databaseClock()->set( self::START );
		$secret = $this->sessions()->open( $this->customer );
		foreach ( array( 0 => true, 43200 => true, 86399 => true, 86400 => false, 86401 => false ) as $second => $isOpen ) {
			$this->databaseClock()->set( self::START + $second );
			self::assertSame( $isOpen, null !== $this->sessions()->find( $secret ), "At $second s." );
		}
	}

	public function testWhatTheDatabaseHoldsOpensNothing(): void {
		$secret = $this->sessions()->open( $this->customer );
		$this->sessions()->find( $secret );
		$row = $this->database()->row( 'SELECT * FROM {guest_sessions}' );
		self::assertStringNotContainsString( $secret, (string) wp_json_encode( $this->wpdb()->get_row( 'SELECT * FROM ' . $this->database()->table( 'guest_sessions' ) ) ) );
		foreach ( array( $row?->text( 'secret_hash' ) ?? '', '', "$secret\n", str_repeat( 'A', 43 ), "' OR 1=1 -- " ) as $forged ) {
			self::assertNull( $this->sessions()->find( $forged ) );
		}
	}

	public function testLogsOutHereOrEverywhere(): void {
		$secrets = array( $this->sessions()->open( $this->customer ), $this->sessions()->open( $this->customer ), $this->sessions()->open( $this->customer ) );
		$foreign = $this->sessions()->open( $this->ticketById( $this->ticket( 'other@example.com' ) )->customerId );
		$live    = fn(): array => array_map( fn( string $secret ) => null !== $this->sessions()->find( $secret ), array( ...$secrets, $foreign ) );
		$session = $this->sessions()->find( $secrets[0] );
		self::assertNotNull( $session );
		$this->sessions()->end( $session );
		self::assertSame( array( false, true, true, true ), $live() );
		$session = $this->sessions()->find( $secrets[1] );
		self::assertNotNull( $session );
		$this->sessions()->end( $session, true );
		self::assertSame( array( false, false, false, true ), $live() );
	}

	private function sessions(): GuestSessions {
		return ( new PortalServices( $this->services() ) )->sessions();
	}
}
