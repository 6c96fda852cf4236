<?php
/**
 * The table of the replies (PR14).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use SmartSupport\Replies\Reply;
use SmartSupport\Replies\ReplyRepository;
use SmartSupport\Tests\DeskTestCase;

final class ReplyRepositoryTest extends DeskTestCase {

	public function testKeepsNotesOutOfWhatIsPublicInSql(): void {
		$ticket = $this->ticket();
		$agent  = $this->staff();
		$public = $this->reply( $agent, $ticket, 'Public.' );
		$note   = $this->reply( $agent, $ticket, 'A canary.', true );
		self::assertSame( array( $public ), self::ids( $this->replies()->publicPage( $ticket, 1, 20 ) ) );
		self::assertSame( array( $public, $note ), self::ids( $this->replies()->fullPage( $ticket, 1, 20 ) ) );
		self::assertNull( $this->replies()->findPublic( $note ) );
		self::assertSame( 'A canary.', $this->replies()->find( $note )?->text );
		self::assertSame( 2, $this->replies()->countFull( $ticket ) );
		foreach ( $this->queries( fn() => $this->replies()->publicPage( $ticket, 1, 20 ) ) as $query ) {
			self::assertStringContainsString( 'is_internal = 0', $query );
		}
	}

	public function testPagesAreOldestFirstAndOfOneTicket(): void {
		$ticket = $this->ticket();
		$other  = $this->ticket();
		$agent  = $this->staff();
		$ids    = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$ids[] = $this->reply( $agent, $ticket, "Reply $i" );
			$this->reply( $agent, $other, 'Elsewhere.' );
		}
		self::assertSame( array_slice( $ids, 0, 2 ), self::ids( $this->replies()->publicPage( $ticket, 1, 2 ) ) );
		self::assertSame( array( $ids[4] ), self::ids( $this->replies()->publicPage( $ticket, 3, 2 ) ) );
		self::assertSame( array(), self::ids( $this->replies()->publicPage( $ticket, 4, 2 ) ) );
	}

	public function testReadsWhatItWrites(): void {
		$agent = $this->staff();
		$reply = $this->replies()->find( $this->reply( $agent, $this->ticket(), "Grüße 😀\n\"100 %\"" ) );
		self::assertSame( array( "Grüße 😀\n\"100 %\"", $agent->userId, null, 'api' ), array( $reply?->text, $reply?->userId, $reply?->customerId, $reply?->channel->value ) );
		self::assertStringContainsString( 'Grüße 😀', $reply->message ?? '' );
		self::assertNull( $this->replies()->find( 999999 ) );
	}

	public function testTheWorstOfItsMailsIsTheDelivery(): void {
		$agent  = $this->staff();
		$ticket = $this->ticket();
		$found  = array();
		foreach ( array( array(), array( 'sent' ), array( 'sent', 'queued' ), array( 'sent', 'queued', 'failed' ), array( 'failed', 'sent' ) ) as $states ) {
			$reply = $this->reply( $agent, $ticket );
			$this->database()->execute( 'DELETE FROM {outbox} WHERE reply_id = %d', array( $reply ) );
			foreach ( $states as $i => $state ) {
				$this->database()->insert( 'outbox', array( 'kind' => 'reply_to_customer', 'state' => $state, 'reply_id' => $reply, 'message_id' => "$reply-$i", 'due_at' => 0, 'created_at' => '2026-05-01 00:00:00' ) );
			}
			$found[] = $this->replies()->find( $reply )?->delivery;
		}
		self::assertSame( array( 'none', 'sent', 'queued', 'failed', 'failed' ), $found );
		self::assertSame( $found, array_map( static fn( Reply $reply ) => $reply->delivery, $this->replies()->publicPage( $ticket, 1, 20 ) ) );
	}

	private function replies(): ReplyRepository {
		return $this->services()->replyRows;
	}

	/**
	 * @param list<Reply> $replies
	 * @return list<int>
	 */
	private static function ids( array $replies ): array {
		return array_map( static fn( Reply $reply ) => $reply->id, $replies );
	}
}
