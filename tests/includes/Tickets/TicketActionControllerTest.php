<?php
/**
 * One change at a time: status, priority, agent, closing and reopening (A-44 to A-49, D1, D2, D20, D21).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

final class TicketActionControllerTest extends DeskTestCase {

	/** What is open is resolved before it is closed, and what is closed stays so. */
	private const GRAPH = array(
		'new'      => array( 'open' ),
		'open'     => array( 'pending', 'resolved' ),
		'pending'  => array( 'open', 'resolved' ),
		'delayed'  => array( 'open' ),
		'resolved' => array( 'open', 'closed' ),
		'closed'   => array(),
	);

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
	}

	/** @return iterable<string, array{string}> */
	public static function methods(): iterable {
		yield 'PUT' => array( 'PUT' );
		yield 'PATCH' => array( 'PATCH' );
	}

	#[DataProvider( 'methods' )]
	public function testSetsOneThing( string $method ): void {
		$id    = $this->ticket();
		$agent = $this->user( 'smart_support_agent' );
		self::assertSame( array( 'pending', 'opened', true ), $this->state( $this->call( $method, "/tickets/$id/status", array( 'status' => 'pending' ) ) ) );
		self::assertSame( 'urgent', $this->call( $method, "/tickets/$id/priority", array( 'priority' => 'urgent' ) )->get( 'data.priority' ) );
		self::assertSame( $agent, $this->call( $method, "/tickets/$id/assign", array( 'agent_id' => $agent ) )->get( 'data.agent_id' ) );
		self::assertSame( array( null, true ), $this->values( $this->call( $method, "/tickets/$id/assign", array( 'agent_id' => null ) ), 'data.agent_id', 'meta.changed' ) );
		self::assertFalse( $this->call( $method, "/tickets/$id/assign", array( 'agent_id' => null ) )->get( 'meta.changed' ) );
		self::assertSame( 5, $this->ticketById( $id )->version );
	}

	/** @return iterable<string, array{string, string, string}> Role, route body as JSON, code. */
	public static function refusals(): iterable {
		yield 'no status' => array( 'status', '{}', 'missing_field' );
		yield 'no such status' => array( 'status', '{"status":"done"}', 'validation_error' );
		yield 'new again' => array( 'status', '{"status":"new"}', 'illegal_transition' );
		yield 'no priority' => array( 'priority', '{}', 'missing_field' );
		yield 'no such priority' => array( 'priority', '{"priority":"highest"}', 'validation_error' );
		yield 'a number for a priority' => array( 'priority', '{"priority":3}', 'validation_error' );
		yield 'no agent' => array( 'assign', '{}', 'missing_field' );
		yield 'nobody' => array( 'assign', '{"agent_id":999999}', 'invalid_agent' );
		yield 'agent zero' => array( 'assign', '{"agent_id":0}', 'validation_error' );
		yield 'an agent as text' => array( 'assign', '{"agent_id":"5"}', 'validation_error' );
		yield 'something else' => array( 'status', '{"status":"open","subject":"x"}', 'unknown_field' );
	}

	#[DataProvider( 'refusals' )]
	public function testRefuses( string $route, string $body, string $code ): void {
		$id = $this->ticket( columns: array( 'status' => 'open' ) );
		self::assertSame( array( 400, $code ), $this->outcome( $this->call( 'PUT', "/tickets/$id/$route", $body ) ) );
		self::assertSame( 1, $this->ticketById( $id )->version );
	}

	/** A-47. */
	public function testOnlyStaffGetsTickets(): void {
		$id = $this->ticket();
		foreach ( array( 'smart_support_agent', 'smart_support_supervisor', 'administrator' ) as $role ) {
			self::assertSame( 200, $this->call( 'PUT', "/tickets/$id/assign", array( 'agent_id' => $this->user( $role ) ) )->status, $role );
		}
		foreach ( array( 'subscriber', 'editor' ) as $role ) {
			self::assertSame( array( 400, 'invalid_agent' ), $this->outcome( $this->call( 'PUT', "/tickets/$id/assign", array( 'agent_id' => $this->user( $role ) ) ) ), $role );
		}
	}

	public function testTellsWhereATicketMayGo(): void {
		$id     = $this->ticket( columns: array( 'status' => 'open' ) );
		$answer = $this->call( 'PUT', "/tickets/$id/status", array( 'status' => 'new' ) );
		self::assertSame( array( 'pending', 'delayed', 'resolved', 'closed' ), $answer->list( 'allowed' ) );
	}

	/** D21: twice is once, also from resolved. */
	public function testCloses(): void {
		$id = $this->ticket();
		self::assertSame( array( 'closed', 'closed', true ), $this->state( $this->call( 'POST', "/tickets/$id/close" ) ) );
		self::assertSame( array( 'closed', 'closed', false ), $this->state( $this->call( 'POST', "/tickets/$id/close" ) ) );
		$resolved = $this->ticket( columns: array( 'status' => 'resolved', 'state' => 'closed' ) );
		self::assertSame( array( 'closed', 'closed', true ), $this->state( $this->call( 'POST', "/tickets/$resolved/close" ) ) );
	}

	/** D21: an open one stays what it is. */
	public function testReopens(): void {
		$closed = $this->ticket( columns: array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2026-05-01 00:00:00' ) );
		$answer = $this->call( 'POST', "/tickets/$closed/reopen" );
		self::assertSame( array( 'open', 'opened', true ), $this->state( $answer ) );
		self::assertNull( $answer->get( 'data.closed_at' ) );
		$pending = $this->ticket( columns: array( 'status' => 'pending' ) );
		self::assertSame( array( 'pending', 'opened', false ), $this->state( $this->call( 'POST', "/tickets/$pending/reopen" ) ) );
		self::assertSame( 1, $this->ticketById( $pending )->version );
	}

	public function testSpamIsNeitherClosedNorReopened(): void {
		$id = $this->ticket( columns: array( 'state' => 'spam', 'is_listed' => 0 ) );
		foreach ( array( 'close', 'reopen' ) as $route ) {
			self::assertSame( array( 400, 'illegal_transition' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route" ) ), $route );
		}
	}

	/** P-18: for staff and keys alike, and by every route that changes a status. */
	public function testADepartmentsGraphIsObeyed(): void {
		$this->changeDepartment( null, self::GRAPH );
		$key = $this->withKey( array( Scope::TicketsWrite, Scope::RepliesWrite ) );
		foreach ( array( array(), $key ) as $headers ) {
			$open   = $this->ticket( columns: array( 'status' => 'open' ) );
			$closed = $this->ticket( columns: array( 'status' => 'closed', 'state' => 'closed' ) );
			$reply  = array( 'message' => 'Done.', 'status' => 'closed' ) + ( array() === $headers ? array() : array( 'user_id' => $this->user( 'smart_support_agent' ) ) );
			$calls  = array(
				array( 'PUT', "/tickets/$open/status", array( 'status' => 'closed' ) ),
				array( 'PATCH', "/tickets/$open", array( 'status' => 'closed' ) ),
				array( 'PATCH', "/tickets/$open", array( 'state' => 'closed' ) ),
				array( 'POST', "/tickets/$open/close", array() ),
				array( 'POST', "/tickets/$open/replies", $reply ),
				array( 'POST', "/tickets/$closed/reopen", array() ),
				array( 'PATCH', "/tickets/$closed", array( 'state' => 'opened' ) ),
			);
			foreach ( $calls as [ $method, $path, $body ] ) {
				$answer = $this->call( $method, $path, array() === $body ? '' : $body, $headers );
				self::assertSame( array( 400, 'illegal_transition' ), $this->outcome( $answer ), $path );
				self::assertSame( str_contains( $path, "/$open" ) ? array( 'pending', 'resolved' ) : array(), $answer->list( 'allowed' ), $path );
			}
			self::assertSame( array( 1, 0, 1 ), array( $this->ticketById( $open )->version, $this->ticketById( $open )->replyCount, $this->ticketById( $closed )->version ) );
			self::assertSame( 200, $this->call( 'PUT', "/tickets/$open/status", array( 'status' => 'resolved' ), $headers )->status );
			self::assertSame( 200, $this->call( 'POST', "/tickets/$open/close", '', $headers )->status );
			self::assertSame( 200, $this->call( 'PATCH', "/tickets/$closed", array( 'state' => 'trash' ), $headers )->status );
			self::assertSame( 200, $this->call( 'PATCH', "/tickets/$closed", array( 'state' => 'closed' ), $headers )->status );
		}
	}

	/** The graph of the department that the ticket will have. */
	public function testAMoveObeysWhereItGoes(): void {
		$strict = $this->changeDepartment( null, self::GRAPH );
		$free   = $this->services()->departments->create( 'Billing' )->id;
		$id     = $this->ticket( columns: array( 'status' => 'open' ) );
		self::assertSame( 200, $this->call( 'PATCH', "/tickets/$id", array( 'status' => 'delayed', 'department_id' => $free ) )->status );
		self::assertSame( array( 400, 'illegal_transition' ), $this->outcome( $this->call( 'PATCH', "/tickets/$id", array( 'status' => 'pending', 'department_id' => $strict ) ) ) );
		self::assertSame( $free, $this->ticketById( $id )->departmentId );
	}

	/** Creation is no transition. */
	public function testATicketMayBeginWithAnyStatus(): void {
		$this->changeDepartment( null, self::GRAPH );
		$made = $this->call( 'POST', '/tickets', array( 'email' => self::CUSTOMER, 'subject' => 'Help', 'message' => 'Please.', 'status' => 'closed' ) );
		self::assertSame( array( 201, 'closed' ), array( $made->status, $made->get( 'data.status' ) ) );
	}

	/** D9, P-17: with the status that the department has for it; twice is once (D21). */
	public function testCustomersCloseAndReopenWhereTheirDepartmentLetsThem(): void {
		$this->changeDepartment( 'resolved' );
		$user = $this->registeredCustomer();
		$id   = $this->ticket();
		$this->actingAs( $user );
		self::assertSame( array( 'resolved', 'closed', true ), $this->state( $this->call( 'POST', "/tickets/$id/close" ) ) );
		self::assertSame( array( 'resolved', 'closed', false ), $this->state( $this->call( 'POST', "/tickets/$id/close" ) ) );
		self::assertSame( array( 'open', 'opened', true ), $this->state( $this->call( 'POST', "/tickets/$id/reopen" ) ) );
		self::assertSame( array( 'open', 'opened', false ), $this->state( $this->call( 'POST', "/tickets/$id/reopen" ) ) );
		self::assertSame( 2, $this->countRows( 'events', "ticket_id = $id AND type = 'ticket_updated' AND user_id = $user" ) );
		$theirs = $this->ticket( 'other@example.com' );
		self::assertSame( array( 404, 'not_found' ), $this->outcome( $this->call( 'POST', "/tickets/$theirs/close" ) ) );
		self::assertSame( array( 403, 'forbidden' ), $this->outcome( $this->call( 'PUT', "/tickets/$id/status", array( 'status' => 'closed' ) ) ) );
	}

	/** The graph decides for customers too: what it does not allow is not theirs to do. */
	public function testCustomersCloseOnlyWhereTheGraphAllowsIt(): void {
		$this->changeDepartment( 'resolved', self::GRAPH );
		$this->registeredCustomer();
		$new     = $this->ticket();
		$pending = $this->ticket( columns: array( 'status' => 'pending' ) );
		$closed  = $this->ticket( columns: array( 'status' => 'closed', 'state' => 'closed' ) );
		$this->actingAs( $this->services()->customers->find( $this->ticketById( $new )->customerId )->userId ?? 0 );
		self::assertSame( array( 403, 'forbidden' ), $this->outcome( $this->call( 'POST', "/tickets/$new/close" ) ) );
		self::assertSame( array( 403, 'forbidden' ), $this->outcome( $this->call( 'POST', "/tickets/$closed/reopen" ) ) );
		self::assertSame( array( 'resolved', 'closed', true ), $this->state( $this->call( 'POST', "/tickets/$pending/close" ) ) );
	}

	/** Staff needs no status of the department for it; who works here but may not edit tickets is no customer. */
	public function testStaffClosesAsBefore(): void {
		$this->changeDepartment( 'resolved' );
		$id = $this->ticket();
		self::assertSame( array( 'closed', 'closed', true ), $this->state( $this->call( 'POST', "/tickets/$id/close" ) ) );
		$agent = $this->user( 'smart_support_agent' );
		( new \WP_User( $agent ) )->add_cap( Capabilities::EDIT_TICKETS, false );
		$this->actingAs( $agent );
		foreach ( array( 'close', 'reopen' ) as $route ) {
			self::assertSame( array( 403, 'forbidden' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route" ) ), $route );
		}
	}

	/** D9: by default no department has a status for it. */
	public function testCustomersCloseNothing(): void {
		$this->actingAs( $this->registeredCustomer() );
		$id = $this->ticket();
		foreach ( array( 'close', 'reopen' ) as $route ) {
			self::assertSame( array( 403, 'forbidden' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route" ) ), $route );
		}
	}

	/** @return iterable<string, array{string, string, string}> */
	public static function writes(): iterable {
		yield 'status' => array( 'PUT', 'status', '{"status":"pending"}' );
		yield 'priority' => array( 'PUT', 'priority', '{"priority":"urgent"}' );
		yield 'agent' => array( 'PUT', 'assign', '{"agent_id":null}' );
		yield 'close' => array( 'POST', 'close', '' );
		yield 'reopen' => array( 'POST', 'reopen', '' );
	}

	/** Whoever looked before somebody else wrote is told what is new; nothing is written. */
	#[DataProvider( 'writes' )]
	public function testAStaleWriteIsAConflict( string $method, string $route, string $body ): void {
		$id = $this->ticket();
		$this->reply( $this->staff(), $id );
		$stale = $this->call( $method, "/tickets/$id/$route", $body, array( 'If-Match' => '"1-abc"' ) );
		self::assertSame( array( 409, 'conflict' ), $this->outcome( $stale ) );
		self::assertSame( array( 2, 'reply_added' ), $this->values( $stale, 'version', 'events.0.type' ) );
		self::assertSame( 2, $this->ticketById( $id )->version );
		self::assertSame( 200, $this->call( $method, "/tickets/$id/$route", $body, array( 'If-Match' => '"2-abc"' ) )->status );
	}

	/** D22: they need no body, but one that is there is read as any other. */
	public function testABodyOfCloseAndReopenIsJudged(): void {
		$id = $this->ticket();
		foreach ( array( 'close', 'reopen' ) as $route ) {
			self::assertSame( array( 409, 'conflict' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route", '{"version":9}' ) ), $route );
			self::assertSame( array( 400, 'unknown_field' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route", '{"status":"closed"}' ) ), $route );
			self::assertSame( array( 400, 'invalid_json' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route", '{' ) ), $route );
			self::assertSame( array( 400, 'invalid_content_type' ), $this->outcome( $this->call( 'POST', "/tickets/$id/$route", '{}', array( 'Content-Type' => 'text/plain' ) ) ), $route );
		}
		self::assertSame( 200, $this->call( 'POST', "/tickets/$id/close", '{"version":1}' )->status );
	}

	public function testIfMatchIsAnEtagOfOursAndAgreesWithVersion(): void {
		$id = $this->ticket();
		foreach ( array( '"x"', '1', '"1', '"1-xyz"', '""' ) as $header ) {
			self::assertSame( array( 400, 'validation_error' ), $this->outcome( $this->call( 'PUT', "/tickets/$id/status", '{"status":"open"}', array( 'If-Match' => $header ) ) ), $header );
		}
		self::assertSame( array( 400, 'validation_error' ), $this->outcome( $this->call( 'PUT', "/tickets/$id/status", '{"status":"open","version":2}', array( 'If-Match' => '"1"' ) ) ) );
		foreach ( array( '*', '"1"', 'W/"1-ab"' ) as $header ) {
			self::assertSame( 200, $this->call( 'PUT', "/tickets/$id/priority", '{"priority":"medium"}', array( 'If-Match' => $header ) )->status, $header );
		}
	}

	/** @return array{mixed, mixed, mixed} */
	private function state( Answer $answer ): array {
		return array( $answer->get( 'data.status' ), $answer->get( 'data.state' ), $answer->get( 'meta.changed' ) );
	}

	/** @return list<mixed> */
	private function values( Answer $answer, string ...$paths ): array {
		return array_map( $answer->get( ... ), array_values( $paths ) );
	}

	/** @return array{int, string} */
	private function outcome( Answer $answer ): array {
		return array( $answer->status, $answer->code() );
	}
}
