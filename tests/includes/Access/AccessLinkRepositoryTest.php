<?php
/**
 * The table of the access links.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\AccessLink;
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

	public function testPagesATicketsLinks(): void {
		foreach ( array( 'a', 'b', 'c' ) as $i => $secret ) {
			$this->links()->insert( 7, 9 + $i % 2, self::hash( $secret ), 'sealed', 60 );
		}
		$this->links()->insert( 8, 9, self::hash( 'other' ), 'sealed', 60 );
		$ids = fn( int $page, int $perPage ): array => array_map( static fn( AccessLink $link ): string => "$link->customerId " . $link->id, $this->links()->page( 7, $page, $perPage ) );
		$all = $ids( 1, 20 );
		self::assertSame( array( 3, array( '10', '9', '9' ) ), array( $this->links()->count( 7 ), array_map( static fn( string $id ): string => explode( ' ', $id )[0], $all ) ) );
		self::assertGreaterThan( $all[2], $all[1], 'The newest first.' );
		self::assertSame( array_slice( $all, 2 ), $ids( 2, 2 ) );
		self::assertNull( $this->links()->find( 8, (int) explode( ' ', $all[0] )[1] ) );
		self::assertSame( 10, $this->links()->find( 7, (int) explode( ' ', $all[0] )[1] )?->customerId );
	}

	/** What has ended has no secret any more, and keeps the time it ended. */
	public function testRevokesOneOrAllOfATicketOrAllOfACustomer(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		foreach ( array( array( 7, 9 ), array( 7, 9 ), array( 7, 10 ), array( 8, 9 ) ) as $i => [ $ticket, $customer ] ) {
			$this->links()->insert( $ticket, $customer, self::hash( "$i" ), 'sealed', 60 );
		}
		$ended = fn(): array => array_map( fn( int $i ): bool => null === $this->links()->findLive( self::hash( "$i" ) ), range( 0, 3 ) );
		$this->links()->revoke( $this->links()->findLive( self::hash( '0' ) )->id ?? 0 );
		self::assertSame( array( true, false, false, false ), $ended() );
		$this->databaseClock()->set( 1_800_000_010 );
		$this->links()->revokeOn( 7, 9 );
		self::assertSame( array( true, true, false, false ), $ended() );
		$this->links()->revokeOf( 9 );
		self::assertSame( array( true, true, false, true ), $ended() );
		self::assertSame( array( 1, 2 ), array( $this->countRows( 'access_links', 'revoked_at = 1800000000' ), $this->countRows( 'access_links', 'revoked_at = 1800000010' ) ) );
		self::assertSame( 1, $this->countRows( 'access_links', 'sealed_secret IS NOT NULL' ) );
	}

	private function links(): AccessLinkRepository {
		return $this->services()->linkRows;
	}

	private static function hash( string $secret ): string {
		return hash( 'sha256', $secret );
	}
}
