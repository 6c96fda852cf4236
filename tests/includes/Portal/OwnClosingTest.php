<?php
/**
 * Closing by a customer whose mailbox is proved (D9, D10).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\PortalServices;

final class OwnClosingTest extends PortalTestCase {

	/** What was claimed under their address before is theirs from then on; their own wish has the last word. */
	public function testProvesTheirMailbox(): void {
		$id = $this->ticket();
		$this->services()->departmentRows->update( $this->ticketById( $id )->departmentId, array( 'self_close_status' => 'resolved' ) );
		$this->nextRequest();
		( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $id, null, '203.0.113.9' ), self::CUSTOMER, 'It is me.', new MessageFiles() );
		self::assertSame( 1, $this->countRows( 'replies', "verification = 'claimed'" ) );

		[ $ticket, $changed ] = ( new PortalServices( $this->services() ) )->ownClosing()->turn( $this->holder( $id ), true );
		self::assertSame( array( 'resolved', true ), array( $ticket->status->value, $changed ) );
		self::assertSame( array( 0, 1 ), array( $this->countRows( 'replies', "verification = 'claimed'" ), $this->countRows( 'replies', "verification = 'verified'" ) ) );
	}

	/** Who may not close proves nothing by trying. */
	public function testARefusalProvesNothing(): void {
		$id = $this->ticket();
		( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $id, null, '203.0.113.9' ), self::CUSTOMER, 'It is me.', new MessageFiles() );
		self::assertSame( 'forbidden', $this->refusal( fn() => ( new PortalServices( $this->services() ) )->ownClosing()->turn( $this->holder( $id ), true ) ) );
		self::assertSame( 1, $this->countRows( 'replies', "verification = 'claimed'" ) );
	}

	private function holder( int $ticket ): Actor {
		$link = $this->services()->links->open( $this->services()->links->secretForMail( $ticket, $this->ticketById( $ticket )->customerId ) );
		self::assertInstanceOf( AccessLink::class, $link );
		return Actor::link( $link );
	}
}
