<?php
/**
 * Every route × every caller (A-2, A-62, PR8, PR9), and the shape of every answer.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Portal\Cookie;
use SmartSupport\PortalServices;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

/** @phpstan-type Row array{schema: string|null, list?: bool, is?: 'form'|'file', body?: array<string, mixed>, scopes?: list<string>, callers: array<string, int>} */
final class CallersTest extends DeskTestCase {

	private const API = '/smart-support/v1';

	/** What performance.md gives the published endpoints, with a key. */
	private const QUERIES = array(
		'GET /ping'                      => 2,
		'GET /tickets'                   => 6,
		'GET /tickets/{id}'              => 6,
		'GET /tickets/{id}/replies'      => 6,
		'GET /customers/{email}/tickets' => 6,
		'POST /tickets/{id}/replies'     => 15,
		'POST /tickets/{id}/reply'       => 15,
	);

	/** The codes of api.md, and core's for a stale nonce. */
	private const CODES = array(
		400 => array( 'validation_error', 'missing_field', 'unknown_field', 'invalid_content_type', 'invalid_json', 'invalid_department', 'invalid_product', 'invalid_agent', 'author_not_on_ticket', 'captcha_failed', 'form_token_expired', 'status_state_conflict', 'illegal_transition' ),
		401 => array( 'missing_api_key', 'invalid_api_key', 'expired_api_key', 'invalid_link', 'invalid_code' ),
		403 => array( 'module_disabled', 'rest_cookie_invalid_nonce', 'insufficient_scope', 'forbidden', 'api_disabled' ),
		404 => array( 'not_found', 'route_not_found' ),
	);

	/** @var array<string, int> Caller => WordPress user id. */
	private array $users = array();

	/** @var array<string, int> Caller => ticket that {id} stands for; `''` for all others. */
	private array $tickets = array();

	/** @var array<int, int> Ticket => file of its opening message. */
	private array $attached = array();

	/** @var array<string, string> Caller => secret. */
	private array $secrets = array();

	/** @var array<string, string> Caller => API key. */
	private array $keys = array();

	private string $formToken = '';

	private string $session = '';

	/** @return iterable<string, array{string, Row}> */
	public static function rows(): iterable {
		foreach ( self::table() as $route => $row ) {
			yield $route => array( $route, $row );
		}
	}

	public function testEveryRouteHasItsRows(): void {
		$this->call( 'GET', self::API );
		$registered = array();
		/** @var array<string, list<array{methods: array<string, true>}>> $routes */
		$routes = rest_get_server()->get_routes( trim( self::API, '/' ) );
		foreach ( $routes as $pattern => $handlers ) {
			foreach ( $handlers as $handler ) {
				$path = substr( (string) preg_replace( '/\(\?P<(\w+)>[^)]*\)/', '{$1}', $pattern ), strlen( self::API ) );
				foreach ( array_keys( $handler['methods'] ) as $method ) {
					$registered[] = $method . ' ' . ( '' === $path ? '/' : $path );
				}
			}
		}
		self::assertNotSame( array(), $registered );
		self::assertEqualsCanonicalizing( $registered, array_keys( self::table() ), 'Each registered route has rows in callers.php, and no row is of a route that is gone.' );
	}

	public function testEveryRowNamesEveryCaller(): void {
		$callers = array_keys( self::table()['GET /']['callers'] );
		foreach ( self::table() as $route => $row ) {
			self::assertEqualsCanonicalizing( $callers, array_keys( $row['callers'] ), $route );
		}
	}

	/** @param Row $row */
	#[DataProvider( 'rows' )]
	public function testEachCallerGetsWhatTheContractSays( string $route, array $row ): void {
		$this->fill();
		$this->makeKeys( $row['scopes'] ?? array() );
		$results = array();
		foreach ( array_keys( $row['callers'] ) as $caller ) {
			$answer             = $this->answer( $route, $row, $caller );
			$results[ $caller ] = $answer->status;
			$faults             = $answer->status < 300 ? self::faultsOfSuccess( $row, $answer ) : self::faultsOfError( $answer );
			self::assertSame( array(), $faults, "$caller: $answer->json" );
		}
		self::assertSame( $row['callers'], $results );
	}

