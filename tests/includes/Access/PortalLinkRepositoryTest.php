<?php
/**
 * The table of the portal links.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\PortalLinkRepository;
use SmartSupport\Tests\DeskTestCase;

final class PortalLinkRepositoryTest extends DeskTestCase {

	public function testFindsALinkByTheHashOfItsSecret(): void {
		$ticket = $this->ticket();
		$this->links()->insert( $ticket, self::hash( 'a' ), 'sealed' );
		self::assertSame( $ticket, $this->links()->find( self::hash( 'a' ) )?->ticketId );
		self::assertNull( $this->links()->find( self::hash( 'b' ) ) );
	}

	public function testOneQuerySaysWhetherItOpensAnything(): void {
		$ticket = $this->ticket();
		$this->links()->insert( $ticket, self::hash( 'a' ), null );
		$isLive = fn(): ?bool => $this->links()->find( self::hash( 'a' ) )?->isLive;
		self::assertFalse( $isLive() );
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		self::assertTrue( $isLive() );
		$this->database()->update( 'tickets', array( 'is_listed' => 0, 'state' => 'spam' ), array( 'id' => $ticket ) );
		self::assertFalse( $isLive() );
		$this->database()->execute( 'DELETE FROM {tickets} WHERE id = %d', array( $ticket ) );
		self::assertFalse( $isLive() );
		self::assertCount( 1, $this->queries( $isLive ) );
	}

	public function testWhatCanBeShownAgainIsOfTheTicketTheNewestFirst(): void {
		$this->links()->insert( 7, self::hash( 'a' ), 'first' );
		$this->links()->insert( 7, self::hash( 'b' ), null );
		$this->links()->insert( 7, self::hash( 'c' ), 'second' );
		$this->links()->insert( 8, self::hash( 'd' ), 'another' );
		self::assertSame( array( 'second', 'first' ), $this->links()->sealedSecrets( 7 ) );
		self::assertSame( array(), $this->links()->sealedSecrets( 9 ) );
	}

	private function links(): PortalLinkRepository {
		return new PortalLinkRepository( $this->database() );
	}

	private static function hash( string $text ): string {
		return hash( 'sha256', $text );
	}
}
