<?php
/**
 * GET and POST /tickets/{id}/replies, and the alias /tickets/{id}/reply.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

final class ReplyControllerTest extends DeskTestCase {

	private int $agent;

	private int $customer;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->agent    = $this->user( 'smart_support_agent', 'sam@example.com' );
		$this->customer = $this->registeredCustomer();
		$this->ticket   = $this->ticket();
		$this->actingAs( $this->agent );
	}

	/** A-53. */
	public function testBothAddressesDoTheSame(): void {
		foreach ( array( 'replies', 'reply' ) as $path ) {
			$answer = $this->call( 'POST', "/tickets/$this->ticket/$path", array( 'message' => ' <p>Hello <b>you</b><script>x</script></p> ' ) );
			self::assertSame( array( 201, '<p>Hello <b>you</b></p>', $this->ticket ), array( $answer->status, $answer->get( 'data.message' ), $answer->get( 'data.ticket_id' ) ) );
			self::assertSame( array( 'agent', $this->agent, false, 'queued' ), array( $answer->get( 'data.author_type' ), $answer->get( 'data.author.user_id' ), $answer->get( 'data.is_internal' ), $answer->get( 'data.delivery' ) ) );
		}
		self::assertSame( 2, $this->call( 'GET', "/tickets/$this->ticket" )->get( 'data.reply_count' ) );
	}

	/** Youngest first, a page goes back in time: notes where they belong, and the total as ever. */
	public function testPagesGoBackInTime(): void {
		$ids = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$ids[] = $this->reply( $this->actor( $this->agent ), $this->ticket, "Message $i", 3 === $i );
		}
		$page = fn( string $query ) => $this->call( 'GET', "/tickets/$this->ticket/replies?$query" );
		self::assertSame( array( $ids[4], $ids[3] ), $page( 'include_internal=true&order=desc&per_page=2' )->column( 'id' ) );
		$last = $page( 'include_internal=true&order=DESC&per_page=2&page=3' );
		self::assertSame( array( array( $ids[0] ), 5 ), array( $last->column( 'id' ), $last->get( 'meta.total' ) ) );
		self::assertSame( array( $ids[4], $ids[2], $ids[1], $ids[0] ), $page( 'order=DESC' )->column( 'id' ) );
		self::assertSame( array( $ids[0], $ids[1], $ids[2], $ids[4] ), $page( 'order=asc' )->column( 'id' ) );
		foreach ( array( 'order=sideways', 'order=DESC;', 'order[]=DESC' ) as $query ) {
			self::assertSame( 400, $page( $query )->status, $query );
		}
	}

	public function testPlainTextStaysText(): void {
		$answer = $this->post( array( 'message' => "a < b\n<b>c</b>", 'format' => 'text' ) );
		self::assertStringContainsString( 'a &lt; b<br />', $answer->text( 'data.message' ) );
		self::assertStringContainsString( '&lt;b&gt;c', $answer->text( 'data.message' ) );
	}

	/** @return iterable<string, array{array<string, mixed>|string, string, string}> Body, code, field. */
	public static function refusals(): iterable {
		yield 'nothing' => array( '{}', 'missing_field', 'message' );
		yield 'an empty message' => array( array( 'message' => '' ), 'validation_error', 'message' );
		yield 'a blank message' => array( array( 'message' => " \n " ), 'validation_error', 'message' );
		yield 'a message nobody sees' => array( array( 'message' => "<p>&nbsp;\u{200b}</p>" ), 'validation_error', 'message' );
		yield 'nothing after sanitising' => array( array( 'message' => '<script>alert(1)</script>' ), 'validation_error', 'message' );
		yield 'a message too long' => array( array( 'message' => str_repeat( 'x', 1_048_577 ) ), 'validation_error', 'message' );
		yield 'no text' => array( array( 'message' => 5 ), 'validation_error', 'message' );
		yield 'an unknown format' => array( array( 'message' => 'x', 'format' => 'markdown' ), 'validation_error', 'format' );
		yield 'an unknown side' => array( array( 'message' => 'x', 'author_type' => 'robot' ), 'validation_error', 'author_type' );
		yield 'no boolean' => array( array( 'message' => 'x', 'is_internal' => 'true' ), 'validation_error', 'is_internal' );
		yield 'no address' => array( array( 'message' => 'x', 'author_email' => "a@x.example\r\nBcc: b@x.example" ), 'validation_error', 'author_email' );
		yield 'a user as text' => array( array( 'message' => 'x', 'user_id' => '1' ), 'validation_error', 'user_id' );
		yield 'an unknown field' => array( array( 'message' => 'x', 'ticket_id' => 1 ), 'unknown_field', 'ticket_id' );
	}

	/** @param array<string, mixed>|string $body */
	#[DataProvider( 'refusals' )]
	public function testRefuses( array|string $body, string $code, string $field ): void {
		$answer = $this->post( $body );
		self::assertSame( array( 400, $code, array( $field ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	/** R7. */
	public function testCustomersCannotSpeakAsUs(): void {
		$this->actingAs( $this->customer );
		self::assertSame( 403, $this->post( array( 'message' => 'x', 'author_type' => 'agent' ) )->status );
		$named = $this->post( array( 'message' => 'x', 'author_email' => 'sam@example.com' ) );
		self::assertSame( array( 400, 'author_not_on_ticket' ), array( $named->status, $named->code() ) );
		$forced = $this->post( array( 'message' => 'x', 'is_internal' => true ) );
		self::assertSame( array( 201, false, 'customer' ), array( $forced->status, $forced->get( 'data.is_internal' ), $forced->get( 'data.author_type' ) ) );
		self::assertArrayNotHasKey( 'delivery', $forced->list( 'data' ) );
	}

	public function testForeignTicketsAreNotThere(): void {
		$foreign = $this->ticket( 'stranger@example.com', array( 'agent_id' => $this->user( 'smart_support_agent' ) ) );
		$nowhere = $this->call( 'GET', '/tickets/999999/replies' );
		foreach ( array( $this->agent, $this->customer, $this->user() ) as $user ) {
			$this->actingAs( $user );
			self::assertSame( $nowhere->json, $this->call( 'GET', "/tickets/$foreign/replies" )->json );
			self::assertSame( 404, $this->call( 'POST', "/tickets/$foreign/replies", array( 'message' => 'x' ) )->status );
		}
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testListsTheOldestFirstWithoutTheOpeningMessage(): void {
		$ids = array();
		for ( $i = 0; $i < 22; $i++ ) {
			$ids[] = $this->reply( $this->actor( $this->agent ), $this->ticket, "Reply $i" );
		}
		$list = $this->call( 'GET', "/tickets/$this->ticket/replies" );
		self::assertSame( array( array_slice( $ids, 0, 20 ), 20, 22, 2 ), array( $list->column( 'id' ), $list->get( 'meta.per_page' ), $list->get( 'meta.total' ), $list->get( 'meta.total_pages' ) ) );
		self::assertSame( array_slice( $ids, 20 ), $this->call( 'GET', "/tickets/$this->ticket/replies?page=2" )->column( 'id' ) );
		self::assertStringNotContainsString( 'It burns', $list->json );
		foreach ( array( 'per_page=0', 'per_page=101', 'page=0', 'include_internal=perhaps' ) as $query ) {
			self::assertSame( 400, $this->call( 'GET', "/tickets/$this->ticket/replies?$query" )->status, $query );
		}
	}

	public function testNotesComeWhenAskedForByThoseWhoMay(): void {
		$public = $this->post( array( 'message' => 'Public.' ) )->int( 'data.id' );
		$note   = $this->post( array( 'message' => 'A note.', 'is_internal' => true ) );
		self::assertSame( array( 201, true, 'none' ), array( $note->status, $note->get( 'data.is_internal' ), $note->get( 'data.delivery' ) ) );
		self::assertSame( array( $public ), $this->call( 'GET', "/tickets/$this->ticket/replies" )->column( 'id' ) );
		self::assertSame( array( $public, $note->int( 'data.id' ) ), $this->call( 'GET', "/tickets/$this->ticket/replies?include_internal=true" )->column( 'id' ) );
		$this->actingAs( $this->customer );
		$asked = $this->call( 'GET', "/tickets/$this->ticket/replies?include_internal=true" );
		self::assertSame( array( 200, array( $public ), 1 ), array( $asked->status, $asked->column( 'id' ), $asked->get( 'meta.total' ) ) );
	}

	/** R8: whatever a customer can ask for is the same, byte for byte, before and after a note. */
	public function testANoteChangesNothingACustomerCanSee(): void {
		$this->post( array( 'message' => 'Public.' ) );
		$this->database()->update( 'tickets', array( 'updated_at' => '2026-05-01 00:00:00', 'public_updated_at' => '2026-05-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$surfaces = array( "/tickets/$this->ticket", '/tickets', '/tickets?search=canary', '/tickets?updated_after=2026-05-01 00:00:00', "/tickets/$this->ticket/replies?include_internal=true", "/tickets/$this->ticket/replies?per_page=1&page=2" );
		$look     = function () use ( $surfaces ): array {
			$this->actingAs( $this->customer );
			return array_map( fn( string $path ): string => $this->call( 'GET', $path )->json, $surfaces );
		};
		$before   = $look();
		$this->actingAs( $this->agent );
		self::assertSame( 201, $this->post( array( 'message' => 'A canary.', 'is_internal' => true ) )->status );
		self::assertSame( $before, $look() );
	}

	/** D21. */
	public function testALateReplyOpensAFollowUp(): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2026-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$this->actingAs( $this->customer );
		$answer = $this->post( array( 'message' => 'Again.' ) );
		self::assertSame( array( 201, true ), array( $answer->status, $answer->get( 'meta.follow_up' ) ) );
		self::assertGreaterThan( $this->ticket, $answer->int( 'data.ticket_id' ) );
		self::assertSame( 200, $this->call( 'GET', '/tickets/' . $answer->int( 'data.ticket_id' ) )->status );
	}

	public function testAFailedMailShows(): void {
		$id = $this->post( array( 'message' => 'x' ) )->int( 'data.id' );
		$this->database()->execute( "UPDATE {outbox} SET state = 'failed' WHERE reply_id = %d", array( $id ) );
		self::assertSame( 'failed', $this->call( 'GET', "/tickets/$this->ticket/replies" )->get( 'data.0.delivery' ) );
	}

	public function testAReplyBringsFiles(): void {
		$ids    = array( $this->upload( $this->file( 'a.png' ) )->int( 'data.id' ), $this->upload( $this->file( 'b.txt', 'Text' ) )->int( 'data.id' ) );
		$answer = $this->post( array( 'message' => 'See these.', 'attachment_ids' => $ids ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( 'a.png', 'b.txt' ), array_column( $answer->list( 'data.attachments' ), 'filename' ) );
		$this->post( array( 'message' => 'And nothing.' ) );
		self::assertSame( array( 2, 0 ), array_map( count( ... ), array_map( static fn( mixed $files ): array => (array) $files, $this->call( 'GET', "/tickets/$this->ticket/replies" )->column( 'attachments' ) ) ) );
		$this->actingAs( $this->customer );
		$files = $this->call( 'GET', "/tickets/$this->ticket/replies" )->list( 'data.0.attachments' );
		self::assertSame( $ids, array_column( $files, 'id' ) );
		self::assertSame( 200, $this->call( 'GET', "/attachments/$ids[0]" )->status );
	}

	/** U4, R6: what is not the caller's is not there, and nothing of the reply is written. */
	public function testAReplyBringsNobodyElsesFiles(): void {
		$others = $this->upload( $this->file() )->int( 'data.id' );
		$this->actingAs( $this->customer );
		$own = $this->upload( $this->file() )->int( 'data.id' );
		foreach ( array( $others, 999999 ) as $id ) {
			$answer = $this->post( array( 'message' => "<img src=\"/wp-json/smart-support/v1/attachments/$others\">Mine.", 'attachment_ids' => array( $own, $id ) ) );
			self::assertSame( array( 404, 'not_found' ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( array( 0, 2 ), array( $this->countRows( 'replies' ), $this->countRows( 'attachments', 'ticket_id IS NULL' ) ) );
		self::assertSame( 201, $this->post( array( 'message' => "Mine. attachment $others", 'attachment_ids' => array( $own ) ) )->status );
		self::assertSame( 'not_found', $this->post( array( 'message' => 'Again.', 'attachment_ids' => array( $own ) ) )->code(), 'It has its message.' );
		self::assertSame( 404, $this->call( 'GET', "/attachments/$others" )->status, 'Naming an id in a text gives nothing.' );
	}

	public function testAReplyBringsSoManyFilesAndNoMore(): void {
		$ids = array_map( fn() => $this->upload( $this->file() )->int( 'data.id' ), range( 1, 6 ) );
		$six = $this->post( array( 'message' => 'x', 'attachment_ids' => $ids ) );
		self::assertSame( array( 400, 'validation_error', array( 'attachment_ids' ) ), array( $six->status, $six->code(), array_keys( $six->list( 'errors' ) ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
		self::assertCount( 5, $this->post( array( 'message' => 'x', 'attachment_ids' => array_slice( $ids, 0, 5 ) ) )->list( 'data.attachments' ) );
		self::assertSame( 'validation_error', $this->post( array( 'message' => 'x', 'attachment_ids' => array( '7' ) ) )->code() );
		self::assertSame( 'validation_error', $this->post( array( 'message' => 'x', 'attachment_ids' => 7 ) )->code() );
	}

	/** G-32, R8. */
	public function testAFileOfANoteIsNothingToTheCustomer(): void {
		$id   = $this->upload( $this->file( 'canary.png' ) )->int( 'data.id' );
		$note = $this->post( array( 'message' => 'A note.', 'is_internal' => true, 'attachment_ids' => array( $id ) ) );
		self::assertSame( array( $id ), array_column( $note->list( 'data.attachments' ), 'id' ) );
		self::assertSame( array( $id ), array_column( $this->call( 'GET', "/tickets/$this->ticket/replies?include_internal=true" )->list( 'data.0.attachments' ), 'id' ) );
		self::assertSame( 200, $this->call( 'GET', "/attachments/$id" )->status );
		$this->actingAs( $this->customer );
		$nothing = $this->call( 'GET', '/attachments/999999' );
		self::assertSame( array( $nothing->status, $nothing->json ), array( $this->call( 'GET', "/attachments/$id" )->status, $this->call( 'GET', "/attachments/$id" )->json ) );
		self::assertStringNotContainsString( 'canary', $this->call( 'GET', "/tickets/$this->ticket/replies?include_internal=true" )->json );
	}

	public function testAFollowUpHasTheFiles(): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2026-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$this->actingAs( $this->customer );
		$id  = $this->upload( $this->file() )->int( 'data.id' );
		$new = $this->post( array( 'message' => 'Again.', 'attachment_ids' => array( $id ) ) )->int( 'data.ticket_id' );
		self::assertSame( array( $id ), array_column( $this->call( 'GET', "/tickets/$new" )->list( 'data.attachments' ), 'id' ) );
	}

	/** performance.md's table. */
	public function testCostsFewQueries(): void {
		for ( $i = 0; $i < 50; $i++ ) {
			$this->reply( $this->actor( 0 === $i % 5 ? $this->user( 'smart_support_agent' ) : $this->agent ), $this->ticket, "Reply $i" );
		}
		$reading = $this->queries( fn() => $this->call( 'GET', "/tickets/$this->ticket/replies?per_page=50" ) );
		self::assertLessThanOrEqual( 6, count( $reading ), implode( "\n", $reading ) );
		$writing = $this->queries( fn() => self::assertSame( 201, $this->post( array( 'message' => 'x' ) )->status ) );
		self::assertLessThanOrEqual( 15, count( $writing ), implode( "\n", $writing ) );
	}

	/** @param array<string, mixed>|string $body */
	private function post( array|string $body ): Answer {
		return $this->call( 'POST', "/tickets/$this->ticket/replies", $body );
	}
}