	/** @return iterable<string, array{string, Row}> Routes that a key may call. */
	public static function rowsOfKeys(): iterable {
		foreach ( self::table() as $route => $row ) {
			if ( isset( $row['scopes'] ) && $row['callers']['key'] < 300 ) {
				yield $route => array( $route, $row );
			}
		}
	}

	/**
	 * Performance: the published endpoints within the bars' table, others with 8 statements a read and 18 a write.
	 *
	 * @param Row $row
	 */
	#[DataProvider( 'rowsOfKeys' )]
	public function testCostsNoMoreThanItMay( string $route, array $row ): void {
		$this->fill();
		$this->makeKeys( $row['scopes'] ?? array() );
		$queries = $this->queries( fn() => $this->answer( $route, $row, 'key' ) );
		// What the test itself asks ends with the options, which a new request reads.
		$began   = array_keys( array_filter( $queries, static fn( string $query ) => str_contains( $query, ' autoload IN ' ) ) );
		$queries = array_slice( $queries, array() === $began ? 0 : max( $began ) + 1 );
		$most    = self::QUERIES[ $route ] ?? ( str_starts_with( $route, 'GET ' ) ? 8 : 18 );
		self::assertLessThanOrEqual( $most, count( $queries ), implode( "\n", $queries ) );
	}

	/** @param Row $row */
	private function answer( string $route, array $row, string $caller ): Answer {
		[ $method, $path ] = explode( ' ', $route, 2 );
		$ticket            = $this->tickets[ $caller ] ?? $this->tickets[''];
		$customer          = $this->customerOf( $ticket );
		$linkId            = str_contains( $path, '{link_id}' ) ? $this->freshLink( $ticket ) : 0;
		$path              = str_replace( array( '{id}', '{email}', '{link_id}' ), array( (string) $this->idIn( $path, $ticket ), rawurlencode( $customer ), (string) $linkId ), self::API . rtrim( $path, '/' ) );
		$body              = str_replace(
			array( '{email}', '{customer}', '{form_token}', '"{customer_id}"' ),
			array( sanitize_title( $caller ) . '@example.com', $customer, $this->formToken, (string) $this->ticketById( $ticket )->customerId ),
			(string) wp_json_encode( $this->bodyOf( $row, $caller ) )
		);
		$link              = isset( $this->secrets[ $caller ] ) ? array( 'X-Smart-Support-Token' => $this->secrets[ $caller ] ) : array();
		$key               = isset( $this->keys[ $caller ] ) ? array( 'X-Smart-Support-API-Key' => $this->keys[ $caller ] ) : array();
		$this->nextRequest();
		$this->actingAs( $this->users[ $caller ] ?? 0 );
		$_COOKIE = 'guest session' === $caller ? array( Cookie::SESSION => $this->session ) : array();
		$link   += array( 'X-Smart-Support-Request' => '1' ) + ( 'guest session' === $caller ? array( 'X-Smart-Support-Ticket' => (string) $ticket ) : array() );
		if ( 'form' === ( $row['is'] ?? '' ) ) {
			return $this->upload( $this->file(), $link + $key );
		}
		return $this->call( $method, $path, 'GET' === $method ? array() : $body, $link + $key );
	}

	/** What {id} stands for: where a caller may change it, one of their own, so that the next caller finds another. */
	private function idIn( string $path, int $ticket ): int {
		return match ( true ) {
			str_contains( $path, '/attachments/' ) => $this->attached[ $ticket ],
			str_starts_with( $path, '/api-keys/' ) => $this->freshKey(),
			str_starts_with( $path, '/departments/' ) => $this->services()->departments->create( 'Department ' . wp_unique_id() )->id,
			str_starts_with( $path, '/products/' ) => $this->services()->products->insert( wp_unique_id( 'slug' ), wp_unique_id( 'Product ' ) ),
			str_starts_with( $path, '/customers/' ) => $this->ticketById( $ticket )->customerId,
			default => $ticket,
		};
	}

