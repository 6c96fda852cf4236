<?php
/**
 * POST /tickets (A-29 to A-41, D1, D2, D5, D25, D28).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

final class NewTicketControllerTest extends DeskTestCase {

	private const LEAST = array( 'email' => 'ann@example.com', 'subject' => 'Help', 'message' => 'Please.' );

	/** @var list<Scope> */
	private array $scopes = array( Scope::TicketsWrite );

	public function testWritesATicketWithItsDefaults(): void {
		$answer = $this->create( self::LEAST );
		self::assertSame( 201, $answer->status );
		$id = $answer->int( 'data.id' );
		self::assertSame( rest_url( "smart-support/v1/tickets/$id" ), $answer->headers['location'] ?? '' );
		$expected = array( 'status' => 'new', 'state' => 'opened', 'priority' => 'medium', 'channel' => 'api', 'is_guest' => true, 'version' => 1, 'customer_email' => 'ann@example.com', 'user_id' => null, 'agent_id' => null, 'product_id' => null, 'tags' => array(), 'external_id' => null, 'message' => 'Please.' );
		foreach ( $expected as $field => $value ) {
			self::assertSame( $value, self::trimmed( $answer->get( "data.$field" ) ), $field );
		}
		self::assertSame( 'general', $answer->get( 'data.department.slug' ) );
		self::assertSame( 1, $this->countRows( 'outbox', "ticket_id = $id AND kind = 'ticket_confirmation'" ) );
	}

	public function testWritesEverythingThatIsGiven(): void {
		$this->scopes = array( Scope::TicketsWrite, Scope::Import );
		$agent        = $this->user( 'smart_support_agent' );
		$product      = $this->database()->insert( 'products', array( 'slug' => 'a', 'slug_hash' => 'a', 'name' => 'A', 'name_hash' => 'a', 'created_at' => '2026-01-01 00:00:00' ) );
		$department   = $this->services()->departments->create( 'Billing' )->id;
		$given        = array(
			'name'          => 'Ann 😀',
			'priority'      => 'urgent',
			'department_id' => $department,
			'product_id'    => $product,
			'agent_id'      => $agent,
			'status'        => 'pending',
			'state'         => 'opened',
			'tags'          => array( 'VIP', ' vip ', 'größe 😀' ),
			'format'        => 'text',
			'message'       => '<b>5 < 6</b>',
			'external_id'   => 'crm-7',
			'notify'        => false,
			'created_at'    => '2026-05-07T14:00:00+02:00',
		);
		$answer       = $this->create( $given + self::LEAST );
		self::assertSame( 201, $answer->status, $answer->json );
		$expected = array( 'priority' => 'urgent', 'department_id' => $department, 'product_id' => $product, 'agent_id' => $agent, 'status' => 'pending', 'tags' => array( 'VIP', 'größe 😀' ), 'message' => '<p>&lt;b&gt;5 &lt; 6&lt;/b&gt;</p>', 'external_id' => 'crm-7', 'created_at' => '2026-05-07T12:00:00Z', 'updated_at' => '2026-05-07T12:00:00Z', 'waiting_since' => null );
		foreach ( $expected as $field => $value ) {
			self::assertSame( $value, self::trimmed( $answer->get( "data.$field" ) ), $field );
		}
		self::assertSame( 'Ann 😀', $answer->get( 'data.customer.name' ) );
		self::assertSame( 0, $this->countRows( 'outbox' ) );
	}

	/** @return iterable<string, array{array<string, mixed>, string, string}> What is other than the least, the code, the field. */
	public static function refusals(): iterable {
		foreach ( array( 'email', 'subject', 'message' ) as $field ) {
			yield "no $field" => array( array( $field => null ), 'missing_field', $field );
			yield "an empty $field" => array( array( $field => '' ), 'validation_error', $field );
			yield "a blank $field" => array( array( $field => " \t\u{a0}" ), 'validation_error', $field );
			yield "a list for $field" => array( array( $field => array( 'x' ) ), 'validation_error', $field );
		}
		yield 'no address' => array( array( 'email' => 'ann' ), 'validation_error', 'email' );
		yield 'two addresses' => array( array( 'email' => 'a@x.test,b@y.test' ), 'validation_error', 'email' );
		yield 'a header' => array( array( 'email' => "a@x.test\r\nBcc: b@y.test" ), 'validation_error', 'email' );
		yield 'an address of 255' => array( array( 'email' => str_repeat( 'a', 60 ) . '@' . str_repeat( 'b', 60 ) . '.' . str_repeat( 'c', 60 ) . '.' . str_repeat( 'd', 60 ) . '.' . str_repeat( 'e', 11 ) ), 'validation_error', 'email' );
		yield 'a subject of 256' => array( array( 'subject' => str_repeat( '😀', 256 ) ), 'validation_error', 'subject' );
		yield 'a name of 191' => array( array( 'name' => str_repeat( 'ä', 191 ) ), 'validation_error', 'name' );
		yield 'a message above 1 MiB' => array( array( 'message' => str_repeat( 'a', 1048577 ), 'format' => 'text' ), 'validation_error', 'message' );
		yield 'a message of markup alone' => array( array( 'message' => '<script>x</script><p></p>' ), 'validation_error', 'message' );
		yield 'no such priority' => array( array( 'priority' => 'higher' ), 'validation_error', 'priority' );
		yield 'no such status' => array( array( 'status' => 'spam' ), 'validation_error', 'status' );
		yield 'merged' => array( array( 'state' => 'merged' ), 'validation_error', 'state' );
		yield 'a tag of 51' => array( array( 'tags' => array( str_repeat( 'ä', 51 ) ) ), 'validation_error', 'tags' );
		yield '21 tags' => array( array( 'tags' => array_map( strval( ... ), range( 1, 21 ) ) ), 'validation_error', 'tags' );
		yield 'an id as text' => array( array( 'department_id' => '1' ), 'validation_error', 'department_id' );
		yield 'id zero' => array( array( 'product_id' => 0 ), 'validation_error', 'product_id' );
		yield 'a number for yes' => array( array( 'create_user' => 1 ), 'validation_error', 'create_user' );
		yield 'something else' => array( array( 'customer_id' => 5 ), 'unknown_field', 'customer_id' );
		yield 'in camel case' => array( array( 'agentId' => 5 ), 'unknown_field', 'agentId' );
	}

	/** @param array<string, mixed> $other */
	#[DataProvider( 'refusals' )]
	public function testNamesTheFieldThatIsWrong( array $other, string $code, string $field ): void {
		$answer = $this->create( array_filter( $other + self::LEAST, static fn( mixed $value ) => null !== $value ) );
		self::assertSame( array( 400, $code ), array( $answer->status, $answer->code() ), $answer->json );
		self::assertArrayHasKey( $field, $answer->list( 'errors' ) );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
		self::assertSame( 0, $this->countRows( 'customers' ) );
	}

	/** @return iterable<string, array{array<string, mixed>}> */
	public static function edges(): iterable {
		yield 'a subject of one' => array( array( 'subject' => 'ä' ) );
		yield 'a subject of 255' => array( array( 'subject' => str_repeat( '😀', 255 ) ) );
		yield 'a name of 190' => array( array( 'name' => str_repeat( 'ä', 190 ) ) );
		yield 'a message of one byte' => array( array( 'message' => 'a' ) );
		yield 'a message close to 1 MiB' => array( array( 'message' => str_repeat( 'a', 1048000 ), 'format' => 'text' ) );
		yield 'a tag of 50' => array( array( 'tags' => array( str_repeat( 'ä', 50 ) ) ) );
		yield '20 tags' => array( array( 'tags' => array_map( strval( ... ), range( 1, 20 ) ) ) );
		yield 'white space at both ends' => array( array( 'email' => "  ann@example.com\n", 'subject' => ' Help ' ) );
	}

	/** @param array<string, mixed> $other */
	#[DataProvider( 'edges' )]
	public function testTakesWhatIsJustAllowed( array $other ): void {
		$answer = $this->create( $other + self::LEAST );
		self::assertSame( 201, $answer->status, substr( $answer->json, 0, 500 ) );
		foreach ( array_diff_key( $other, array( 'message' => 1, 'format' => 1, 'name' => 1 ) ) as $field => $value ) {
			self::assertSame( is_string( $value ) ? trim( $value ) : $value, $answer->get( 'email' === $field ? 'data.customer_email' : "data.$field" ) );
		}
	}

	/** @return iterable<string, array{array<string, mixed>, string|null}> What names the department, the slug of the one it is; null for none. */
	public static function departments(): iterable {
		yield 'id' => array( array( 'department_id' => '{billing}' ), 'billing' );
		yield 'slug' => array( array( 'department_slug' => 'billing' ), 'billing' );
		yield 'id as text' => array( array( 'department' => '"{billing}"' ), 'billing' );
		yield 'slug as text' => array( array( 'department' => 'billing' ), 'billing' );
		yield 'exact name' => array( array( 'department' => 'Billing & Tax' ), 'billing' );
		yield 'part of the name' => array( array( 'department' => 'Billing &' ), null );
		yield 'a name as slug' => array( array( 'department_slug' => 'Billing & Tax' ), null );
		yield 'no such id' => array( array( 'department_id' => 999999 ), null );
		yield 'the first that is given decides' => array( array( 'department' => 'general', 'department_slug' => 'general', 'department_id' => '{billing}' ), 'billing' );
		yield 'also when it is wrong' => array( array( 'department' => 'billing', 'department_slug' => 'nothing' ), null );
		yield 'none' => array( array(), 'general' );
	}

	/** @param array<string, mixed> $given */
	#[DataProvider( 'departments' )]
	public function testFindsTheDepartment( array $given, ?string $slug ): void {
		$billing = $this->services()->departments->create( 'Billing & Tax', 'billing' )->id;
		$json    = str_replace( array( '"\"{billing}\""', '"{billing}"' ), array( "\"$billing\"", (string) $billing ), (string) wp_json_encode( $given + self::LEAST ) );
		$answer  = $this->create( $json );
		if ( null !== $slug ) {
			self::assertSame( $slug, $answer->get( 'data.department.slug' ), $answer->json );
			return;
		}
		self::assertSame( array( 400, 'invalid_department' ), array( $answer->status, $answer->code() ) );
		self::assertContains( array( 'id' => $billing, 'slug' => 'billing', 'name' => 'Billing & Tax' ), $answer->list( 'allowed_departments' ) );
		self::assertSame( 0, $this->countRows( 'customers' ) );
	}

	public function testAKeyOfADepartmentWritesThereAlone(): void {
		$billing = $this->services()->departments->create( 'Billing' )->id;
		$sales   = $this->services()->departments->create( 'Sales' )->id;
		$key     = $this->key( array( $billing ) );
		self::assertSame( 201, $this->create( array( 'department_id' => $billing ) + self::LEAST, $key )->status );
		$refused = $this->create( array( 'department_id' => $sales ) + self::LEAST, $key );
		self::assertSame( array( 'invalid_department', array( $billing ) ), array( $refused->code(), array_column( $refused->list( 'allowed_departments' ), 'id' ) ) );
	}

	/** @return iterable<string, array{array<string, string>, string|null, string|null}> */
	public static function statuses(): iterable {
		yield 'nothing' => array( array(), 'new', 'opened' );
		foreach ( array( 'new', 'open', 'pending', 'delayed' ) as $status ) {
			yield $status => array( array( 'status' => $status ), $status, 'opened' );
		}
		foreach ( array( 'resolved', 'closed' ) as $status ) {
			yield $status => array( array( 'status' => $status ), $status, 'closed' );
		}
		yield 'state opened' => array( array( 'state' => 'opened' ), 'new', 'opened' );
		yield 'state closed' => array( array( 'state' => 'closed' ), 'closed', 'closed' );
		yield 'state spam' => array( array( 'state' => 'spam' ), 'new', 'spam' );
		yield 'both' => array( array( 'status' => 'resolved', 'state' => 'closed' ), 'resolved', 'closed' );
		yield 'against each other' => array( array( 'status' => 'open', 'state' => 'closed' ), null, null );
	}

	/** @param array<string, string> $given */
	#[DataProvider( 'statuses' )]
	public function testBeginsWithTheStatusThatIsGiven( array $given, ?string $status, ?string $state ): void {
		$answer = $this->create( $given + self::LEAST );
		if ( null === $status ) {
			self::assertSame( array( 400, 'status_state_conflict' ), array( $answer->status, $answer->code() ) );
			return;
		}
		self::assertSame( array( $status, $state ), array( $answer->get( 'data.status' ), $answer->get( 'data.state' ) ) );
		self::assertSame( 'closed' === $state, null !== $answer->get( 'data.resolved_at' ) );
		self::assertSame( 'closed' === $status, null !== $answer->get( 'data.closed_at' ) );
	}

	/** @return iterable<string, array{array<string, mixed>}> D28. */
	public static function ofImports(): iterable {
		yield 'quietly' => array( array( 'notify' => false ) );
		yield 'in the past' => array( array( 'created_at' => '2026-05-07 12:00:00' ) );
		yield 'an id of elsewhere' => array( array( 'external_id' => 'x' ) );
	}

	/** @param array<string, mixed> $other */
	#[DataProvider( 'ofImports' )]
	public function testImportsNeedTheirScope( array $other ): void {
		$answer = $this->create( $other + self::LEAST );
		self::assertSame( array( 403, 'insufficient_scope', 'import' ), array( $answer->status, $answer->code(), $answer->get( 'required_scope' ) ) );
		$this->actingAs( $this->user( 'smart_support_supervisor' ) );
		self::assertSame( 403, $this->call( 'POST', '/tickets', $other + self::LEAST )->status );
		$this->actingAs( $this->user( 'administrator' ) );
		self::assertSame( 201, $this->call( 'POST', '/tickets', $other + self::LEAST )->status );
	}

	public function testNothingIsWrittenInTheFuture(): void {
		$this->scopes = array( Scope::TicketsWrite, Scope::Import );
		$this->databaseClock()->set( 1_800_000_000 );
		self::assertSame( 201, $this->create( array( 'created_at' => gmdate( 'Y-m-d\TH:i:s\Z', 1_800_000_000 ) ) + self::LEAST )->status );
		self::assertArrayHasKey( 'created_at', $this->create( array( 'created_at' => gmdate( 'Y-m-d H:i:s', 1_800_000_001 ) ) + self::LEAST )->list( 'errors' ) );
		foreach ( array( 'tomorrow', '2026-02-30 00:00:00', '2026-05-07', '1778155200' ) as $none ) {
			self::assertSame( 'validation_error', $this->create( array( 'created_at' => $none ) + self::LEAST )->code(), $none );
		}
	}

	/** A repeat gives the same ticket, whatever else it says. */
	public function testAnExternalIdIsOneTicket(): void {
		$this->scopes = array( Scope::TicketsWrite, Scope::Import );
		$first        = $this->create( array( 'external_id' => 'A-1' ) + self::LEAST );
		$again        = $this->create( array( 'external_id' => 'A-1', 'subject' => 'Other' ) + self::LEAST );
		self::assertSame( array( 200, $first->get( 'data.id' ), 'Help', true ), array( $again->status, $again->get( 'data.id' ), $again->get( 'data.subject' ), $again->get( 'meta.existing' ) ) );
		self::assertSame( 201, $this->create( array( 'external_id' => 'a-1' ) + self::LEAST )->status );
		$elsewhere = $this->key( array( $this->services()->departments->create( 'Elsewhere' )->id ) );
		$taken     = $this->create( array( 'external_id' => 'A-1' ) + self::LEAST, $elsewhere );
		self::assertSame( array( 409, 'conflict' ), array( $taken->status, $taken->code() ) );
	}

	/** T-4: the module is off. */
	public function testTakesNoParticipantsYet(): void {
		$answer = $this->create( array( 'participants' => array( 'bob@example.com' ) ) + self::LEAST );
		self::assertSame( array( 403, 'module_disabled' ), array( $answer->status, $answer->code() ) );
		self::assertSame( 201, $this->create( array( 'participants' => array() ) + self::LEAST )->status );
	}

	/** D5: only where asked for or set, never with a password in a mail. */
	public function testMakesAWordPressUserWhereItShould(): void {
		self::assertNull( $this->create( self::LEAST )->get( 'data.user_id' ) );
		$answer = $this->create( array( 'email' => 'bob@example.com', 'name' => 'Bob B.', 'create_user' => true ) + self::LEAST );
		$user   = get_userdata( $answer->int( 'data.user_id' ) );
		self::assertInstanceOf( \WP_User::class, $user );
		self::assertSame( array( 'bob@example.com', 'Bob B.', array( 'subscriber' ), false ), array( $user->user_email, $user->display_name, $user->roles, $answer->get( 'data.is_guest' ) ) );

		$this->services()->settings->save( array( 'api' => array( 'create_users' => true ) ) );
		self::assertIsInt( $this->create( array( 'email' => 'cat@example.com' ) + self::LEAST )->get( 'data.user_id' ) );
		self::assertNull( $this->create( array( 'email' => 'dan@example.com', 'create_user' => false ) + self::LEAST )->get( 'data.user_id' ) );
	}

	/** P6: an account with somebody's address has not proved their mailbox. */
	public function testAnAccountThatIsThereIsNotTheCustomers(): void {
		$user = $this->user( 'subscriber', 'eve@example.com' );
		self::assertNull( $this->create( array( 'email' => 'eve@example.com', 'create_user' => true ) + self::LEAST )->get( 'data.user_id' ) );
		$this->actingAs( $user );
		self::assertSame( 0, $this->call( 'GET', '/tickets' )->get( 'meta.total' ) );
	}

	/** Performance: writes take at most 18 statements of ours. */
	public function testCostsFewQueries(): void {
		$key = $this->key();
		$this->create( self::LEAST, $key );
		$queries = array_filter( $this->queries( fn() => $this->create( array( 'tags' => array( 'a' ) ) + self::LEAST, $key ) ), static fn( string $query ) => ! str_starts_with( $query, 'RELEASE' ) );
		self::assertLessThanOrEqual( 18, count( $queries ), implode( "\n", $queries ) );
	}

	private static function trimmed( mixed $value ): mixed {
		return is_string( $value ) ? trim( $value ) : $value;
	}

	/** @param array<string, mixed>|string $body */
	private function create( array|string $body, ?string $key = null ): Answer {
		return $this->call( 'POST', '/tickets', $body, array( 'X-Smart-Support-API-Key' => $key ?? $this->key() ) );
	}

	/** @param list<int>|null $departments */
	private function key( ?array $departments = null ): string {
		$this->services()->settings->save( array( 'api' => array( 'enabled' => true ) ) );
		$secret = ApiKeySecret::make();
		$scopes = null === $departments ? $this->scopes : array( Scope::TicketsWrite, Scope::Import );
		$this->services()->keyRows->insert( $secret->text, $secret->prefix, 'Test', $scopes, $departments );
		return $secret->text;
	}
}
