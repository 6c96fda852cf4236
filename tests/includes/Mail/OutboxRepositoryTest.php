<?php
/**
 * The table of the outbox (PR11, F5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use SmartSupport\Database\Clock;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\OutboxMessage;
use SmartSupport\Mail\OutboxRepository;
use SmartSupport\Mail\OutgoingMail;
use SmartSupport\Tests\DeskTestCase;

final class OutboxRepositoryTest extends DeskTestCase {

	private const START = 1_800_000_000;
	private const LEASE = 120;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
	}

	public function testAWorkerHoldsWhatItLeased(): void {
		$ids = array( $this->mail(), $this->mail(), $this->mail() );
		self::assertSame( array( $ids[0], $ids[1] ), $this->leased( 'a', 2 ) );
		self::assertSame( array( $ids[2] ), $this->leased( 'b', 2 ) );
		self::assertSame( array(), $this->leased( 'c', 2 ) );
		self::assertTrue( $this->outbox()->holds( $ids[0], self::worker( 'a' ) ) );
		self::assertFalse( $this->outbox()->holds( $ids[0], self::worker( 'b' ) ) );
	}

	public function testALeaseEndsByTheDatabasesClock(): void {
		$id = $this->mail();
		$this->leased( 'a' );
		$this->databaseClock()->set( self::START + self::LEASE );
		self::assertSame( array(), $this->leased( 'b' ) );
		$this->databaseClock()->set( self::START + self::LEASE + 1 );
		self::assertFalse( $this->outbox()->holds( $id, self::worker( 'a' ) ) );
		self::assertSame( array( $id ), $this->leased( 'b' ) );
		self::assertSame( 2, $this->rowById( 'outbox', $id )->int( 'attempts' ) );
		// The slow one comes back: it may not touch what is another's now.
		$this->outbox()->markSent( $id, self::worker( 'a' ) );
		$this->outbox()->markFailed( $id, self::worker( 'a' ), 'x' );
		$this->outbox()->postpone( $id, self::worker( 'a' ), 'x', 60 );
		$row = $this->rowById( 'outbox', $id );
		self::assertSame( array( 'queued', '', self::worker( 'b' ) ), array( $row->text( 'state' ), $row->text( 'error' ), $row->text( 'worker' ) ) );
	}

	public function testHoldingRenewsTheLease(): void {
		$id = $this->mail();
		$this->leased( 'a' );
		$this->databaseClock()->set( self::START + self::LEASE - 1 );
		self::assertTrue( $this->outbox()->holds( $id, self::worker( 'a' ) ) );
		$this->databaseClock()->set( self::START + 2 * self::LEASE - 1 );
		self::assertSame( array(), $this->leased( 'b' ) );
	}

	public function testWaitsUntilItIsDue(): void {
		$id = $this->mail();
		$this->leased( 'a' );
		$this->outbox()->postpone( $id, self::worker( 'a' ), str_repeat( 'ä', 600 ), 60 );
		$row = $this->rowById( 'outbox', $id );
		self::assertSame( array( 'queued', self::START + 60, 500 ), array( $row->text( 'state' ), $row->int( 'due_at' ), mb_strlen( $row->text( 'error' ) ) ) );
		$this->databaseClock()->set( self::START + 59 );
		self::assertSame( array(), $this->leased( 'b' ) );
		$this->databaseClock()->set( self::START + 60 );
		self::assertSame( array( $id ), $this->leased( 'b' ) );
	}

	public function testWhatIsSentOrFailedIsKeptAndNotTriedAgain(): void {
		$ids = array( $this->mail(), $this->mail() );
		$this->leased( 'a' );
		$this->outbox()->markSent( $ids[0], self::worker( 'a' ) );
		$this->outbox()->markFailed( $ids[1], self::worker( 'a' ), 'Refused.' );
		$this->databaseClock()->set( self::START + 1_000_000 );
		self::assertSame( array(), $this->leased( 'b' ) );
		self::assertSame( array( 'sent', self::START ), array( $this->rowById( 'outbox', $ids[0] )->text( 'state' ), $this->rowById( 'outbox', $ids[0] )->time( 'sent_at' )->getTimestamp() ) );
		self::assertSame( array( 'failed', 'Refused.' ), array( $this->rowById( 'outbox', $ids[1] )->text( 'state' ), $this->rowById( 'outbox', $ids[1] )->text( 'error' ) ) );
	}

	public function testReadsBackWhatIsToBeSent(): void {
		$id      = $this->mail( 7, 9, 11 );
		$message = $this->outbox()->lease( self::worker( 'a' ), 20 )[0] ?? null;
		self::assertInstanceOf( OutboxMessage::class, $message );
		self::assertEquals( new OutgoingMail( MailKind::ReplyToCustomer, 7, 9, 11 ), $message->mail );
		self::assertSame( array( $id, 1, self::START, "m$id@example.com" ), array( $message->id, $message->attempts, $message->createdAt->getTimestamp(), $message->messageId ) );
	}

	public function testAThreadIsOfOnePersonOnOneTicket(): void {
		$mine = array( $this->mail( 7, 9 ), $this->mail( 7, 9 ) );
		$this->mail( 7, 10 );
		$this->mail( 8, 9 );
		$next = $this->mail( 7, 9 );
		self::assertSame( array( "m$mine[0]@example.com", "m$mine[1]@example.com" ), $this->outbox()->thread( 7, 9, $next ) );
		self::assertSame( array(), $this->outbox()->thread( 7, 9, $mine[0] ) );
	}

	private function outbox(): OutboxRepository {
		return $this->services()->mails;
	}

	private function mail( int $ticket = 7, int $customer = 9, ?int $reply = null ): int {
		$kind = null === $reply ? MailKind::TicketConfirmation : MailKind::ReplyToCustomer;
		$this->outbox()->insert( new OutgoingMail( $kind, $ticket, $customer, $reply ), bin2hex( random_bytes( 8 ) ), Clock::fromSeconds( self::START ) );
		$id = (int) $this->database()->value( 'SELECT MAX(id) FROM {outbox}' );
		$this->database()->update( 'outbox', array( 'message_id' => "m$id@example.com" ), array( 'id' => $id ) );
		return $id;
	}

	/** @return list<int> */
	private function leased( string $worker, int $limit = 20 ): array {
		return array_map( static fn( OutboxMessage $message ) => $message->id, $this->outbox()->lease( self::worker( $worker ), $limit ) );
	}

	private static function worker( string $name ): string {
		return str_repeat( $name, 32 );
	}
}