	/** @return int Id of a link that nobody has revoked yet. */
	private function freshLink( int $ticket ): int {
		$customer = $this->ticketById( $ticket )->customerId;
		$this->services()->links->create( $ticket, $customer );
		return $this->services()->linkRows->newest( $ticket, $customer )->id ?? 0;
	}

	/**
	 * A key names the author; people write as themselves.
	 *
	 * @param Row $row
	 * @return array<string, mixed>
	 */
	private function bodyOf( array $row, string $caller ): array {
		$body = $row['body'] ?? array();
		return isset( $this->keys[ $caller ] ) ? $body : array_diff_key( $body, array( 'author_email' => true, 'author_type' => true ) );
	}

	private function customerOf( int $ticket ): string {
		return $this->services()->customers->find( $this->ticketById( $ticket )->customerId )->email ?? '';
	}

	/** @param list<string> $scopes Of which the row needs one. */
	private function makeKeys( array $scopes ): void {
		$this->services()->settings->save( array( 'api' => array( 'enabled' => true ) ) );
		$needed     = array_map( Scope::from( ... ), $scopes );
		$others     = array_values( array_udiff( Scope::cases(), $needed, static fn( Scope $a, Scope $b ) => strcmp( $a->value, $b->value ) ) );
		$elsewhere  = $this->services()->departments->create( 'Elsewhere' )->id;
		$this->keys = array(
			'wrong key'                 => ApiKeySecret::make()->text,
			'key without the scope'     => $this->makeKey( $others ),
			'key'                       => $this->makeKey( array_slice( $needed, 0, 1 ) ),
			'key of another department' => $this->makeKey( array_slice( $needed, 0, 1 ), array( $elsewhere ) ),
		);
	}

	/**
	 * @param list<Scope>    $scopes
	 * @param list<int>|null $departments
	 */
	private function makeKey( array $scopes, ?array $departments = null ): string {
		$secret = ApiKeySecret::make();
		$this->services()->keyRows->insert( $secret->text, $secret->prefix, 'Test', $scopes, $departments );
		return $secret->text;
	}

	/**
	 * @param Row $row
	 * @return list<string>
	 */
	private static function faultsOfSuccess( array $row, Answer $answer ): array {
		if ( 'file' === ( $row['is'] ?? '' ) ) {
			return str_starts_with( $answer->headers['content-disposition'] ?? '', 'attachment; ' ) && 'null' === $answer->json ? array() : array( 'It is no file.' );
		}
		$body = json_decode( $answer->json );
		if ( ! $body instanceof \stdClass || array( 'success', 'message', 'data', 'meta' ) !== array_keys( (array) $body ) ) {
			return array( 'The envelope is another.' );
		}
		$faults = true === $body->success && is_string( $body->message ) && $body->meta instanceof \stdClass ? array() : array( 'The envelope holds something else.' );
		if ( null === $row['schema'] ) {
			return $faults;
		}
		$item   = SchemaFile::load( $row['schema'] )->item();
		$schema = $row['list'] ?? false ? array( 'type' => 'array', 'items' => $item ) : $item;
		return array( ...$faults, ...JsonSchema::faults( $schema, $body->data ) );
	}

	/** @return list<string> */
	private static function faultsOfError( Answer $answer ): array {
		$faults = in_array( $answer->code(), self::CODES[ $answer->status ] ?? array(), true ) ? array() : array( "{$answer->code()} is no code of a $answer->status." );
		if ( array( 'success', 'code', 'message' ) !== array_slice( array_keys( $answer->body ), 0, 3 ) || false !== $answer->get( 'success' ) || '' === $answer->text( 'message' ) ) {
			$faults[] = 'The envelope is another.';
		}
		return $faults;
	}

