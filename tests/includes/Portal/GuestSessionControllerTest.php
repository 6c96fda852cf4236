<?php
/**
 * Routes for visitors with a guest session (G-6, G-35, D13, PR4, PR9, A3, A8, R8, R12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\GuestSessions;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\Cookie;
use SmartSupport\PortalServices;
use SmartSupport\Tests\Env\Answer;

final class GuestSessionControllerTest extends PortalTestCase {

	private const WRITES = array( 'X-Smart-Support-Request' => '1' );

	private int $ticket;

	private int $foreign;

	private int $customer;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket   = $this->ticket();
		$this->foreign  = $this->ticket( 'other@example.com' );
		$this->customer = $this->ticketById( $this->ticket )->customerId;
		$this->secret   = $this->sessions()->open( $this->customer );
		$_COOKIE        = array( Cookie::SESSION => $this->secret );
	}

	public function testListsItsCustomersTicketsAsCustomersSeeThem(): void {
		$answer = $this->call( 'GET', '/guest/tickets' );
		self::assertSame( array( 200, 1, $this->ticket, 'private, no-store' ), array( $answer->status, $answer->int( 'meta.total' ), $answer->int( 'data.0.id' ), $answer->headers['cache-control'] ?? '' ) );
		self::assertSame( array(), array_intersect( array_keys( (array) $answer->get( 'data.0' ) ), array( 'message', 'version', 'tags', 'external_id', 'waiting_since', 'delayed_until' ) ) );
	}

	/** What the customer does not see changes nothing that they see. */
	public function testTheNewestChangeComesFirst(): void {
		$second = $this->ticket();
		$this->databaseClock()->set( $this->now() + 10 );
		$this->reply( $this->staff(), $this->ticket, 'An answer.' );
		$this->databaseClock()->set( $this->now() + 10 );
		$this->reply( $this->staff(), $second, 'A note.', true );
		self::assertSame( array( $this->ticket, $second ), $this->ids() );
	}

	public function testFindsByWordsNumberAndStatusInCustomersWords(): void {
		$others = array();
		foreach ( array( 'open', 'pending', 'delayed', 'resolved', 'closed' ) as $status ) {
			$others[ $status ] = $this->ticket( self::CUSTOMER, array( 'status' => $status ), "About $status things" );
		}
		self::assertSame( array( $this->ticket ), $this->ids( '?status=new' ) );
		self::assertEqualsCanonicalizing( array( $others['open'], $others['pending'], $others['delayed'] ), $this->ids( '?status=in_progress' ) );
		self::assertEqualsCanonicalizing( array( $this->ticket, $others['resolved'], $others['closed'] ), $this->ids( '?status=resolved,new' ) );
		self::assertSame( array( $others['pending'] ), $this->ids( '?search=pending' ) );
		self::assertSame( array( $others['closed'] ), $this->ids( "?search=%23{$others['closed']}" ) );
		self::assertSame( array(), $this->ids( "?search={$this->foreign}" ), 'A number finds nothing of anybody else.' );
		self::assertSame( array(), $this->ids( '?search=pending&status=new' ) );
		foreach ( array( '?status=pending', '?search=', '?per_page=0', '?per_page=101', '?page=0', '?search=' . str_repeat( 'x', 201 ) ) as $wrong ) {
			self::assertSame( 400, $this->call( 'GET', "/guest/tickets$wrong" )->status, $wrong );
		}
	}

	/** R8: neither a note's words nor the time it was written. */
	public function testANoteIsNotFound(): void {
		$before = $this->call( 'GET', '/guest/tickets' )->json;
		$this->databaseClock()->set( $this->now() + 10 );
		$this->reply( $this->staff(), $this->ticket, 'note-canary-4711', true );
		self::assertSame( array(), $this->ids( '?search=canary' ) );
		self::assertSame( $before, $this->call( 'GET', '/guest/tickets' )->json );
	}

	public function testGoesByPages(): void {
		$all   = array( $this->ticket(), $this->ticket(), $this->ticket );
		$first = $this->call( 'GET', '/guest/tickets?per_page=2' );
		self::assertSame( array( 3, 2, '3', '2' ), array( $first->int( 'meta.total' ), $first->int( 'meta.total_pages' ), $first->headers['x-wp-total'] ?? '', $first->headers['x-wp-totalpages'] ?? '' ) );
		self::assertEqualsCanonicalizing( $all, array( ...$this->ids( '?per_page=2' ), ...$this->ids( '?per_page=2&page=2' ) ) );
	}

	public function testSpamAndTrashAreNotThere(): void {
		foreach ( array( 'spam', 'trash', 'merged' ) as $state ) {
			$this->database()->update( 'tickets', array( 'state' => $state, 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
			$this->nextRequest();
			self::assertSame( array(), $this->ids() );
			self::assertSame( 404, $this->portal( 'GET', '/portal/ticket', $this->ticket )->status );
		}
	}

	public function testOpensEachOfItsTickets(): void {
		$second = $this->ticket( self::CUSTOMER, array(), 'Second ticket' );
		foreach ( array( $this->ticket, $second ) as $id ) {
			self::assertSame( $id, $this->portal( 'GET', '/portal/ticket', $id )->int( 'data.id' ) );
			$reply = $this->portal( 'POST', '/portal/replies', $id, array( 'message' => 'More smoke.' ) );
			self::assertSame( array( 201, 'customer', $this->customer ), array( $reply->status, $reply->text( 'data.author_role' ), $reply->int( 'data.author.customer_id' ) ) );
			self::assertSame( 1, $this->portal( 'GET', '/portal/replies', $id )->int( 'meta.total' ) );
		}
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket' )->status, 'It must say which.' );
	}

	public function testOpensTheFilesOfItsTicketsAlone(): void {
		$agent = $this->staff();
		$ids   = array( $this->attachment( $agent ), $this->attachment( $agent ) );
		$this->services()->attachments->attach( $agent, array( $ids[0] ), $this->ticket, null, false );
		$this->services()->attachments->attach( $agent, array( $ids[1] ), $this->foreign, null, false );
		$url = $this->portal( 'GET', '/portal/ticket', $this->ticket )->get( 'data.attachments.0.url' );
		self::assertSame( rest_url( "smart-support/v1/portal/attachments/$ids[0]" ), $url );
		self::assertSame( 200, $this->call( 'GET', "/portal/attachments/$ids[0]" )->status );
		$answers = array_map( fn( int $id ) => $this->call( 'GET', "/portal/attachments/$id" ), array( $ids[1], 999999 ) );
		self::assertSame( array( 404, $answers[0]->json ), array( $answers[0]->status, $answers[1]->json ) );
	}

	/** PR9: another customer's ticket and none are the same bytes, for reading and for writing. */
	public function testAnotherCustomersTicketIsTheSame404AsNone(): void {
		$answers = array();
		foreach ( array( $this->foreign, 999999 ) as $id ) {
			$answers[] = $this->portal( 'GET', '/portal/ticket', $id );
			$answers[] = $this->portal( 'GET', '/portal/replies', $id );
			$answers[] = $this->portal( 'POST', '/portal/replies', $id, array( 'message' => 'x' ) );
		}
		self::assertSame( array( 404 ), array_values( array_unique( array_map( static fn( Answer $answer ): int => $answer->status, $answers ) ) ) );
		self::assertCount( 1, array_unique( array_map( static fn( Answer $answer ): string => $answer->json . wp_json_encode( $answer->headers ), $answers ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	/** R12 */
	public function testWritesOnlyForAPageOfThisSite(): void {
		foreach ( array( array( 'POST', '/portal/replies', array( 'message' => 'x' ), array( 'X-Smart-Support-Ticket' => (string) $this->ticket ) ), array( 'DELETE', '/guest/sessions', array(), array() ) ) as [ $method, $path, $body, $headers ] ) {
			$answer = $this->call( $method, $path, $body, $headers );
			self::assertSame( array( 403, 'forbidden' ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( array( 0, 1 ), array( $this->countRows( 'replies' ), $this->countRows( 'guest_sessions' ) ) );
	}

	public function testLogsOutHereOrEverywhere(): void {
		$elsewhere = $this->sessions()->open( $this->customer );
		$answer    = $this->call( 'DELETE', '/guest/sessions', array(), self::WRITES );
		self::assertSame( array( 200, self::CUSTOMER ), array( $answer->status, $answer->text( 'data.email' ) ) );
		self::assertSame( 401, $this->call( 'DELETE', '/guest/sessions', array(), self::WRITES )->status );
		$_COOKIE = array( Cookie::SESSION => $elsewhere );
		$third   = $this->sessions()->open( $this->customer );
		self::assertSame( 200, $this->call( 'DELETE', '/guest/sessions?all=true', array(), self::WRITES )->status );
		foreach ( array( $this->secret, $elsewhere, $third ) as $secret ) {
			$_COOKIE = array( Cookie::SESSION => $secret );
			self::assertSame( 401, $this->call( 'GET', '/guest/tickets' )->status );
		}
	}

	/** A8: what was proof of the old address opens nothing of the new one. */
	public function testEndsWhenTheCustomerGetsAnotherAddressOrGoes(): void {
		$this->services()->guestCodes()->issue( $this->customer );
		$this->routeServices()->customerDirectory()->update( Actor::system(), $this->customer, null, EmailAddress::parse( 'new@example.com' ), null );
		$this->nextRequest();
		self::assertSame( 401, $this->call( 'GET', '/guest/tickets' )->status );
		self::assertSame( 401, $this->portal( 'GET', '/portal/ticket', $this->ticket )->status );
		self::assertSame( 0, $this->countRows( 'guest_codes' ) );
		$_COOKIE = array( Cookie::SESSION => $this->sessions()->open( $this->customer ) );
		$this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $this->customer ) );
		$this->nextRequest();
		self::assertSame( 401, $this->call( 'GET', '/guest/tickets' )->status );
	}

	/** A9: no other secret is a session, and a session is none of theirs. */
	public function testNoOtherSecretOpensIt(): void {
		$issued = $this->services()->guestCodes()->issue( $this->customer );
		foreach ( array( $this->secret( $this->ticket ), $issued->secret, $issued->code, $this->token(), str_repeat( 'A', 43 ), '' ) as $other ) {
			$_COOKIE = array( Cookie::SESSION => $other );
			self::assertSame( 401, $this->call( 'GET', '/guest/tickets' )->status );
		}
		$_COOKIE = array();
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $this->secret ) )->status );
		self::assertSame( 401, $this->call( 'GET', '/guest/tickets', array(), array( 'X-Smart-Support-Token' => $this->secret ) )->status );
		self::assertNull( $this->services()->guestCodes()->useLink( $this->secret ) );
	}

	/** @param array<string, mixed> $body */
	private function portal( string $method, string $path, int $ticket, array $body = array() ): Answer {
		return $this->call( $method, $path, $body, array( 'X-Smart-Support-Ticket' => (string) $ticket ) + self::WRITES );
	}

	/** @return list<int> */
	private function ids( string $query = '' ): array {
		$answer = $this->call( 'GET', "/guest/tickets$query" );
		self::assertSame( 200, $answer->status, $answer->json );
		return array_values( array_map( static fn( mixed $item ): int => is_array( $item ) && is_int( $item['id'] ?? null ) ? $item['id'] : 0, (array) $answer->get( 'data' ) ) );
	}

	private function sessions(): GuestSessions {
		return ( new PortalServices( $this->services() ) )->sessions();
	}
}
