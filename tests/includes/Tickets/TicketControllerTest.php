<?php
/**
 * GET /tickets, GET and PATCH /tickets/{id}.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;

final class TicketControllerTest extends DeskTestCase {

	private int $admin;

	protected function setUp(): void {
		parent::setUp();
		$this->admin = $this->user( 'administrator' );
		$this->actingAs( $this->admin );
	}

	public function testTheDefaults(): void {
		$ids = array();
		for ( $i = 0; $i < 21; $i++ ) {
			$ids[] = $this->ticket( columns: array( 'updated_at' => sprintf( '2026-05-01 00:00:%02d', $i ) ) );
		}
		$this->ticket( columns: array( 'state' => 'spam', 'is_listed' => 0 ) );
		$list = $this->call( 'GET', '/tickets' );
		self::assertSame( 200, $list->status );
		self::assertSame( array_slice( array_reverse( $ids ), 0, 20 ), $list->column( 'id' ) );
		self::assertSame( array( 1, 20, 21, 2, true ), array( $list->get( 'meta.page' ), $list->get( 'meta.per_page' ), $list->get( 'meta.total' ), $list->get( 'meta.total_pages' ), $list->get( 'meta.total_exact' ) ) );
		self::assertSame( array( '21', '2' ), array( $list->headers['x-wp-total'] ?? '', $list->headers['x-wp-totalpages'] ?? '' ) );
		self::assertSame( array( $ids[0] ), $this->call( 'GET', '/tickets?page=2' )->column( 'id' ) );
		$item = $list->list( 'data.0' );
		self::assertArrayNotHasKey( 'message', $item );
		self::assertArrayNotHasKey( 'attachments', $item );
	}

	/** @return iterable<string, array{string, int}> Query, status. */
	public static function limits(): iterable {
		foreach ( array( 'per_page=1', 'per_page=100', 'page=1', 'page=1000000000', 'search=' . str_repeat( 'ä', 200 ), 'nothing=x', 'id=5', 'status=new,open', 'status[]=new', 'priority=low,urgent', 'order=asc', 'order=DeSc', 'order=aSC' ) as $query ) {
			yield $query => array( $query, 200 );
		}
		foreach ( array( 'per_page=0', 'per_page=101', 'per_page=-1', 'per_page=x', 'per_page=1000000000', 'page=0', 'page=-1', 'page=x', 'search=', 'search=' . str_repeat( 'ä', 201 ), 'status=nothing', 'status=new,nothing', 'state=lost', 'priority=5', 'department_id=x', 'department_id=0', 'agent_id=-1', 'orderby=password', 'orderby=message', 'orderby=id;DROP', 'order=up', 'updated_after=yesterday', 'updated_after=2026-02-30T00:00:00Z', 'created_after=2026-05-07', 'guest=perhaps', 'customer_email=nobody', 'user_id=x' ) as $query ) {
			yield $query => array( $query, 400 );
		}
	}

	#[DataProvider( 'limits' )]
	public function testTakesAndRefuses( string $query, int $status ): void {
		$answer = $this->call( 'GET', "/tickets?$query" );
		self::assertSame( $status, $answer->status, $answer->json );
		if ( 400 === $status ) {
			$field = explode( '=', $query )[0];
			self::assertSame( 'validation_error', $answer->code() );
			self::assertSame( array( $field ), array_keys( $answer->list( 'errors' ) ) );
		}
	}

	public function testFiltersOfTheContract(): void {
		$agent  = $this->user( 'smart_support_agent' );
		$user   = $this->registeredCustomer( 'Bob@Example.com' );
		$one    = $this->ticket( 'ann@example.com', array( 'status' => 'open', 'priority' => 4, 'agent_id' => $agent, 'updated_at' => '2026-05-01 12:00:00', 'created_at' => '2026-04-01 00:00:00' ), 'First' );
		$two    = $this->ticket( 'bob@example.com', array( 'updated_at' => '2026-05-02 12:00:00', 'created_at' => '2026-04-02 00:00:00' ), 'Second' );
		$closed = $this->ticket( 'ann@example.com', array( 'status' => 'closed', 'state' => 'closed', 'updated_at' => '2026-05-03 12:00:00', 'created_at' => '2026-04-03 00:00:00' ), 'Third' );
		$spam   = $this->ticket( 'ann@example.com', array( 'state' => 'spam', 'is_listed' => 0, 'updated_at' => '2026-05-04 12:00:00' ), 'Fourth' );

		$expected = array(
			'status=open'                                  => array( $one ),
			'status=new,closed'                            => array( $two, $closed ),
			'state=opened'                                 => array( $one, $two ),
			'state=spam'                                   => array( $spam ),
			'state=spam,closed'                            => array( $closed, $spam ),
			'priority=urgent'                              => array( $one ),
			"agent_id=$agent"                              => array( $one ),
			"user_id=$user"                                => array( $two ),
			'customer_email=ANN@example.com'               => array( $one, $closed ),
			'customer_email=bob%40example.com'             => array( $two ),
			'customer_email=unknown@example.com'           => array(),
			"customer_email=ann@example.com&user_id=$user" => array(),
			'user_id=999999'                               => array(),
			'search=second'                                => array( $two ),
			'updated_after=2026-05-02 12:00:00'            => array( $closed ),
			'updated_after=2026-05-02T11:59:59Z'           => array( $two, $closed ),
			'updated_after=2026-05-02T14:00:00%2B02:00'    => array( $closed ),
			'created_after=2026-04-01 00:00:00&created_before=2026-04-03 00:00:00' => array( $two ),
			'guest=true'                                   => array( $one, $closed ),
			'guest=false'                                  => array( $two ),
			'unassigned=true'                              => array( $two, $closed ),
			'unassigned=false'                             => array( $one ),
			'department_id=999'                            => array(),
			'product_id=999'                               => array(),
		);
		foreach ( $expected as $query => $ids ) {
			$list = $this->call( 'GET', "/tickets?orderby=id&order=asc&$query" );
			self::assertSame( array( 200, $ids, count( $ids ) ), array( $list->status, $list->column( 'id' ), $list->get( 'meta.total' ) ), $query );
		}
	}

	/** @return iterable<string, array{string, list<string>}> Caller, tickets in their list. */
	public static function viewers(): iterable {
		yield 'an administrator' => array( 'administrator', array( 'own', 'other', 'unassigned' ) );
		yield 'a supervisor' => array( 'supervisor', array( 'own', 'other', 'unassigned' ) );
		yield 'an agent' => array( 'agent', array( 'own', 'unassigned' ) );
		yield 'the customer' => array( 'customer', array( 'own', 'other' ) );
		yield 'a user who never wrote' => array( 'subscriber', array() );
		yield 'an editor' => array( 'editor', array() );
	}

	/**
	 * P8: list, count, search and number know nothing of what one may not see.
	 *
	 * @param list<string> $expected
	 */
	#[DataProvider( 'viewers' )]
	public function testEachSeesTheirOwn( string $caller, array $expected ): void {
		$agent    = $this->user( 'smart_support_agent' );
		$customer = $this->registeredCustomer();
		$tickets  = array(
			'own'        => $this->ticket( columns: array( 'agent_id' => $agent ), subject: 'Canary' ),
			'other'      => $this->ticket( columns: array( 'agent_id' => $this->user( 'smart_support_agent' ) ), subject: 'Canary' ),
			'unassigned' => $this->ticket( 'stranger@example.com', subject: 'Canary' ),
		);
		$this->actingAs(
			match ( $caller ) {
			'agent' => $agent,
			'customer' => $customer,
			'administrator' => $this->admin,
			'supervisor' => $this->user( 'smart_support_supervisor' ),
			default => $this->user( $caller ) }
		);
		$visible = array_values( array_intersect_key( $tickets, array_flip( $expected ) ) );
		foreach ( array( '', '&search=canary', '&per_page=1&page=1' ) as $query ) {
			$list = $this->call( 'GET', "/tickets?orderby=id&order=asc$query" );
			self::assertSame( array( 200, count( $visible ) ), array( $list->status, $list->get( 'meta.total' ) ) );
		}
		self::assertSame( $visible, $this->call( 'GET', '/tickets?orderby=id&order=asc' )->column( 'id' ) );
		$nowhere = $this->call( 'GET', '/tickets/999999' );
		foreach ( $tickets as $name => $id ) {
			$seen   = in_array( $name, $expected, true );
			$answer = $this->call( 'GET', "/tickets/$id" );
			self::assertSame( $seen ? 200 : 404, $answer->status );
			self::assertSame( $seen, $answer->json !== $nowhere->json, 'Not yours is not there: the same bytes.' );
			self::assertSame( $seen ? 1 : 0, $this->call( 'GET', "/tickets?search=$id" )->get( 'meta.total' ) );
		}
	}

	public function testShowsOneTicketWhole(): void {
		$id  = $this->ticket( message: "One & two\n<b>three</b>" );
		$one = $this->call( 'GET', "/tickets/$id" );
		self::assertStringContainsString( 'One &amp; two', $one->text( 'data.message' ) );
		self::assertStringContainsString( '&lt;b&gt;three', $one->text( 'data.message' ) );
		self::assertSame( array(), $one->get( 'data.attachments' ) );
	}

	public function testChangesAndSaysWhetherAnythingIsDifferent(): void {
		$id     = $this->ticket();
		$agent  = $this->user( 'smart_support_agent' );
		$answer = $this->call( 'PATCH', "/tickets/$id", array( 'subject' => '  New <subject>  ', 'status' => 'delayed', 'priority' => 'low', 'agent_id' => $agent, 'version' => 1 ) );
		self::assertSame( array( 200, true ), array( $answer->status, $answer->get( 'meta.changed' ) ) );
		self::assertSame( array( 'New <subject>', 'delayed', 'opened', 'low', $agent, 2 ), array( $answer->get( 'data.subject' ), $answer->get( 'data.status' ), $answer->get( 'data.state' ), $answer->get( 'data.priority' ), $answer->get( 'data.agent_id' ), $answer->get( 'data.version' ) ) );
		$again = $this->call( 'PUT', "/tickets/$id", array( 'priority' => 'low', 'agent_id' => $agent ) );
		self::assertSame( array( 200, false, 2 ), array( $again->status, $again->get( 'meta.changed' ), $again->get( 'data.version' ) ) );
		self::assertNull( $this->call( 'PATCH', "/tickets/$id", array( 'agent_id' => null ) )->get( 'data.agent_id' ) );
		self::assertFalse( $this->call( 'PATCH', "/tickets/$id", '{}' )->get( 'meta.changed' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, int, string}> Body, status, code. */
	public static function refusals(): iterable {
		yield 'a blank subject' => array( array( 'subject' => ' ' ), 400, 'validation_error' );
		yield 'a subject nobody sees' => array( array( 'subject' => "\u{200b}" ), 400, 'validation_error' );
		yield 'a subject too long' => array( array( 'subject' => str_repeat( 'ä', 256 ) ), 400, 'validation_error' );
		yield 'an unknown status' => array( array( 'status' => 'lost' ), 400, 'validation_error' );
		yield 'an agent as text' => array( array( 'agent_id' => '5' ), 400, 'validation_error' );
		yield 'an agent who is none' => array( array( 'agent_id' => 999999 ), 400, 'invalid_agent' );
		yield 'an unknown department' => array( array( 'department_id' => 999 ), 400, 'invalid_department' );
		yield 'an unknown product' => array( array( 'product_id' => 999 ), 400, 'invalid_product' );
		yield 'back to new' => array( array( 'status' => 'new' ), 400, 'illegal_transition' );
		yield 'a contradiction' => array( array( 'status' => 'open', 'state' => 'closed' ), 400, 'status_state_conflict' );
		yield 'a stale version' => array( array( 'priority' => 'low', 'version' => 7 ), 409, 'conflict' );
		yield 'a version as text' => array( array( 'version' => '1' ), 400, 'validation_error' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'refusals' )]
	public function testRefusesChanges( array $body, int $status, string $code ): void {
		$id     = $this->ticket( columns: array( 'status' => 'open' ) );
		$answer = $this->call( 'PATCH', "/tickets/$id", $body );
		self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ), $answer->json );
		self::assertSame( 1, $this->ticketById( $id )->version );
	}

	public function testARefusalTellsWhatWouldDo(): void {
		$id = $this->ticket( columns: array( 'status' => 'open' ) );
		self::assertSame( array( 'pending', 'delayed', 'resolved', 'closed' ), $this->call( 'PATCH', "/tickets/$id", array( 'status' => 'new' ) )->get( 'allowed' ) );
		self::assertSame( 'general', $this->call( 'PATCH', "/tickets/$id", array( 'department_id' => 999 ) )->get( 'allowed_departments.0.slug' ) );
	}

	/** A customer's own ticket is theirs to read, not to edit. */
	public function testCustomersChangeNothingHere(): void {
		$customer = $this->registeredCustomer();
		$id       = $this->ticket();
		$this->actingAs( $customer );
		foreach ( array( array( 'subject' => 'Mine' ), array( 'status' => 'closed' ), array( 'priority' => 'urgent' ), array( 'agent_id' => null ) ) as $body ) {
			self::assertSame( 403, $this->call( 'PATCH', "/tickets/$id", $body )->status );
		}
		self::assertSame( 1, $this->ticketById( $id )->version );
	}

	/** RFC 9110: the same bytes need no second transfer; customers get no version and so no ETag. */
	public function testWhatIsKnownIsNotSentAgain(): void {
		$id = $this->ticket();
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		$tag = $this->call( 'GET', "/tickets/$id" )->headers['etag'] ?? '';
		self::assertMatchesRegularExpression( '/^"1-[0-9a-f]{16}"$/', $tag );
		foreach ( array( $tag, "W/$tag", "\"x\", $tag", '*' ) as $known ) {
			$answer = $this->call( 'GET', "/tickets/$id", array(), array( 'If-None-Match' => $known ) );
			self::assertSame( array( 304, 'null', $tag, 'private, no-store' ), array( $answer->status, $answer->json, $answer->headers['etag'] ?? '', $answer->headers['cache-control'] ?? '' ), $known );
		}
		$this->call( 'PATCH', "/tickets/$id", array( 'priority' => 'high' ), array( 'If-Match' => $tag ) );
		$changed = $this->call( 'GET', "/tickets/$id", array(), array( 'If-None-Match' => $tag ) );
		self::assertSame( array( 200, 'high' ), array( $changed->status, $changed->get( 'data.priority' ) ) );
		$this->actingAs( $this->registeredCustomer() );
		self::assertArrayNotHasKey( 'etag', $this->call( 'GET', "/tickets/$id" )->headers );
	}

	/** A name that has changed elsewhere is news too. */
	public function testTheEtagIsOfAllThatIsShown(): void {
		$id = $this->ticket();
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		$tag = $this->call( 'GET', "/tickets/$id" )->headers['etag'] ?? '';
		$this->database()->update( 'customers', array( 'name' => 'Ann' ), array( 'id' => $this->ticketById( $id )->customerId ) );
		$this->nextRequest();
		self::assertSame( 200, $this->call( 'GET', "/tickets/$id", array(), array( 'If-None-Match' => $tag ) )->status );
	}

	/** @return iterable<string, array{array<string, mixed>, string|null, string}> Body, time it has then, or the code. */
	public static function delays(): iterable {
		yield 'with its status' => array( array( 'status' => 'delayed', 'delayed_until' => '2027-01-15T09:00:01+01:00' ), '2027-01-15T08:00:01Z', '' );
		yield 'without a time' => array( array( 'status' => 'delayed' ), null, '' );
		yield 'with no time' => array( array( 'status' => 'delayed', 'delayed_until' => null ), null, '' );
		yield 'now' => array( array( 'status' => 'delayed', 'delayed_until' => '2027-01-15 08:00:00' ), null, 'validation_error' );
		yield 'with another status' => array( array( 'status' => 'pending', 'delayed_until' => '2027-02-01 00:00:00' ), null, 'validation_error' );
		yield 'no time at all' => array( array( 'status' => 'delayed', 'delayed_until' => 'soon' ), null, 'validation_error' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'delays' )]
	public function testDelays( array $body, ?string $until, string $code ): void {
		$id = $this->ticket();
		$this->databaseClock()->set( 1_800_000_000 );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		$answer = $this->call( 'PATCH', "/tickets/$id", $body );
		self::assertSame( $code, $answer->code(), $answer->json );
		if ( '' === $code ) {
			self::assertSame( $until, $answer->get( 'data.delayed_until' ) );
			self::assertNull( $this->call( 'PATCH', "/tickets/$id", array( 'status' => 'open' ) )->get( 'data.delayed_until' ) );
		} else {
			self::assertSame( array( 'delayed_until' ), array_keys( $answer->list( 'errors' ) ) );
		}
	}

	/** A-60: the address as it stands in a URL, by both addresses of the API. */
	public function testFindsTheTicketsOfAnAddress(): void {
		$plus = $this->ticket( 'ann+x@example.com' );
		$this->ticket( 'bob@example.com' );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		foreach ( array( 'ann%2Bx%40example.com', 'ANN%2bx%40Example.COM', 'ann+x@example.com' ) as $address ) {
			self::assertSame( array( $plus ), array_column( $this->call( 'GET', "/customers/$address/tickets" )->list( 'data' ), 'id' ), $address );
		}
		$unknown = $this->call( 'GET', '/customers/nobody@example.com/tickets' );
		self::assertSame( array( 200, 0 ), array( $unknown->status, $unknown->get( 'meta.total' ) ) );
		$none = $this->call( 'GET', '/customers/nobody/tickets' );
		self::assertSame( array( 400, 'validation_error', array( 'email' ) ), array( $none->status, $none->code(), array_keys( $none->list( 'errors' ) ) ) );
		$headers = $this->passwordOf( $this->user( 'smart_support_supervisor' ) );
		foreach ( array( '/wp-json/smart-support/v1/customers/ann%2Bx%40example.com/tickets', '/?rest_route=/smart-support/v1/customers/ann%2Bx%40example.com/tickets' ) as $url ) {
			self::assertStringContainsString( '"total":1', $this->http( 'GET', $url, '', $headers )->body, $url );
		}
	}

	/** HEAD is GET without a body; OPTIONS tells the schema, and nothing of anybody. */
	public function testHeadAndOptions(): void {
		$id = $this->ticket( 'canary@example.com' );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		$head = $this->call( 'HEAD', '/tickets' );
		self::assertSame( array( 200, '1' ), array( $head->status, $head->headers['x-wp-total'] ?? '' ) );
		$this->actingAs( 0 );
		$options = $this->http( 'OPTIONS', "/wp-json/smart-support/v1/tickets/$id" );
		self::assertSame( 200, $options->status );
		self::assertStringContainsString( '"delayed_until"', $options->body );
		self::assertStringNotContainsString( 'canary', $options->body );
	}

	/** An agent who hands a ticket on has no say in it any more. */
	public function testATicketHandedOnIsGone(): void {
		$agent = $this->user( 'smart_support_agent' );
		$id    = $this->ticket( columns: array( 'agent_id' => $agent ) );
		$this->actingAs( $agent );
		self::assertSame( 200, $this->call( 'PATCH', "/tickets/$id", array( 'agent_id' => $this->user( 'smart_support_agent' ) ) )->status );
		self::assertSame( 404, $this->call( 'GET', "/tickets/$id" )->status );
		self::assertSame( 404, $this->call( 'PATCH', "/tickets/$id", array( 'agent_id' => $agent ) )->status );
	}

	/** @return iterable<string, array{string, int}> Path, queries of performance.md's table. */
	public static function reads(): iterable {
		yield 'the first page' => array( '/tickets', 6 );
		yield 'a filter' => array( '/tickets?status=new', 6 );
		yield 'a filter and a sort' => array( '/tickets?priority=medium&orderby=created_at', 6 );
		yield 'two filters' => array( '/tickets?status=new&guest=true', 6 );
		yield 'a customer' => array( '/tickets?customer_email=person1@example.com', 6 );
		yield 'a search' => array( '/tickets?search=fire', 8 );
		yield 'one ticket' => array( '/tickets/%d', 6 );
	}

	#[DataProvider( 'reads' )]
	public function testCostsFewQueries( string $path, int $most ): void {
		$id = $this->ticket();
		for ( $i = 0; $i < 25; $i++ ) {
			$this->ticket( "person$i@example.com", array( 'agent_id' => 0 === $i % 2 ? $this->user( 'smart_support_agent' ) : null ) );
		}
		$path    = sprintf( $path, $id );
		$queries = $this->queries( fn() => self::assertSame( 200, $this->call( 'GET', $path )->status ) );
		self::assertLessThanOrEqual( $most, count( $queries ), implode( "\n", $queries ) );
	}
}
