<?php
/**
 * GET /tickets/{id}/events (PR21).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;

final class EventControllerTest extends DeskTestCase {

	private int $agent;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->agent  = $this->user( 'smart_support_agent' );
		$this->ticket = $this->ticket();
		$this->actingAs( $this->agent );
	}

	public function testTellsWhoDidWhatOldestFirst(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		self::assertSame( 200, $this->call( 'PATCH', "/tickets/$this->ticket", array( 'priority' => 'high' ) )->status );
		self::assertSame( 200, $this->call( 'PATCH', "/tickets/$this->ticket", array( 'agent_id' => $this->agent ), $this->withKey( array( Scope::TicketsWrite ) ) )->status );
		$list = $this->call( 'GET', "/tickets/$this->ticket/events" );
		self::assertSame( array( 200, 3, array( 1, 2, 3 ), array( 'ticket_created', 'ticket_updated', 'ticket_updated' ) ), array( $list->status, $list->get( 'meta.total' ), $list->column( 'version' ), $list->column( 'type' ) ) );
		self::assertSame(
			array(
				'id'         => $list->int( 'data.1.id' ),
				'ticket_id'  => $this->ticket,
				'version'    => 2,
				'type'       => 'ticket_updated',
				'actor'      => array( 'kind' => 'user', 'user_id' => $this->agent, 'customer_id' => null, 'api_key_id' => null, 'name' => get_userdata( $this->agent )->display_name ?? '' ),
				'channel'    => 'admin',
				'data'       => array( 'priority' => array( 'medium', 'high' ) ),
				'created_at' => '2027-01-15T08:00:00Z',
			),
			$list->get( 'data.1' )
		);
		self::assertSame( array( 'anonymous', '' ), array( $list->get( 'data.0.actor.kind' ), $list->get( 'data.0.actor.name' ) ) );
		self::assertSame( array( 'key', 'A program' ), array( $list->get( 'data.2.actor.kind' ), $list->get( 'data.2.actor.name' ) ) );
		self::assertStringContainsString( '"data":{}', $list->json, 'An object, also when it is empty.' );
	}

	/** A customer is named as customer, whether by link or as WordPress user. */
	public function testNamesCustomers(): void {
		$user = $this->registeredCustomer();
		$this->database()->execute( "UPDATE {customers} SET name = 'Ann'" );
		$secret = $this->services()->links->create( $this->ticket, $this->ticketById( $this->ticket )->customerId );
		self::assertSame( 201, $this->call( 'POST', '/portal/replies', array( 'message' => 'Hello.' ), array( 'X-Smart-Support-Token' => $secret ) )->status );
		$this->reply( $this->actor( $user ), $this->ticket );
		$actors = $this->call( 'GET', "/tickets/$this->ticket/events" )->column( 'actor' );
		self::assertSame( array( 'kind' => 'link', 'user_id' => null, 'customer_id' => $this->ticketById( $this->ticket )->customerId, 'api_key_id' => null, 'name' => 'Ann' ), $actors[1] );
		self::assertSame( array( 'kind' => 'user', 'user_id' => $user, 'customer_id' => $this->ticketById( $this->ticket )->customerId, 'api_key_id' => null, 'name' => get_userdata( $user )->display_name ?? '' ), $actors[2] );
	}

	public function testAnAddressOfTheNetIsNeverShown(): void {
		$this->database()->execute( "UPDATE {events} SET ip = '192.0.2.77'" );
		$list = $this->call( 'GET', "/tickets/$this->ticket/events" );
		self::assertStringNotContainsString( '192.0.2.77', $list->json );
		self::assertStringNotContainsString( '"ip"', $list->json );
	}

	/** R8: neither the event nor the number of events tells of a note. */
	public function testNotesAreForThoseWhoReadThem(): void {
		$this->reply( $this->actor( $this->agent ), $this->ticket, 'Public.' );
		$observer = $this->user( 'smart_support_agent' );
		( new \WP_User( $observer ) )->add_cap( Capabilities::PRIVATE_NOTES, false );
		$look   = function () use ( $observer ): array {
			$this->actingAs( $observer );
			$seen = array( $this->call( 'GET', "/tickets/$this->ticket/events" )->json, $this->call( 'GET', "/tickets/$this->ticket/events?per_page=1&page=2" )->json );
			$this->actingAs( 0 );
			return array( ...$seen, $this->call( 'GET', "/tickets/$this->ticket/events", array(), $this->withKey( array( Scope::TicketsRead, Scope::RepliesRead ) ) )->json );
		};
		$before = $look();
		$this->reply( $this->actor( $this->agent ), $this->ticket, 'A note.', true );
		self::assertSame( $before, $look() );
		self::assertSame( array( 'ticket_created', 'reply_added', 'note_added' ), $this->call( 'GET', "/tickets/$this->ticket/events", array(), $this->withKey( array( Scope::TicketsRead, Scope::NotesRead ) ) )->column( 'type' ) );
		$this->actingAs( $this->agent );
		self::assertSame( 3, $this->call( 'GET', "/tickets/$this->ticket/events" )->get( 'meta.total' ) );
	}

	public function testPages(): void {
		for ( $i = 0; $i < 5; $i++ ) {
			$this->reply( $this->actor( $this->agent ), $this->ticket );
		}
		$page = $this->call( 'GET', "/tickets/$this->ticket/events?per_page=2&page=2" );
		self::assertSame( array( array( 3, 4 ), 6, 3 ), array( $page->column( 'version' ), $page->get( 'meta.total' ), $page->get( 'meta.total_pages' ) ) );
		$back = $this->call( 'GET', "/tickets/$this->ticket/events?per_page=2&page=2&order=desc" );
		self::assertSame( array( array( 4, 3 ), 6 ), array( $back->column( 'version' ), $back->get( 'meta.total' ) ) );
		foreach ( array( 'per_page=0', 'per_page=101', 'page=0', 'page=x', 'order=sideways' ) as $query ) {
			self::assertSame( 400, $this->call( 'GET', "/tickets/$this->ticket/events?$query" )->status, $query );
		}
		self::assertSame( array( 200, 200 ), array( $this->call( 'HEAD', "/tickets/$this->ticket/events" )->status, $this->call( 'OPTIONS', "/tickets/$this->ticket/events" )->status ) );
	}

	/** P8, PR9: customers read no history, not even their own ticket's. */
	public function testIsForStaffWhoSeeTheTicket(): void {
		$nowhere = $this->call( 'GET', '/tickets/999999/events' );
		$this->database()->update( 'tickets', array( 'agent_id' => $this->user( 'smart_support_agent' ) ), array( 'id' => $this->ticket ) );
		self::assertSame( array( 404, $nowhere->json ), array( $nowhere->status, $this->call( 'GET', "/tickets/$this->ticket/events?per_page=0" )->json ) );
		$this->actingAs( $this->registeredCustomer() );
		self::assertSame( array( 403, 'forbidden' ), array( $this->call( 'GET', "/tickets/$this->ticket/events" )->status, $this->call( 'GET', "/tickets/$this->ticket/events" )->code() ) );
		$this->actingAs( 0 );
		self::assertSame( 404, $this->call( 'GET', "/tickets/$this->ticket/events", array(), $this->withKey( array( Scope::TicketsRead ), array( 999 ) ) )->status );
		self::assertSame( 403, $this->call( 'GET', "/tickets/$this->ticket/events", array(), $this->withKey( array( Scope::RepliesRead ) ) )->status );
	}

	/** No route edits or deletes an event. */
	public function testEveryOtherVerbIsRefused(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$before = $this->database()->rows( 'SELECT * FROM {events}' );
		foreach ( array( 'POST', 'PUT', 'PATCH', 'DELETE' ) as $method ) {
			$refused = $this->call( $method, "/tickets/$this->ticket/events", array( 'type' => 'x' ) );
			self::assertSame( array( 405, 'method_not_allowed', 'GET' ), array( $refused->status, $refused->code(), $refused->headers['allow'] ?? '' ), $method );
			self::assertSame( 404, $this->call( $method, "/tickets/$this->ticket/events/1" )->status, $method );
		}
		self::assertEquals( $before, $this->database()->rows( 'SELECT * FROM {events}' ) );
	}

	public function testCostsFewQueries(): void {
		$this->registeredCustomer( 'other@example.com' );
		for ( $i = 0; $i < 30; $i++ ) {
			$this->reply( $this->actor( 0 === $i % 3 ? $this->user( 'smart_support_agent' ) : $this->agent ), $this->ticket );
		}
		$key = $this->withKey( array( Scope::TicketsRead, Scope::TicketsWrite ) );
		$this->call( 'PATCH', "/tickets/$this->ticket", array( 'priority' => 'high' ), $key );
		$secret = $this->services()->links->create( $this->ticket, $this->ticketById( $this->ticket )->customerId );
		$this->call( 'POST', '/portal/replies', array( 'message' => 'Hello.' ), array( 'X-Smart-Support-Token' => $secret ) );
		foreach ( array( array(), $key ) as $headers ) {
			$reading = $this->queries( fn() => self::assertSame( 33, $this->call( 'GET', "/tickets/$this->ticket/events?per_page=33", array(), $headers )->get( 'meta.total' ) ) );
			self::assertLessThanOrEqual( 8, count( $reading ), implode( "\n", $reading ) );
		}
	}
}
