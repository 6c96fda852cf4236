<?php
/**
 * GET /customers, GET and PATCH /customers/{id}.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class CustomerControllerTest extends DeskTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
	}

	public function testShowsACustomerAsTheContractWritesIt(): void {
		$user = $this->registeredCustomer( 'ann@bücher.example' );
		$id   = $this->services()->customers->idsOfUsers( array( $user ) )[0];
		$this->database()->update( 'customers', array( 'name' => 'Ann', 'created_at' => '2026-05-07 12:00:00', 'locale' => 'de_DE' ), array( 'id' => $id ) );
		self::assertSame(
			array( 'id' => $id, 'email' => 'ann@bücher.example', 'name' => 'Ann', 'user_id' => $user, 'is_guest' => false, 'company' => null, 'locale' => 'de_DE', 'created_at' => '2026-05-07T12:00:00Z' ),
			$this->call( 'GET', "/customers/$id" )->get( 'data' )
		);
		$guest = $this->call( 'GET', '/customers/' . $this->customer( 'bob@example.com' ) );
		self::assertSame( array( null, true ), array( $guest->get( 'data.user_id' ), $guest->get( 'data.is_guest' ) ) );
	}

	public function testSortsAndPages(): void {
		$ids = array( $this->customer( 'b@example.com', '', '2026-01-03 00:00:00' ), $this->customer( 'c@example.com', '', '2026-01-01 00:00:00' ), $this->customer( 'a@example.com', '', '2026-01-02 00:00:00' ) );
		foreach ( array(
			''                              => array( 2, 1, 0 ),
			'?order=asc'                    => array( 0, 1, 2 ),
			'?orderby=email&order=ASC'      => array( 2, 0, 1 ),
			'?orderby=email'                => array( 1, 0, 2 ),
			'?orderby=created_at'           => array( 0, 2, 1 ),
			'?orderby=created_at&order=Asc' => array( 1, 2, 0 ),
		) as $query => $places ) {
			self::assertSame( array_map( static fn( int $place ): int => $ids[ $place ], $places ), $this->call( 'GET', "/customers$query" )->column( 'id' ), $query );
		}
		$page = $this->call( 'GET', '/customers?order=asc&per_page=2&page=2' );
		self::assertSame( array( array( $ids[2] ), 3, 2, true ), array( $page->column( 'id' ), $page->get( 'meta.total' ), $page->get( 'meta.total_pages' ), $page->get( 'meta.total_exact' ) ) );
		foreach ( array( 'orderby=name', 'orderby=email;--', 'orderby[]=id', 'order=up', 'per_page=0', 'per_page=101', 'page=0', 'page=1000001', 'guest=perhaps', 'search=', 'search=%20%20' ) as $query ) {
			self::assertSame( 400, $this->call( 'GET', "/customers?$query" )->status, $query );
		}
		self::assertSame( 200, $this->call( 'GET', '/customers?per_page=100&page=1000000&colour=red' )->status );
	}

	public function testTellsGuestsFromRegisteredCustomers(): void {
		$guest      = $this->customer( 'guest@example.com' );
		$registered = $this->services()->customers->idsOfUsers( array( $this->registeredCustomer( 'ann@example.com' ) ) )[0];
		foreach ( array( 'guest=true' => array( $guest ), 'guest=1' => array( $guest ), 'guest=false' => array( $registered ), 'guest=0' => array( $registered ), 'order=asc' => array( $guest, $registered ) ) as $query => $ids ) {
			$list = $this->call( 'GET', "/customers?$query" );
			self::assertSame( array( $ids, count( $ids ) ), array( $list->column( 'id' ), $list->get( 'meta.total' ) ), $query );
		}
	}

	/** @return iterable<string, array{string, list<string>}> Search, local parts of those it finds. */
	public static function searches(): iterable {
		yield 'how an address begins' => array( 'ann', array( 'ann', 'anne' ) );
		yield 'in capitals' => array( 'ANN@Ex', array( 'ann' ) );
		yield 'a whole address' => array( 'ann@example.com', array( 'ann' ) );
		yield 'a whole address with a domain in Unicode' => array( 'bea@bücher.example', array( 'bea' ) );
		yield 'how a name begins' => array( 'maria', array( 'x1', 'x2' ) );
		yield 'a whole name' => array( 'Maria da Silva', array( 'x1' ) );
		yield 'a name of four bytes' => array( '🖨', array( 'x3' ) );
		yield 'something in the midst' => array( 'Silva', array() );
		yield 'a percent sign' => array( '%', array( 'x4' ) );
		yield 'an underscore' => array( '_', array() );
		yield 'SQL' => array( "' OR 1=1 -- ", array() );
		yield 'the longest' => array( str_repeat( 'ä', 254 ), array() );
	}

	/** @param list<string> $found */
	#[DataProvider( 'searches' )]
	public function testSearchesByHowANameOrAnAddressBegins( string $search, array $found ): void {
		foreach ( array( 'ann@example.com' => 'Berta', 'anne@example.com' => '', 'bea@bücher.example' => 'C', 'x1@example.com' => 'Maria da Silva', 'x2@example.com' => 'Maria Lee', 'x3@example.com' => '🖨 Printer', 'x4@example.com' => '%x' ) as $address => $name ) {
			$this->customer( $address, $name );
		}
		$list = $this->call( 'GET', '/customers?order=asc&search=' . rawurlencode( $search ) );
		self::assertSame( array( 200, $found, count( $found ) ), array( $list->status, array_map( static fn( mixed $email ): string => explode( '@', is_string( $email ) ? $email : '' )[0], $list->column( 'email' ) ), $list->get( 'meta.total' ) ) );
		self::assertSame( 400, $this->call( 'GET', '/customers?search=' . str_repeat( 'a', 255 ) )->status );
	}

	/** P8, PR9: who sees a ticket knows its customer, and nobody else. */
	public function testACustomerIsKnownByTheirTickets(): void {
		$agent   = $this->user( 'smart_support_agent' );
		$other   = $this->user( 'smart_support_agent' );
		$known   = array( $this->customerOf( $this->ticket( 'own@example.com', array( 'agent_id' => $agent ) ) ), $this->customerOf( $this->ticket( 'nobodys@example.com' ) ), $this->customerOf( $this->ticket( 'trash@example.com', array( 'agent_id' => $agent, 'state' => 'trash', 'is_listed' => 0 ) ) ), $this->customerOf( $this->ticket( 'both@example.com', array( 'agent_id' => $other ) ) ) );
		$unknown = array( $this->customerOf( $this->ticket( 'canary@example.com', array( 'agent_id' => $other ) ) ), $this->customer( 'canary2@example.com' ) );
		$this->ticket( 'both@example.com', array( 'agent_id' => $agent ) );
		self::assertSame( 6, $this->call( 'GET', '/customers' )->get( 'meta.total' ) );

		$this->actingAs( $agent );
		$list = $this->call( 'GET', '/customers?order=asc' );
		self::assertSame( array( $known, 4 ), array( $list->column( 'id' ), $list->get( 'meta.total' ) ) );
		self::assertSame( array( array( $known[1] ), 4 ), array( $this->call( 'GET', '/customers?order=asc&per_page=1&page=2' )->column( 'id' ), $this->call( 'GET', '/customers?per_page=1&page=2' )->get( 'meta.total' ) ) );
		self::assertSame( array(), $this->call( 'GET', '/customers?search=canary' )->get( 'data' ) );
		self::assertSame( array( $known[1] ), $this->call( 'GET', '/customers?search=nobodys@example.com&guest=true&orderby=email' )->column( 'id' ) );
		foreach ( $known as $id ) {
			self::assertSame( 200, $this->call( 'GET', "/customers/$id" )->status );
			self::assertSame( 200, $this->call( 'PATCH', "/customers/$id", array( 'name' => 'Known' ) )->status );
		}
		$nowhere = $this->call( 'GET', '/customers/999999' )->json;
		foreach ( $unknown as $id ) {
			self::assertSame( $nowhere, $this->call( 'GET', "/customers/$id" )->json );
			self::assertSame( $nowhere, $this->call( 'PATCH', "/customers/$id", array( 'name' => 'x', 'nothing' => 1 ) )->json );
		}
		self::assertSame( 0, $this->countRows( 'customers', "name = 'x'" ) );
	}

	/** A-61. */
	public function testALimitedKeyKnowsCustomersOfItsDepartments(): void {
		$department = $this->services()->departments->create( 'Billing' )->id;
		$mine       = $this->customerOf( $this->ticket( 'mine@example.com', array( 'department_id' => $department ) ) );
		$foreign    = $this->customerOf( $this->ticket( 'canary@example.com' ) );
		$key        = $this->withKey( array( Scope::CustomersRead, Scope::CustomersWrite ), array( $department ) );
		$this->actingAs( 0 );
		self::assertSame( array( $mine ), $this->call( 'GET', '/customers', array(), $key )->column( 'id' ) );
		self::assertSame( 200, $this->call( 'PATCH', "/customers/$mine", array( 'name' => 'Ann' ), $key )->status );
		foreach ( array( 'GET', 'PATCH' ) as $method ) {
			self::assertSame( 404, $this->call( $method, "/customers/$foreign", array( 'name' => 'Ann' ), $key )->status );
		}
		self::assertSame( array(), $this->call( 'GET', '/customers', array(), $this->withKey( array( Scope::CustomersRead ), array() ) )->get( 'data' ) );
		$all = $this->withKey( array( Scope::CustomersRead ) );
		self::assertSame( array( $foreign, $mine ), $this->call( 'GET', '/customers', array(), $all )->column( 'id' ) );
		$refused = $this->call( 'PATCH', "/customers/$mine", array( 'name' => 'x' ), $all );
		self::assertSame( array( 403, 'insufficient_scope', 'customers:write' ), array( $refused->status, $refused->code(), $refused->get( 'required_scope' ) ) );
	}

	public function testAnIdIsANumber(): void {
		$this->customer( 'ann@example.com' );
		$nowhere = $this->call( 'GET', '/customers/999999' );
		self::assertSame( array( 404, 'not_found' ), array( $nowhere->status, $nowhere->code() ) );
		foreach ( array( 'ann@example.com', '0', '-1', '1e0', '99999999999999999999' ) as $id ) {
			self::assertSame( $nowhere->json, $this->call( 'GET', "/customers/$id" )->json, $id );
		}
		self::assertSame( array( 200, 200, 405 ), array( $this->call( 'HEAD', '/customers' )->status, $this->call( 'OPTIONS', '/customers/1' )->status, $this->call( 'DELETE', '/customers/1' )->status ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, mixed}> Body, field, what it is then. */
	public static function changes(): iterable {
		yield 'a name' => array( array( 'name' => " Ann\r\nLee " ), 'name', 'Ann Lee' );
		yield 'the longest name' => array( array( 'name' => str_repeat( '🖨', 190 ) ), 'name', str_repeat( '🖨', 190 ) );
		yield 'no name' => array( array( 'name' => '' ), 'name', '' );
		yield 'an address' => array( array( 'email' => ' Ann.Lee@BÜCHER.example ' ), 'email', 'Ann.Lee@bücher.example' );
		yield 'the longest address' => array( array( 'email' => str_repeat( 'a', 64 ) . '@' . str_repeat( str_repeat( 'b', 60 ) . '.', 3 ) . 'exampl' ), 'email', str_repeat( 'a', 64 ) . '@' . str_repeat( str_repeat( 'b', 60 ) . '.', 3 ) . 'exampl' );
		yield 'a language' => array( array( 'locale' => 'de_DE_formal' ), 'locale', 'de_DE_formal' );
		yield 'the site\'s language' => array( array( 'locale' => '' ), 'locale', '' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'changes' )]
	public function testChangesWhatIsNamed( array $body, string $field, mixed $value ): void {
		$id     = $this->customer( 'ann@example.com', 'Ann' );
		$before = $this->call( 'GET', "/customers/$id" )->list( 'data' );
		self::assertSame( array( $before, false ), array( $this->call( 'PATCH', "/customers/$id", '{}' )->get( 'data' ), $this->call( 'PATCH', "/customers/$id", array( 'name' => 'Ann', 'email' => 'ann@example.com' ) )->get( 'meta.changed' ) ) );
		$changed = $this->call( 'PATCH', "/customers/$id", $body );
		self::assertSame( array( 200, array( ...$before, $field => $value ), true ), array( $changed->status, $changed->get( 'data' ), $changed->get( 'meta.changed' ) ), $changed->json );
		$this->nextRequest();
		self::assertSame( $changed->get( 'data' ), $this->call( 'GET', "/customers/$id" )->get( 'data' ) );
		self::assertFalse( $this->call( 'PATCH', "/customers/$id", $body )->get( 'meta.changed' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> Body, code, field. */
	public static function refusals(): iterable {
		yield 'a name too long' => array( array( 'name' => str_repeat( 'a', 191 ) ), 'validation_error', 'name' );
		yield 'a name as number' => array( array( 'name' => 5 ), 'validation_error', 'name' );
		yield 'a name as null' => array( array( 'name' => null ), 'validation_error', 'name' );
		yield 'no address' => array( array( 'email' => '' ), 'validation_error', 'email' );
		yield 'half an address' => array( array( 'email' => 'ann@' ), 'validation_error', 'email' );
		yield 'two addresses' => array( array( 'email' => 'a@example.com,b@example.com' ), 'validation_error', 'email' );
		yield 'a header' => array( array( 'email' => "a@example.com\r\nBcc: b@example.com" ), 'validation_error', 'email' );
		yield 'a list' => array( array( 'email' => array( 'a@example.com' ) ), 'validation_error', 'email' );
		yield 'an address too long' => array( array( 'email' => str_repeat( 'a', 64 ) . '@' . str_repeat( str_repeat( 'b', 60 ) . '.', 3 ) . 'example' ), 'validation_error', 'email' );
		yield 'a local part beyond ASCII' => array( array( 'email' => 'änn@example.com' ), 'validation_error', 'email' );
		yield 'no language' => array( array( 'locale' => '../de' ), 'validation_error', 'locale' );
		yield 'a language too long' => array( array( 'locale' => 'de_' . str_repeat( 'a', 18 ) ), 'validation_error', 'locale' );
		yield 'a user' => array( array( 'user_id' => 1 ), 'unknown_field', 'user_id' );
		yield 'a company' => array( array( 'company' => 'x' ), 'unknown_field', 'company' );
		yield 'an id' => array( array( 'id' => 1 ), 'unknown_field', 'id' );
	}

	/** @param array<string, mixed> $body */
	#[DataProvider( 'refusals' )]
	public function testRefuses( array $body, string $code, string $field ): void {
		$id      = $this->customer( 'ann@example.com', 'Ann' );
		$before  = $this->rowById( 'customers', $id );
		$refused = $this->call( 'PATCH', "/customers/$id", $body );
		self::assertSame( array( 400, $code, array( $field ) ), array( $refused->status, $refused->code(), array_keys( $refused->list( 'errors' ) ) ) );
		self::assertEquals( $before, $this->rowById( 'customers', $id ) );
	}

	public function testAnAddressIsOneCustomer(): void {
		$id = $this->customer( 'ann@example.com', 'Ann' );
		$this->customer( 'bob@bücher.example' );
		foreach ( array( 'bob@bücher.example', 'BOB@XN--BCHER-KVA.example' ) as $taken ) {
			$refused = $this->call( 'PATCH', "/customers/$id", array( 'email' => $taken, 'name' => 'Bob' ) );
			self::assertSame( array( 409, 'conflict' ), array( $refused->status, $refused->code() ) );
		}
		self::assertSame( 'Ann', $this->call( 'GET', "/customers/$id" )->get( 'data.name' ) );
	}

	/** A link was proof of the old mailbox: on its next use it is nothing, and the ticket's history says so. */
	public function testAnotherAddressEndsTheLinks(): void {
		$tickets  = array( $this->ticket(), $this->ticket() );
		$customer = $this->customerOf( $tickets[0] );
		$secret   = $this->services()->links->create( $tickets[0], $customer );
		$others   = $this->services()->links->create( $this->ticket( 'other@example.com' ), $this->services()->customers->findByEmail( EmailAddress::parse( 'other@example.com' ) )->id ?? 0 );
		$open     = fn( string $token ): int => $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $token ) )->status;
		self::assertSame( 200, $this->call( 'PATCH', "/customers/$customer", array( 'email' => 'CUSTOMER@example.com', 'name' => 'Ann' ) )->status );
		self::assertSame( 200, $open( $secret ), 'The same mailbox in other letters.' );

		self::assertSame( 200, $this->call( 'PATCH', "/customers/$customer", array( 'email' => 'new@example.com' ) )->status );
		self::assertSame( 401, $open( $secret ) );
		self::assertSame( 200, $open( $others ) );
		self::assertSame( 0, $this->countRows( 'access_links', "customer_id = $customer AND ( revoked_at IS NULL OR sealed_secret IS NOT NULL )" ) );
		foreach ( $tickets as $ticket ) {
			$events = $this->call( 'GET', "/tickets/$ticket/events" );
			self::assertSame( array( array( 'ticket_created', 1 ), array( 'access_links_revoked', null ) ), array_map( null, $events->column( 'type' ), $events->column( 'version' ) ) );
			self::assertSame( array( 'customer_id' => $customer, 'reason' => 'address_changed' ), $events->get( 'data.1.data' ) );
		}
		self::assertSame( 1, $this->ticketById( $tickets[0] )->version );
		self::assertStringNotContainsString( 'new@example.com', (string) wp_json_encode( $this->database()->rows( 'SELECT data FROM {events}' ) ) );
	}

	public function testCostsFewQueries(): void {
		$agent = $this->user( 'smart_support_agent' );
		for ( $i = 0; $i < 30; $i++ ) {
			$this->ticket( "customer$i@example.com", array( 'agent_id' => 0 === $i % 2 ? $agent : null ) );
		}
		$this->ticket( 'customer0@example.com', array( 'agent_id' => $agent ) );
		$id  = $this->services()->customers->findByEmail( EmailAddress::parse( 'customer0@example.com' ) )->id ?? 0;
		$key = $this->withKey( array( Scope::CustomersRead, Scope::CustomersWrite ), array( 1 ) );
		foreach ( array( '/customers?search=customer&guest=true&per_page=10', "/customers/$id" ) as $path ) {
			foreach ( array( array( $agent, array() ), array( 0, $key ) ) as [ $user, $headers ] ) {
				$this->actingAs( $user );
				$reading = $this->queries( fn() => self::assertSame( 200, $this->call( 'GET', $path, array(), $headers )->status ) );
				self::assertLessThanOrEqual( 8, count( $reading ), implode( "\n", $reading ) );
			}
		}
		$writing = $this->queries( fn() => self::assertSame( 200, $this->call( 'PATCH', "/customers/$id", array( 'email' => 'new@example.com' ), $key )->status ) );
		self::assertLessThanOrEqual( 18, count( $writing ), implode( "\n", $writing ) );
	}

	private function customer( string $address, string $name = '', string $time = '2026-05-07 12:00:00' ): int {
		$email = EmailAddress::parse( $address );
		$this->services()->customers->insert( $email, $name, 'en_GB' );
		$id = $this->services()->customers->findByEmail( $email )->id ?? 0;
		$this->database()->update( 'customers', array( 'created_at' => $time ), array( 'id' => $id ) );
		return $id;
	}

	private function customerOf( int $ticket ): int {
		return $this->ticketById( $ticket )->customerId;
	}
}