	/** Tickets that hold everything a ticket can hold, with replies and notes; callers and their links. */
	private function fill(): void {
		$agent         = $this->user( 'smart_support_agent' );
		$other         = $this->user( 'smart_support_agent' );
		$this->users   = array(
			'stranger'          => $this->user(),
			'customer'          => $this->registeredCustomer(),
			'agent: own'        => $agent,
			'agent: other'      => $agent,
			'agent: unassigned' => $agent,
			'supervisor'        => $this->user( 'smart_support_supervisor' ),
			'administrator'     => $this->user( 'administrator' ),
		);
		$product       = $this->database()->insert( 'products', array( 'slug' => 'a', 'slug_hash' => 'a', 'name' => 'A', 'name_hash' => 'a', 'created_at' => '2026-01-01 00:00:00' ) );
		$time          = '2026-05-01 00:00:00';
		$this->tickets = array(
			''                       => $this->ticket( columns: array( 'agent_id' => $other, 'product_id' => $product, 'first_response_at' => $time, 'resolved_at' => $time, 'closed_at' => $time, 'delayed_until' => $time, 'external_id' => 'x' ) ),
			'agent: own'             => $this->ticket( columns: array( 'agent_id' => $agent ) ),
			'agent: other'           => $this->ticket( 'other@example.com', array( 'agent_id' => $other ) ),
			'agent: unassigned'      => $this->ticket( 'guest@example.com' ),
			'portal link, No Portal' => $this->ticket( columns: array( 'department_id' => $this->services()->departments->create( 'No Portal' )->id ) ),
		);
		foreach ( $this->tickets as $ticket ) {
			$this->reply( $this->actor( $this->users['administrator'] ), $ticket );
			$this->reply( $this->actor( $this->users['administrator'] ), $ticket, 'A note.', true );
			$this->attached[ $ticket ] = $this->attachment( $this->actor( $this->users['administrator'] ) );
			$this->services()->attachments->attach( $this->actor( $this->users['administrator'] ), array( $this->attached[ $ticket ] ), $ticket, null, false );
		}
		$this->reply( $this->actor( $this->users['customer'] ), $this->tickets[''] );
		$this->makeLinks();
		$this->formToken = $this->call( 'GET', '/guest/form-token' )->text( 'data.form_token' );
		// People take their time to fill in a form.
		$this->databaseClock()->set( $this->now() + 60 );
	}

	/** @return int Id of an API key with everything a key can have: what one caller does to it is nothing to the next. */
	private function freshKey(): int {
		$secret = ApiKeySecret::make();
		return $this->services()->keyRows->insert( $secret->text, $secret->prefix, 'CRM', array( Scope::KeysManage ), array( 1 ), array( '192.0.2.7' ), $this->now() + 60, $this->users['administrator'] );
	}

	private function makeLinks(): void {
		$customer = $this->ticketById( $this->tickets[''] )->customerId;
		foreach ( array( 'link', 'expired link', 'revoked link' ) as $caller ) {
			$this->secrets[ $caller ] = $this->services()->links->create( $this->tickets[''], $customer );
		}
		// The portal of the default department is on.
		$this->database()->execute( "UPDATE {departments} SET portal = 'public' WHERE is_default = 1" );
		foreach ( array( 'portal link' => '', 'portal link, No Portal' => 'portal link, No Portal' ) as $caller => $ticket ) {
			$this->secrets[ $caller ] = $this->services()->portalLinks()->secretForMail( $this->tickets[ $ticket ] );
		}
		$this->secrets['forged link'] = str_repeat( 'A', 43 );
		$this->session                = ( new PortalServices( $this->services() ) )->sessions()->open( $customer );
		$this->database()->execute( 'UPDATE {access_links} SET expires_at = UNIX_TIMESTAMP() - 1 WHERE secret_hash = %s', array( hash( 'sha256', $this->secrets['expired link'] ) ) );
		$this->database()->execute( 'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP() WHERE secret_hash = %s', array( hash( 'sha256', $this->secrets['revoked link'] ) ) );
	}

	/** @return array<string, Row> */
	private static function table(): array {
		/** @var array<string, Row> $table */
		$table = require __DIR__ . '/callers.php';
		return $table;
	}
}
