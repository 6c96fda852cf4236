<?php
/**
 * Replies as the API shows them (api.md, "Reply").
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Replies\Reply;
use SmartSupport\Tests\DeskTestCase;

final class ReplyPresenterTest extends DeskTestCase {

	public function testShowsStaffEverything(): void {
		$user   = $this->user( 'smart_support_agent', 'sam@example.com' );
		$ticket = $this->ticket();
		$item   = $this->shown( $this->staff(), $this->reply( $this->actor( $user ), $ticket, 'A & B' ), 'sent' );
		self::assertSame( array( $ticket, 'agent', 'agent', false, 'verified', 'api', 'sent', array() ), array( $item['ticket_id'], $item['author_type'], $item['author_role'], $item['is_internal'], $item['verification'], $item['channel'], $item['delivery'], $item['attachments'] ) );
		self::assertSame( array( 'user_id' => $user, 'customer_id' => null, 'name' => get_userdata( $user )->display_name ?? '', 'email' => 'sam@example.com' ), $item['author'] );
		self::assertSame( "<p>A &amp; B</p>\n", $item['message'] );
	}

	/** Who answers is named; where they can be reached otherwise, and how the mail fares, is for staff. */
	public function testShowsCustomersNothingOfOurWork(): void {
		$user = $this->user( 'smart_support_agent', 'sam@example.com' );
		$item = $this->shown( $this->actor( $this->registeredCustomer() ), $this->reply( $this->actor( $user ), $this->ticket() ), 'failed' );
		self::assertArrayNotHasKey( 'delivery', $item );
		self::assertIsArray( $item['author'] );
		self::assertArrayNotHasKey( 'email', $item['author'] );
		self::assertSame( get_userdata( $user )->display_name ?? '', $item['author']['name'] );
		self::assertStringNotContainsString( 'sam@example.com', (string) wp_json_encode( $item ) );
	}

	public function testShowsEverybodyTheCustomer(): void {
		$ticket   = $this->ticket( 'ann@bücher.example' );
		$customer = $this->ticketById( $ticket )->customerId;
		$holder   = Actor::link( new AccessLink( 1, $ticket, $customer, null, 0 ) );
		$reply    = $this->reply( $holder, $ticket );
		foreach ( array( $holder, $this->staff() ) as $viewer ) {
			$item = $this->shown( $viewer, $reply );
			self::assertSame( array( 'customer', 'customer' ), array( $item['author_type'], $item['author_role'] ) );
			self::assertSame( array( 'user_id' => null, 'customer_id' => $customer, 'name' => '', 'email' => 'ann@bücher.example' ), $item['author'] );
		}
	}

	/** performance.md: no query for each of the authors of a page. */
	public function testAPageOfManyAuthorsCostsFewQueries(): void {
		$ticket  = $this->ticket();
		$replies = array();
		for ( $i = 0; $i < 10; $i++ ) {
			$replies[] = $this->services()->replyRows->find( $this->reply( $this->staff(), $ticket ) );
		}
		$viewer = $this->staff();
		$this->nextRequest();
		wp_load_alloptions();
		$queries = $this->queries( fn() => $this->services()->replyPresenter->many( $viewer, array_values( array_filter( $replies ) ) ) );
		self::assertLessThanOrEqual( 2, count( $queries ), 'Authors, files. ' . implode( "\n", $queries ) );
	}

	/** @return array<string, mixed> */
	private function shown( Actor $viewer, int $id, string $delivery = 'queued' ): array {
		$this->database()->update( 'outbox', array( 'state' => $delivery ), array( 'reply_id' => $id ) );
		$reply = $this->services()->replyRows->find( $id );
		self::assertInstanceOf( Reply::class, $reply );
		return $this->services()->replyPresenter->many( $viewer, array( $reply ) )[0] ?? array();
	}
}
