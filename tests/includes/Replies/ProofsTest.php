<?php
/**
 * What a customer has claimed and proves later (D10).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\PortalServices;
use SmartSupport\Tests\DeskTestCase;

final class ProofsTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
		$this->ticket   = $this->ticket();
		$this->customer = $this->ticketById( $this->ticket )->customerId;
	}

	public function testAReplyByLinkProvesWhatWasClaimedBefore(): void {
		$id = $this->claim();
		self::assertSame( 'claimed', $this->verification( $id ) );
		$this->reply( $this->link(), $this->ticket );
		self::assertSame( 'verified', $this->verification( $id ) );
		$versions = array_map( static fn( $row ): int => $row->int( 'version' ), $this->database()->rows( 'SELECT version FROM {events} WHERE ticket_id = %d ORDER BY id', array( $this->ticket ) ) );
		self::assertSame( range( 1, $this->ticketById( $this->ticket )->version ), $versions );
	}

	/** What was due is done once. */
	public function testProofReopensWithinTheWindow(): void {
		$this->close( self::START );
		$this->databaseClock()->set( self::START + 100 );
		$this->claim();
		$this->prove();
		self::assertSame( 'open', $this->ticketById( $this->ticket )->status->value );
		self::assertSame( self::START + 100, $this->ticketById( $this->ticket )->waitingSince?->getTimestamp() );
		$event = $this->database()->row( "SELECT data FROM {events} WHERE type = 'reply_verified'" );
		self::assertStringContainsString( '["closed","open"]', $event?->text( 'data' ) ?? '' );
		$version = $this->ticketById( $this->ticket )->version;
		$this->close( self::START + 200 );
		$this->prove();
		self::assertSame( array( 'closed', $version ), array( $this->ticketById( $this->ticket )->status->value, $this->ticketById( $this->ticket )->version ) );
	}

	/** A department may let nothing follow on closed: who proves themselves there must not be refused for it. */
	public function testAGraphThatLetsNothingFollowRefusesNobody(): void {
		$ways = array( 'new' => array( 'closed' ), 'open' => array( 'closed' ), 'pending' => array( 'closed' ), 'delayed' => array( 'closed' ), 'resolved' => array( 'closed' ), 'closed' => array() );
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, array( 'transitions' => (string) wp_json_encode( $ways ) ) );
		$this->nextRequest();
		$this->close( self::START );
		$this->databaseClock()->set( self::START + 100 );
		$id = $this->claim();
		( new PortalServices( $this->services() ) )->signIn()->withLink( $this->services()->guestCodes()->issue( $this->customer )->secret, new \WP_User( 0 ) );
		self::assertSame( array( 'verified', 'closed' ), array( $this->verification( $id ), $this->ticketById( $this->ticket )->status->value ) );
	}

	public function testNothingIsDueAfterTheWindow(): void {
		$this->close( self::START );
		$this->databaseClock()->set( self::START + 100 );
		$id = $this->claim();
		$this->databaseClock()->set( self::START + 15 * DAY_IN_SECONDS );
		$this->prove();
		self::assertSame( array( 'verified', 'closed' ), array( $this->verification( $id ), $this->ticketById( $this->ticket )->status->value ) );
	}

	/** Staff have seen it, answered or closed the ticket since. */
	public function testNothingIsDueOnceStaffHaveActed(): void {
		$this->claim();
		$this->close( self::START + 50 );
		$this->databaseClock()->set( self::START + 100 );
		$this->prove();
		self::assertSame( 'closed', $this->ticketById( $this->ticket )->status->value );
	}

	public function testAnAnswerEndsWhatWasDue(): void {
		$this->claim();
		$this->reply( $this->staff(), $this->ticket );
		$this->database()->update( 'tickets', array( 'status' => 'pending' ), array( 'id' => $this->ticket ) );
		$this->prove();
		self::assertSame( 'pending', $this->ticketById( $this->ticket )->status->value );
	}

	public function testSigningInProvesOnAllTickets(): void {
		$other = $this->ticket();
		$ids   = array( $this->claim(), $this->claim( $other ) );
		( new PortalServices( $this->services() ) )->signIn()->withLink( $this->services()->guestCodes()->issue( $this->customer )->secret, new \WP_User( 0 ) );
		self::assertSame( array( 'verified', 'verified' ), array_map( $this->verification( ... ), $ids ) );
		self::assertSame( 2, $this->countRows( 'events', "type = 'reply_verified' AND actor = 'guest'" ) );
	}

	/** Neither somebody else's act, nor staff's, nor a look. */
	public function testOthersProveNothing(): void {
		$this->database()->insert( 'participants', array( 'ticket_id' => $this->ticket, 'customer_id' => $this->ticketById( $this->ticket( 'ann@example.com' ) )->customerId, 'created_at' => '2026-01-01 00:00:00' ) );
		$ann = $this->claim( email: 'ann@example.com' );
		$own = $this->claim();
		$this->reply( $this->staff(), $this->ticket );
		$this->call( 'GET', '/portal/replies', array(), array( 'X-Smart-Support-Token' => $this->services()->links->secretForMail( $this->ticket, $this->customer ) ) );
		self::assertSame( array( 'claimed', 'claimed' ), array( $this->verification( $ann ), $this->verification( $own ) ) );
		$this->reply( $this->link(), $this->ticket );
		self::assertSame( array( 'claimed', 'verified' ), array( $this->verification( $ann ), $this->verification( $own ) ) );
	}

	/** One look for those who have claimed nothing. */
	public function testCostsOneStatement(): void {
		$link = $this->link();
		self::assertCount( 1, array_filter( $this->queries( fn() => $this->services()->typed()->proofs()->byAct( $link, $this->ticket ) ), static fn( string $query ): bool => ! in_array( $query, array( 'START TRANSACTION', 'COMMIT' ), true ) ) );
	}

	private function prove(): void {
		$this->services()->typed()->proofs()->byAct( $this->link(), $this->ticket );
	}

	private function link(): Actor {
		return Actor::link( $this->services()->links->open( $this->services()->links->secretForMail( $this->ticket, $this->customer ) ) ?? throw new \LogicException( 'No link.' ) );
	}

	private function claim( ?int $ticket = null, string $email = self::CUSTOMER ): int {
		$added = ( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $ticket ?? $this->ticket, null, '203.0.113.9' ), $email, 'Hello.', new MessageFiles() );
		return $added->reply->id ?? 0;
	}

	private function verification( int $id ): string {
		return $this->rowById( 'replies', $id )->text( 'verification' );
	}

	private function close( int $time ): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => gmdate( 'Y-m-d H:i:s', $time ), 'waiting_since' => null ), array( 'id' => $this->ticket ) );
	}
}
