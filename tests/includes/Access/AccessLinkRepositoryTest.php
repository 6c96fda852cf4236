<?php
/**
 * The table of the access links.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\AccessLinkRepository;
use SmartSupport\Tests\DeskTestCase;

final class AccessLinkRepositoryTest extends DeskTestCase {

	public function testFindsALinkByTheHashOfItsSecret(): void {
		$this->links()->insert( 7, 9, self::hash( 'a' ), 'sealed', 60 );
		$link = $this->links()->findLive( self::hash( 'a' ) );
		self::assertSame( array( 7, 9, 'sealed' ), array( $link?->ticketId, $link?->customerId, $link?->sealedSecret ) );
		self::assertNull( $this->links()->findLive( self::hash( 'b' ) ) );
	}

	public function testKeepsNoSealedCopyWhereThereIsNone(): void {
		$this->links()->insert( 7, 9, self::hash( 'a' ), null, 60 );
		$link = $this->links()->findLive( self::hash( 'a' ) );
		self::assertNotNull( $link );
		self::assertNull( $link->sealedSecret );
	}

	public function testTheNewestIsThatOfTheCustomerOnTheTicketThatIsNotRevoked(): void {
		foreach ( array( array( 7, 9 ), array( 7, 9 ), array( 7, 9 ), array( 7, 10 ), array( 8, 9 ) ) as $i => [ $ticket, $customer ] ) {
			$this->links()->insert( $ticket, $customer, self::hash( (string) $i ), null, 60 );
		}
		$this->database()->execute( 'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP() WHERE secret_hash = %s', array( self::hash( '2' ) ) );
		self::assertSame( $this->links()->findLive( self::hash( '1' ) )?->id, $this->links()->newest( 7, 9 )?->id );
		self::assertNull( $this->links()->newest( 8, 10 ) );
	}

	public function testTheNewestMayHaveEnded(): void {
		$this->links()->insert( 7, 9, self::hash( 'a' ), 'sealed', -1 );
		self::assertNull( $this->links()->findLive( self::hash( 'a' ) ) );
		$link = $this->links()->newest( 7, 9 );
		self::assertNotNull( $link );
		$this->links()->renew( $link->id, 60 );
		self::assertNotNull( $this->links()->findLive( self::hash( 'a' ) ) );
	}

	public function testNamesTheTicketsOfACustomerNewestFirst(): void {
		$tickets = array( $this->ticket(), $this->ticket(), $this->ticket() );
		$this->ticket( 'other@example.com' );
		$customer = $this->ticketById( $tickets[0] )->customerId;
		$this->links()->insert( $tickets[0], $customer, self::hash( 'again' ), null, 60 );
		self::assertSame( array_reverse( $tickets ), $this->links()->ticketsOf( $customer, 10 ) );
		self::assertSame( array( $tickets[2] ), $this->links()->ticketsOf( $customer, 1 ) );
	}

	private function links(): AccessLinkRepository {
		return $this->services()->linkRows;
	}

	private static function hash( string $secret ): string {
		return hash( 'sha256', $secret );
	}
}
