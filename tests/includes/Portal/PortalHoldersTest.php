<?php
/**
 * Visitors with a portal link, by REST (D7, D8, P-5, PR9, A4, A9, P1, P3, R12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Tests\Env\Answer;

final class PortalHoldersTest extends PortalTestCase {

	private const NOTE = 'note-canary-4711';

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket( 'jane.canary@canary.test', array(), 'Fire at jane.canary@canary.test', 'Ask jane.canary@canary.test' );
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		$this->secret = $this->services()->portalLinks()->secretForMail( $this->ticket );
	}

	public function testShowsTheTicketTrimmed(): void {
		$this->database()->update( 'customers', array( 'name' => 'jane.canary@canary.test', 'user_id' => $this->user() ), array( 'id' => $this->ticketById( $this->ticket )->customerId ) );
		$answer = $this->byToken( 'GET', '/portal/ticket' );
		self::assertSame( array( 200, 'private, no-store' ), array( $answer->status, $answer->headers['cache-control'] ?? '' ) );
		self::assertSame( array( $this->ticket, 'Fire at j•••@c•••.test', 'j•••@c•••.test', 'j•••@c•••.test', 'j•••@c•••.test' ), array( $answer->int( 'data.id' ), $answer->text( 'data.subject' ), $answer->text( 'data.customer_email' ), $answer->text( 'data.customer.email' ), $answer->text( 'data.customer.name' ) ) );
		self::assertSame( array( null, null ), array( $answer->get( 'data.user_id' ), $answer->get( 'data.customer.user_id' ) ) );
		self::assertStringNotContainsString( 'canary', $answer->json );
		self::assertSame( array(), array_intersect( array_keys( (array) $answer->get( 'data' ) ), array( 'version', 'tags', 'external_id', 'waiting_since', 'delayed_until', 'participants' ) ) );
	}

	public function testShowsThePublicRepliesTrimmed(): void {
		$agent    = $this->staff();
		$customer = $this->services()->linkHolders()->bySecret( $this->secret( $this->ticket ) );
		$this->reply( $agent, $this->ticket, "Hello.\n> old-canary" );
		$this->reply( $agent, $this->ticket, self::NOTE, true );
		$this->reply( $customer, $this->ticket, 'Mine is jane.canary@canary.test' );
		$answer = $this->byToken( 'GET', '/portal/replies?include_internal=true' );
		self::assertSame( array( 200, 2 ), array( $answer->status, $answer->int( 'meta.total' ) ) );
		self::assertStringNotContainsString( 'canary', $answer->json );
		self::assertSame( array( 'j•••@c•••.test', null, null ), array( $answer->text( 'data.1.author.email' ), $answer->get( 'data.1.author.customer_id' ), $answer->get( 'data.0.author.user_id' ) ) );
	}

	/** P-19, D8, P1. */
	public function testFilesHaveNamesAndSizesAndNothingThatOpensThem(): void {
		$agent = $this->staff();
		$ids   = array( $this->attachment( $agent ), $this->attachment( $agent, 'b.txt', 'Text' ), $this->attachment( $agent, 'canary.txt', 'Text' ) );
		$this->services()->attachments->attach( $agent, array( $ids[0] ), $this->ticket, null, false );
		$this->services()->attachments->attach( $agent, array( $ids[1] ), $this->ticket, $this->reply( $agent, $this->ticket ), false );
		$this->services()->attachments->attach( $agent, array( $ids[2] ), $this->ticket, $this->reply( $agent, $this->ticket, self::NOTE, true ), true );
		$file = (array) $this->byToken( 'GET', '/portal/ticket' )->get( 'data.attachments.0' );
		self::assertSame( array( null, 'photo.png', 'image/png', 16, null ), array( $file['id'], $file['filename'], $file['mime'], $file['size'], $file['url'] ) );
		$file = (array) $this->byToken( 'GET', '/portal/replies' )->get( 'data.0.attachments.0' );
		self::assertSame( array( null, 'b.txt', null ), array( $file['id'], $file['filename'], $file['url'] ) );
		$answers = array();
		foreach ( array( ...$ids, 999999 ) as $id ) {
			$answers[] = $this->byToken( 'GET', "/portal/attachments/$id" );
			$answers[] = $this->byCookie( 'GET', "/portal/attachments/$id" );
		}
		foreach ( $answers as $answer ) {
			self::assertSame( array( 404, $answers[0]->json ), array( $answer->status, $answer->json ) );
		}
		// A link on a page has no header: the cookie alone says nothing of a file.
		$_COOKIE = array( "smart_support_portal_{$this->ticket}" => $this->secret );
		foreach ( $ids as $id ) {
			self::assertSame( 401, $this->call( 'GET', "/portal/attachments/$id" )->status );
		}
	}

	public function testACookieReadsWhereTheTicketIsNamed(): void {
		self::assertSame( $this->ticket, $this->byCookie( 'GET', '/portal/ticket' )->int( 'data.id' ) );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket' )->status );
	}

	/** Somebody who has both is who they have proved to be. */
	public function testThePersonalLinkComesFirst(): void {
		$_COOKIE[ "smart_support_link_{$this->ticket}" ] = $this->secret( $this->ticket );
		self::assertSame( 'jane.canary@canary.test', $this->byCookie( 'GET', '/portal/ticket' )->text( 'data.customer_email' ) );
	}

	/** T-15, T-16: who writes says who they are, and must be on the ticket; a cookie alone is no proof of the page (W2). */
	public function testWritesNothingWithoutAnAddressOfTheTicket(): void {
		$here  = array( 'X-Smart-Support-Request' => '1' );
		$wrong = array( 'message' => 'x', 'email' => 'nobody@example.com' );
		$all   = array(
			array( 400, 'missing_field', $this->byToken( 'POST', '/portal/replies', array( 'message' => 'x' ) ) ),
			array( 400, 'missing_field', $this->byCookie( 'POST', '/portal/replies', array( 'message' => 'x' ), $here ) ),
			array( 400, 'author_not_on_ticket', $this->byToken( 'POST', '/portal/replies', $wrong ) ),
			array( 400, 'author_not_on_ticket', $this->byCookie( 'POST', '/portal/replies', $wrong, $here ) ),
			array( 403, 'forbidden', $this->byCookie( 'POST', '/portal/replies', $wrong ) ),
			array( 403, 'forbidden', $this->byToken( 'POST', '/portal/close', array( 'email' => 'nobody@example.com' ) ) ),
		);
		foreach ( $all as [ $status, $code, $answer ] ) {
			self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	/** P2, P-15: a thousand guesses by one link from one place are five. */
	public function testAThousandGuessesAreFive(): void {
		$this->ticket( 'known@elsewhere.test' );
		$seen = array();
		for ( $i = 0; $i < 1000; $i++ ) {
			$answer = $this->byToken( 'POST', '/portal/replies', array( 'message' => 'Let me in.', 'email' => 2 === $i ? 'known@elsewhere.test' : "guess$i@example.com" ) );
			$seen[] = 400 === $answer->status ? $answer->json : "$answer->status {$answer->code()}";
		}
		self::assertCount( 1, array_unique( array_slice( $seen, 0, 5 ) ), 'The same bytes.' );
		self::assertStringContainsString( 'author_not_on_ticket', $seen[0] );
		self::assertSame( array( '429 rate_limited' => 995 ), array_count_values( array_slice( $seen, 5 ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	/** P-12, P-17: with an address that is on it, where the department lets customers close. */
	public function testClosesUnderAnAddressOfTheTicket(): void {
		$this->database()->execute( "UPDATE {departments} SET self_close_status = 'closed'" );
		$email = array( 'email' => $this->services()->customers->find( $this->ticketById( $this->ticket )->customerId )->email ?? '' );
		foreach ( array( array( 'close', 'closed', true ), array( 'close', 'closed', false ), array( 'reopen', 'open', true ) ) as [ $route, $status, $changed ] ) {
			$answer = $this->byToken( 'POST', "/portal/$route", $email );
			self::assertSame( array( 200, $status, $changed ), array( $answer->status, $answer->get( 'data.status' ), $answer->get( 'meta.changed' ) ), $route );
			self::assertStringNotContainsString( $email['email'], $answer->json );
		}
		$missing = $this->byToken( 'POST', '/portal/close' );
		self::assertSame( array( 400, 'validation_error' ), array( $missing->status, $missing->code() ) );
	}

	/** P-5, P3. */
	public function testNoPortalIsThe404OfNoTicketOnTheNextRequest(): void {
		$none = $this->byToken( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => '999999' ) );
		self::assertSame( 404, $none->status );
		foreach ( array( 1, 2 ) as $round ) {
			self::assertSame( 200, $this->byToken( 'GET', '/portal/ticket' )->status, "$round" );
			$this->database()->execute( "UPDATE {departments} SET portal = 'none'" );
			foreach ( array( $this->byToken( 'GET', '/portal/ticket' ), $this->byCookie( 'GET', '/portal/replies' ), $this->byToken( 'POST', '/portal/replies', array( 'message' => 'x' ) ) ) as $answer ) {
				self::assertSame( array( 404, $none->json, $none->headers ), array( $answer->status, $answer->json, $answer->headers ) );
			}
			$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
		}
	}

	public function testATicketInTheTrashIsNotThere(): void {
		$this->database()->update( 'tickets', array( 'state' => 'trash', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		self::assertSame( 404, $this->byToken( 'GET', '/portal/ticket' )->status );
	}

	/** A4, PR9. */
	public function testAnotherTicketIsTheSame404AsNone(): void {
		$foreign = $this->ticket();
		$answers = array();
		foreach ( array( $foreign, 999999 ) as $id ) {
			$answers[] = $this->byToken( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $id ) );
		}
		self::assertSame( array( 404, 404, $answers[0]->json ), array( $answers[0]->status, $answers[1]->status, $answers[1]->json ) );
		self::assertSame( $this->ticket, $this->byToken( 'GET', "/portal/ticket?id=$foreign&ticket_id=$foreign" )->int( 'data.id' ) );
		$_COOKIE[ "smart_support_portal_$foreign" ] = $this->secret;
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $foreign ) )->status );
	}

	/** A9: in no other place, as no other kind. */
	public function testIsNothingButAPortalLink(): void {
		$forged = $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => str_repeat( 'A', 43 ) ) );
		self::assertSame( array( 401, 'invalid_link' ), array( $forged->status, $forged->code() ) );
		foreach ( array( 'smart_support_link_' . $this->ticket, 'smart_support_guest', 'smart_support_code' ) as $name ) {
			$_COOKIE = array( $name => $this->secret );
			$answer  = $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $this->ticket ) );
			self::assertSame( array( 401, $forged->json ), array( $answer->status, $answer->json ), $name );
		}
		$_COOKIE = array( "smart_support_portal_{$this->ticket}" => $this->secret( $this->ticket ) );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $this->ticket ) )->status );
	}

	/**
	 * @param array<string, mixed>  $body
	 * @param array<string, string> $headers
	 */
	private function byToken( string $method, string $path, array $body = array(), array $headers = array() ): Answer {
		$this->nextRequest();
		return $this->call( $method, $path, $body, array( 'X-Smart-Support-Token' => $this->secret ) + $headers );
	}

	/**
	 * @param array<string, mixed>  $body
	 * @param array<string, string> $headers
	 */
	private function byCookie( string $method, string $path, array $body = array(), array $headers = array() ): Answer {
		$this->nextRequest();
		$_COOKIE[ "smart_support_portal_{$this->ticket}" ] = $this->secret;
		$answer = $this->call( $method, $path, $body, array( 'X-Smart-Support-Ticket' => (string) $this->ticket ) + $headers );
		unset( $_COOKIE[ "smart_support_portal_{$this->ticket}" ] );
		return $answer;
	}
}
