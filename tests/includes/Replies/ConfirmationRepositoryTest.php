<?php
/**
 * Questions whether replies are their authors'.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use SmartSupport\Replies\ConfirmationRepository;
use SmartSupport\Tests\DeskTestCase;

final class ConfirmationRepositoryTest extends DeskTestCase {

	private int $reply;

	protected function setUp(): void {
		parent::setUp();
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		$ticket      = $this->ticket();
		$this->reply = $this->reply( $this->staff(), $ticket, 'Words.' );
		$this->database()->update( 'replies', array( 'verification' => 'held', 'customer_id' => $this->ticketById( $ticket )->customerId ), array( 'id' => $this->reply ) );
	}

	public function testAQuestionTakesThePlaceOfTheOneBefore(): void {
		$this->rows()->replace( $this->reply, 'a', 60 );
		$this->rows()->replace( $this->reply, 'b', 60 );
		self::assertNull( $this->rows()->find( 'a' ) );
		$found = $this->rows()->find( 'b' );
		self::assertSame( array( $this->reply, self::CUSTOMER, 'Words.' ), array( $found?->replyId, $found?->email, $found?->text ) );
	}

	/** P-5. */
	public function testNoPortalEndsIt(): void {
		$this->rows()->replace( $this->reply, 'a', 60 );
		$this->database()->execute( "UPDATE {departments} SET portal = 'none'" );
		self::assertNull( $this->rows()->find( 'a' ) );
	}

	public function testIsUsedOnce(): void {
		$this->rows()->replace( $this->reply, 'a', 60 );
		$id = $this->rows()->find( 'a' )->id ?? 0;
		self::assertTrue( $this->rows()->remove( $id ) );
		self::assertFalse( $this->rows()->remove( $id ) );
		self::assertNull( $this->rows()->find( 'a' ) );
	}

	public function testOnlyAHeldReplyHasOne(): void {
		$this->rows()->replace( $this->reply, 'a', 60 );
		$this->database()->update( 'replies', array( 'verification' => 'verified' ), array( 'id' => $this->reply ) );
		self::assertNull( $this->rows()->find( 'a' ) );
	}

	public function testEndsByTheDatabasesClock(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$this->rows()->replace( $this->reply, 'a', 60 );
		$this->databaseClock()->set( 1_800_000_059 );
		$this->rows()->purge();
		self::assertNotNull( $this->rows()->find( 'a' ) );
		$this->databaseClock()->set( 1_800_000_060 );
		self::assertNull( $this->rows()->find( 'a' ) );
		$this->rows()->purge();
		self::assertSame( 0, $this->countRows( 'reply_confirmations' ) );
	}

	private function rows(): ConfirmationRepository {
		return new ConfirmationRepository( $this->database() );
	}
}
