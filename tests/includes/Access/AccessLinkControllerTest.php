<?php
/**
 * GET and POST /tickets/{id}/access-links, DELETE /tickets/{id}/access-links/{link_id} (G-29, G-36, D7, D14, A8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

final class AccessLinkControllerTest extends DeskTestCase {

	private int $agent;

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->agent    = $this->user( 'smart_support_agent' );
		$this->ticket   = $this->ticket();
		$this->customer = $this->ticketById( $this->ticket )->customerId;
		$this->actingAs( $this->agent );
	}

	/** G-29: what is shown is what the customer's mail holds. */
	public function testShowsTheLinkThatTheCustomerHas(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$secret = $this->services()->links->secretForMail( $this->ticket, $this->customer );
		$list   = $this->list();
		self::assertSame( array( 200, 1, 1 ), array( $list->status, count( $list->list( 'data' ) ), $list->get( 'meta.total' ) ) );
		self::assertSame(
			array(
				'id'           => $list->int( 'data.0.id' ),
				'ticket_id'    => $this->ticket,
				'customer_id'  => $this->customer,
				'customer'     => array( 'id' => $this->customer, 'email' => self::CUSTOMER, 'name' => '' ),
				'url'          => $this->services()->page->linkUrl( $secret ),
				'created_at'   => $list->get( 'data.0.created_at' ),
				'expires_at'   => '2027-02-14T08:00:00Z',
				'revoked_at'   => null,
				'last_used_at' => null,
				'status'       => 'active',
			),
			$list->get( 'data.0' )
		);
		self::assertSame( 200, $this->open( $secret ) );
		self::assertSame( '2027-01-15T08:00:00Z', $this->list()->get( 'data.0.last_used_at' ) );
	}

	public function testTellsWhatBecameOfALink(): void {
		$now = $this->now();
		$this->databaseClock()->set( $now );
		$live = $this->list()->int( 'data.0.id' );
		foreach ( array( 'active' => $now + 1, 'expired' => $now ) as $status => $end ) {
			$this->database()->update( 'access_links', array( 'expires_at' => $end ), array( 'id' => $live ) );
			self::assertSame( $status, $this->list()->get( 'data.0.status' ) );
		}
		self::assertIsString( $this->list()->get( 'data.0.url' ), 'The next mail brings it back to life.' );
		$this->call( 'DELETE', $this->path( $live ) );
		$list = $this->list();
		self::assertSame( array( 'revoked', null, gmdate( 'Y-m-d\TH:i:s\Z', $now ) ), array( $list->get( 'data.0.status' ), $list->get( 'data.0.url' ), $list->get( 'data.0.revoked_at' ) ) );
	}

	/** PR1: salts rotated, or kept in the database: the link works and cannot be shown. */
	public function testWhatCannotBeUnsealedIsNotShown(): void {
		foreach ( array( 'x', null ) as $sealed ) {
			$this->database()->update( 'access_links', array( 'sealed_secret' => $sealed ), array( 'ticket_id' => $this->ticket ) );
			$list = $this->list();
			self::assertSame( array( 200, null, 'active' ), array( $list->status, $list->get( 'data.0.url' ), $list->get( 'data.0.status' ) ) );
		}
		self::assertSame( array(), $this->events(), 'Nothing has been seen.' );
		self::assertIsString( $this->regenerate()->get( 'data.url' ), 'A new one can be shown at least once.' );
	}

	/** D7: viewing is recorded, and is no change of the ticket. */
	public function testALookIsRecorded(): void {
		$before = $this->rowById( 'tickets', $this->ticket );
		$id     = $this->list()->int( 'data.0.id' );
		$this->call( 'HEAD', $this->path() );
		self::assertSame( array( array( 'access_links_viewed', null, $this->agent, array( 'link_ids' => array( $id ) ) ) ), $this->events() );
		$this->list( '?page=2' );
		$this->call( 'OPTIONS', $this->path() );
		self::assertCount( 1, $this->events(), 'Only who sees a link has seen it.' );
		self::assertEquals( $before, $this->rowById( 'tickets', $this->ticket ) );
		self::assertSame( 200, $this->call( 'PATCH', "/tickets/$this->ticket", array( 'priority' => 'high', 'version' => 1 ) )->status, 'A look is nobody else\'s conflict.' );
	}

	/** G-36, A8. */
	public function testANewLinkEndsTheOld(): void {
		$old   = array( $this->services()->links->secretForMail( $this->ticket, $this->customer ), $this->services()->links->create( $this->ticket, $this->customer ) );
		$other = $this->services()->links->secretForMail( $this->ticket( 'other@example.com' ), $this->ticketById( $this->ticket( 'other@example.com' ) )->customerId );
		$made  = $this->regenerate();
		self::assertSame( array( 201, 'active', $this->customer ), array( $made->status, $made->get( 'data.status' ), $made->get( 'data.customer_id' ) ) );
		$new = substr( $made->text( 'data.url' ), -43 );
		self::assertSame( array( 401, 401, 200, 200 ), array( $this->open( $old[0] ), $this->open( $old[1] ), $this->open( $new ), $this->open( $other ) ) );
		self::assertSame( $new, $this->services()->links->secretForMail( $this->ticket, $this->customer ), 'Mails carry the new one.' );
		self::assertSame( array( array( 'access_link_regenerated', null, $this->agent, array( 'customer_id' => $this->customer, 'link_ids' => array( $made->get( 'data.id' ) ) ) ) ), $this->events() );
		self::assertSame( 0, $this->countRows( 'access_links', "ticket_id = $this->ticket AND revoked_at IS NOT NULL AND sealed_secret IS NOT NULL" ), 'Nobody needs the old secrets any more.' );
	}

	/** A8: both succeed, one link is left, and each has its event. */
	public function testTwoAtOnceLeaveOneLink(): void {
		$this->database()->execute( 'DELETE FROM {access_links}' );
		$other = $this->php(
			sprintf(
				'$services = new SmartSupport\Services(); $services->unit->run( static function () use ( $services ): void {
					( new SmartSupport\RouteServices( $services ) )->accessLinks()->regenerate( SmartSupport\Access\Actor::system(), %d, %d );
					echo "made\n";
					usleep( 500000 );
				} );',
				$this->ticket,
				$this->customer
			)
		);
		self::assertSame( 'made', $other->line() );
		$made = $this->regenerate();
		self::assertSame( 201, $made->status );
		$other->wait();
		self::assertSame( array( 2, 1 ), array( $this->countRows( 'access_links' ), $this->countRows( 'access_links', 'revoked_at IS NULL AND id = ' . $made->int( 'data.id' ) ) ) );
		self::assertSame( 2, $this->countRows( 'events', "ticket_id = $this->ticket AND type = 'access_link_regenerated'" ) );
	}

	/** @return iterable<string, array{array<string, mixed>|string, string, string}> Body, code, field. */
	public static function refusals(): iterable {
		yield 'nobody' => array( '{}', 'missing_field', 'customer_id' );
		yield 'a customer who is not on the ticket' => array( array( 'customer_id' => 999999 ), 'validation_error', 'customer_id' );
		yield 'text' => array( array( 'customer_id' => '1' ), 'validation_error', 'customer_id' );
		yield 'zero' => array( array( 'customer_id' => 0 ), 'validation_error', 'customer_id' );
		yield 'null' => array( array( 'customer_id' => null ), 'validation_error', 'customer_id' );
		yield 'another field' => array( array( 'customer_id' => 1, 'email' => 'evil@example.com' ), 'unknown_field', 'email' );
	}

	/** @param array<string, mixed>|string $body */
	#[DataProvider( 'refusals' )]
	public function testRefuses( array|string $body, string $code, string $field ): void {
		$refused = $this->call( 'POST', $this->path(), $body );
		self::assertSame( array( 400, $code, array( $field ) ), array( $refused->status, $refused->code(), array_keys( $refused->list( 'errors' ) ) ) );
		self::assertSame( array( 1, 0 ), array( $this->countRows( 'access_links' ), $this->countRows( 'access_links', 'revoked_at IS NOT NULL' ) ) );
	}

	/** An answer that holds a secret is not kept for a repeated request. */
	public function testTakesNoIdempotencyKey(): void {
		$refused = $this->call( 'POST', $this->path(), array( 'customer_id' => $this->customer ), array( 'Idempotency-Key' => 'once' ) );
		self::assertSame( array( 400, 'validation_error' ), array( $refused->status, $refused->code() ) );
		self::assertSame( array( 1, 0 ), array( $this->countRows( 'access_links' ), $this->countRows( 'idempotency' ) ) );
	}

	public function testARevokedLinkIsDeadAtOnce(): void {
		$secret  = $this->services()->links->secretForMail( $this->ticket, $this->customer );
		$before  = $this->list()->get( 'data.0' );
		$id      = $this->list()->int( 'data.0.id' );
		$revoked = $this->call( 'DELETE', $this->path( $id ) );
		self::assertSame( array( 200, $before, 401 ), array( $revoked->status, $revoked->get( 'data' ), $this->open( $secret ) ) );
		$again = $this->call( 'DELETE', $this->path( $id ) );
		self::assertSame( array( 200, 'revoked' ), array( $again->status, $again->get( 'data.status' ) ) );
		self::assertSame( array( 'access_links_viewed', 'access_links_viewed', 'access_links_revoked' ), array_column( $this->events(), 0 ) );
	}

	/** R6. */
	public function testALinkOfAnotherTicketIsNotThere(): void {
		$other   = $this->ticket( 'other@example.com' );
		$link    = (int) $this->database()->value( 'SELECT id FROM {access_links} WHERE ticket_id = %d', array( $other ) );
		$nowhere = $this->call( 'DELETE', $this->path( 999999 ) );
		self::assertSame( array( 404, 'not_found' ), array( $nowhere->status, $nowhere->code() ) );
		foreach ( array( (string) $link, '0', '-1', 'x', '1e3', '99999999999999999999' ) as $id ) {
			self::assertSame( $nowhere->json, $this->call( 'DELETE', "{$this->path()}/$id" )->json, $id );
		}
		self::assertSame( 0, $this->countRows( 'access_links', 'revoked_at IS NOT NULL' ) );
		self::assertSame( 405, $this->call( 'GET', $this->path( $link ) )->status );
	}

	/** P8, PR9. */
	public function testForeignTicketsAreNotThere(): void {
		$this->database()->update( 'tickets', array( 'agent_id' => $this->user( 'smart_support_agent' ) ), array( 'id' => $this->ticket ) );
		$link    = (int) $this->database()->value( 'SELECT id FROM {access_links} WHERE ticket_id = %d', array( $this->ticket ) );
		$nowhere = $this->call( 'GET', '/tickets/999999/access-links' )->json;
		foreach ( array( $this->list(), $this->regenerate(), $this->call( 'POST', $this->path(), array( 'nothing' => 1 ) ), $this->call( 'DELETE', $this->path( $link ) ) ) as $answer ) {
			self::assertSame( array( 404, $nowhere ), array( $answer->status, $answer->json ) );
		}
		self::assertSame( 1, $this->countRows( 'access_links', 'revoked_at IS NULL' ) );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		self::assertSame( 200, $this->list()->status );
	}

	/** It is impersonation: no key has it, whatever its scopes, and no agent who lost the capability. */
	public function testIsForPeopleWhoMay(): void {
		$forbidden = array();
		$key       = $this->withKey( Scope::cases() );
		foreach ( array( array( 'GET', $this->path() ), array( 'POST', $this->path() ), array( 'DELETE', $this->path( 1 ) ) ) as [ $method, $path ] ) {
			$body        = 'POST' === $method ? array( 'customer_id' => $this->customer ) : array();
			$forbidden[] = $this->call( $method, $path, $body, $key );
			$this->actingAs( $this->registeredCustomer( "c$method@example.com" ) );
			$forbidden[] = $this->call( $method, $path, $body );
			$agent       = $this->user( 'smart_support_agent' );
			( new \WP_User( $agent ) )->add_cap( Capabilities::VIEW_ACCESS_LINKS, false );
			$this->actingAs( $agent );
			$forbidden[] = $this->call( $method, $path, $body );
			$this->actingAs( 0 );
			self::assertSame( 401, $this->call( $method, $path, $body )->status );
		}
		foreach ( $forbidden as $answer ) {
			self::assertSame( array( 403, 'forbidden' ), array( $answer->status, $answer->code() ) );
		}
		self::assertStringNotContainsString( 'customer@', $this->call( 'OPTIONS', $this->path() )->json );
	}

	/** @return iterable<string, array{string, bool, int}> Role, whether agents may, status of a look. */
	public static function roles(): iterable {
		yield 'agent who may' => array( 'smart_support_agent', true, 200 );
		yield 'agent who may not' => array( 'smart_support_agent', false, 403 );
		yield 'supervisor all the same' => array( 'smart_support_supervisor', false, 200 );
		yield 'administrator all the same' => array( 'administrator', false, 200 );
	}

	/** The setting is of those who are agents and no more; it takes them each way to a link, and nothing else. */
	#[DataProvider( 'roles' )]
	public function testASettingKeepsAgentsFromLinks( string $role, bool $may, int $status ): void {
		$this->services()->settings->save( array( 'guests' => array( 'agents_see_links' => $may ) ) );
		$link = (int) $this->database()->value( 'SELECT id FROM {access_links} WHERE ticket_id = %d', array( $this->ticket ) );
		$this->actingAs( $this->user( $role ) );
		$made = 200 === $status ? 201 : $status;
		self::assertSame( array( $status, $made, $status ), array( $this->list()->status, $this->regenerate()->status, $this->call( 'DELETE', $this->path( $link ) )->status ) );
		self::assertSame( array( 200, 200 ), array( $this->call( 'GET', "/tickets/$this->ticket" )->status, $this->call( 'GET', "/tickets/$this->ticket/events" )->status ) );
		$changes = 200 === $status ? 1 : 0;
		self::assertSame( $changes, $this->countRows( 'access_links', "id = $link AND revoked_at IS NOT NULL" ) );
	}

	/** A role that a site made itself is judged by what it may do. */
	public function testTheSettingLeavesThoseWhoLookAfterAllTickets(): void {
		$this->services()->settings->save( array( 'guests' => array( 'agents_see_links' => false ) ) );
		$agent = $this->user( 'smart_support_agent' );
		( new \WP_User( $agent ) )->add_cap( Capabilities::VIEW_ALL_TICKETS );
		$this->actingAs( $agent );
		self::assertSame( 200, $this->list()->status );
	}

	public function testPages(): void {
		for ( $i = 0; $i < 3; $i++ ) {
			$this->regenerate();
		}
		$ids = $this->list()->column( 'id' );
		self::assertSame( array( array( 'active', 'revoked', 'revoked', 'revoked' ), array( $ids[2] ), 4 ), array( $this->list()->column( 'status' ), $this->list( '?per_page=1&page=3' )->column( 'id' ), $this->list( '?per_page=1' )->get( 'meta.total' ) ) );
		foreach ( array( 'per_page=0', 'per_page=101', 'page=0' ) as $query ) {
			self::assertSame( 400, $this->list( "?$query" )->status );
		}
	}

	public function testCostsFewQueries(): void {
		for ( $i = 0; $i < 5; $i++ ) {
			$this->regenerate();
		}
		$id = $this->list()->int( 'data.0.id' );
		foreach ( array( 8 => fn() => self::assertSame( 200, $this->list( '?per_page=2' )->status ), 18 => fn() => self::assertSame( 201, $this->regenerate()->status ), 17 => fn() => self::assertSame( 200, $this->call( 'DELETE', $this->path( $id ) )->status ) ) as $most => $work ) {
			$queries = $this->queries( $work );
			self::assertLessThanOrEqual( $most, count( $queries ), implode( "\n", $queries ) );
		}
	}

	/** @return list<array{mixed, mixed, mixed, mixed}> Type, version, user and data of each event of links. */
	private function events(): array {
		$list   = $this->call( 'GET', "/tickets/$this->ticket/events?per_page=100" );
		$events = array();
		foreach ( $list->column( 'type' ) as $place => $type ) {
			if ( is_string( $type ) && str_starts_with( $type, 'access_link' ) ) {
				$events[] = array( $type, $list->get( "data.$place.version" ), $list->get( "data.$place.actor.user_id" ), $list->get( "data.$place.data" ) );
			}
		}
		return $events;
	}

	private function list( string $query = '' ): Answer {
		return $this->call( 'GET', $this->path() . $query );
	}

	private function regenerate(): Answer {
		return $this->call( 'POST', $this->path(), array( 'customer_id' => $this->customer ) );
	}

	private function open( string $secret ): int {
		return $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $secret ) )->status;
	}

	private function path( int $link = 0 ): string {
		return "/tickets/$this->ticket/access-links" . ( 0 === $link ? '' : "/$link" );
	}
}
