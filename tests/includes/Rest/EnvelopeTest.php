<?php
/**
 * The one envelope (A-9 to A-12, D15, D16, W2, W3, R5, R16).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Refusal;
use SmartSupport\Rest\Envelope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\Site;

final class EnvelopeTest extends DeskTestCase {

	/** @return iterable<string, array{int, string}> The codes of api.md. */
	public static function codes(): iterable {
		$codes = array(
			400 => array( 'validation_error', 'missing_field', 'unknown_field', 'invalid_content_type', 'invalid_json', 'invalid_department', 'invalid_product', 'invalid_agent', 'author_not_on_ticket', 'captcha_failed', 'form_token_expired', 'status_state_conflict', 'illegal_transition' ),
			401 => array( 'missing_api_key', 'invalid_api_key', 'expired_api_key', 'invalid_link' ),
			403 => array( 'module_disabled', 'insufficient_scope', 'forbidden', 'api_disabled' ),
			404 => array( 'not_found', 'route_not_found' ),
			405 => array( 'method_not_allowed' ),
			409 => array( 'conflict', 'idempotency_conflict' ),
			413 => array( 'file_too_large' ),
			429 => array( 'rate_limited' ),
			500 => array( 'server_error', 'storage_full' ),
			503 => array( 'unavailable', 'captcha_unavailable' ),
		);
		foreach ( $codes as $status => $names ) {
			foreach ( $names as $name ) {
				yield $name => array( $status, $name );
			}
		}
	}

	#[DataProvider( 'codes' )]
	public function testEachCodeHasItsStatus( int $status, string $code ): void {
		$data = Envelope::error( new Refusal( $code, 'Why.' ) )->get_error_data();
		self::assertSame( $status, is_array( $data ) ? $data['status'] : null );
	}

	public function testASuccess(): void {
		$ticket = $this->ticket();
		$this->actingAs( $this->user( 'administrator' ) );
		$one = $this->call( 'GET', "/tickets/$ticket" );
		self::assertSame( array( 'success', 'message', 'data', 'meta' ), array_keys( $one->body ) );
		self::assertSame( array( 200, true ), array( $one->status, $one->get( 'success' ) ) );
		self::assertStringEndsWith( '"meta":{}}', $one->json );
		$list = $this->call( 'GET', '/tickets?search=nothing-like-it' );
		self::assertStringContainsString( '"data":[]', $list->json );
		self::assertArrayHasKey( 'total', $list->list( 'meta' ) );
	}

	/** api.md: a file or a document goes out as it is. */
	public function testWhatHasATypeOfItsOwnHasNoEnvelope(): void {
		$request  = new \WP_REST_Request( 'GET', '/smart-support/v1/openapi.json' );
		$document = new \WP_REST_Response( array( 'openapi' => '3.1.0' ), 200, array( 'Content-Type' => 'application/json' ) );
		Envelope::wrap( $document, rest_get_server(), $request );
		self::assertSame( array( 'openapi' => '3.1.0' ), $document->get_data() );
		self::assertSame( 'private, no-store', $document->get_headers()['Cache-Control'] );
		$error = new \WP_REST_Response( array( 'code' => 'not_found', 'message' => 'No.', 'data' => array( 'status' => 404 ) ), 404, array( 'Content-Type' => 'application/json' ) );
		Envelope::wrap( $error, rest_get_server(), $request );
		self::assertSame( array( 'success' => false, 'code' => 'not_found', 'message' => 'No.' ), $error->get_data() );
	}

	public function testAnErrorHasNoMoreThanItsDetails(): void {
		$answer = $this->call( 'GET', '/tickets/1' );
		self::assertSame( array( 'success', 'code', 'message' ), array_keys( $answer->body ) );
		self::assertFalse( $answer->get( 'success' ) );
		self::assertNotSame( '', $answer->get( 'message' ) );
	}

	/** @return iterable<string, array{string, string, int, string}> Method, path, status, code. */
	public static function coreErrors(): iterable {
		yield 'no such route' => array( 'GET', '/nothing', 404, 'route_not_found' );
		yield 'no such route below a ticket' => array( 'GET', '/tickets/1/nothing', 404, 'route_not_found' );
		yield 'no such route, writing' => array( 'POST', '/nothing', 404, 'route_not_found' );
		yield 'a method a list has not' => array( 'DELETE', '/tickets', 405, 'method_not_allowed' );
		yield 'a method a ticket has not' => array( 'POST', '/tickets/1', 405, 'method_not_allowed' );
		yield 'reading what is only written' => array( 'GET', '/tickets/1/reply', 405, 'method_not_allowed' );
		yield 'a method nobody knows' => array( 'BREW', '/tickets', 405, 'method_not_allowed' );
	}

	#[DataProvider( 'coreErrors' )]
	public function testErrorsOfWordPressHaveTheSameShape( string $method, string $path, int $status, string $code ): void {
		$answer = $this->call( $method, $path );
		self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ) );
		self::assertSame( array( 'success', 'code', 'message' ), array_keys( $answer->body ) );
		self::assertSame( 405 === $status, isset( $answer->headers['allow'] ) );
	}

	public function testAllowNamesTheMethodsOfThePath(): void {
		$allowed = explode( ', ', $this->call( 'DELETE', '/tickets/1' )->headers['allow'] ?? '' );
		self::assertEqualsCanonicalizing( array( 'GET', 'PUT', 'PATCH' ), $allowed );
		self::assertSame( 'POST', $this->call( 'GET', '/tickets/1/reply' )->headers['allow'] ?? '' );
	}

	/** A request that came in as GET or HEAD never becomes another method. */
	public function testALinkCannotWrite(): void {
		$ticket = $this->ticket();
		$login  = $this->passwordOf( $this->user( 'administrator' ) );
		foreach ( array( 'GET', 'HEAD' ) as $method ) {
			foreach ( array( '?_method=PATCH', '?_method=POST', '?_method=DELETE' ) as $query ) {
				$answer = $this->http( $method, "/wp-json/smart-support/v1/tickets/$ticket$query", '', $login );
				self::assertSame( 405, $answer->status, "$method $query" );
				self::assertNotSame( '', $answer->headers['allow'] ?? '' );
			}
			self::assertSame( 405, $this->http( $method, "/wp-json/smart-support/v1/tickets/$ticket", '', $login + array( 'X-HTTP-Method-Override' => 'PATCH' ) )->status );
		}
		self::assertSame( 1, $this->ticketById( $ticket )->version );
	}

	public function testAPostMayStandForOtherMethods(): void {
		$ticket = $this->ticket();
		$login  = $this->passwordOf( $this->user( 'administrator' ) ) + array( 'Content-Type' => 'application/json', 'X-HTTP-Method-Override' => 'PATCH' );
		$answer = $this->http( 'POST', "/wp-json/smart-support/v1/tickets/$ticket", '{"priority":"high"}', $login );
		self::assertSame( 200, $answer->status );
		self::assertSame( 3, $this->ticketById( $ticket )->priority->value );
	}

	/** Core answers first, before any route of ours is there. */
	public function testAStaleNonceIsAnErrorOfTheSameShape(): void {
		foreach ( array( '/tickets', '/settings', '/nothing' ) as $path ) {
			$answer = $this->call( 'GET', $path, array(), array( 'X-WP-Nonce' => 'stale' ) );
			self::assertSame( array( 403, 'rest_cookie_invalid_nonce' ), array( $answer->status, $answer->code() ) );
			self::assertSame( array( 'success', 'code', 'message' ), array_keys( $answer->body ) );
			self::assertSame( 'private, no-store', $answer->headers['cache-control'] ?? '' );
		}
	}

	public function testAWrongPasswordIsNobody(): void {
		$user = $this->user( 'administrator' );
		$this->passwordOf( $user );
		$login  = get_userdata( $user )->user_login ?? '';
		$answer = $this->http( 'GET', '/wp-json/smart-support/v1/tickets', '', array( 'Authorization' => 'Basic ' . base64_encode( "$login:wrong" ) ) );
		self::assertSame( 401, $answer->status );
		self::assertContains( $answer->json()['code'] ?? '', array( 'missing_api_key', 'invalid_api_key' ) );
	}

	public function testNothingIsKeptByCaches(): void {
		$login = $this->passwordOf( $this->user( 'administrator' ) );
		foreach ( array( array( '/tickets', $login ), array( '/tickets', array() ), array( '/tickets/999999', $login ), array( '/nothing', array() ), array( '', array() ) ) as [ $path, $headers ] ) {
			$answer = $this->http( 'GET', "/wp-json/smart-support/v1$path", '', $headers );
			// Core has words of its own for users who are logged in.
			self::assertMatchesRegularExpression( '/^(?=.*\bprivate\b)(?=.*\bno-store\b)/', $answer->headers['cache-control'] ?? '', "$path $answer->status" );
			self::assertSame( 'application/json; charset=UTF-8', $answer->headers['content-type'] ?? '' );
		}
	}

	public function testTheOtherAddressOfTheApiWorksAlike(): void {
		$login = $this->passwordOf( $this->user( 'administrator' ) );
		$this->ticket();
		$pretty = $this->http( 'GET', '/wp-json/smart-support/v1/tickets', '', $login );
		$plain  = $this->http( 'GET', '/?rest_route=/smart-support/v1/tickets', '', $login );
		self::assertSame( array( 200, $pretty->body ), array( $plain->status, $plain->body ) );
	}

	public function testHeadHasTheHeadersAndNoBody(): void {
		$this->ticket();
		$login  = $this->passwordOf( $this->user( 'administrator' ) );
		$answer = $this->http( 'HEAD', '/wp-json/smart-support/v1/tickets', '', $login );
		self::assertSame( array( 200, '', '1' ), array( $answer->status, $answer->body, $answer->headers['x-wp-total'] ?? '' ) );
		self::assertSame( 401, $this->http( 'HEAD', '/wp-json/smart-support/v1/tickets' )->status );
	}

	/** A-2: routes are shown to everybody, data to nobody. */
	public function testOptionsShowTheSchema(): void {
		$this->ticket();
		$answer = $this->call( 'OPTIONS', '/tickets' );
		self::assertSame( array( 200, true ), array( $answer->status, $answer->get( 'success' ) ) );
		self::assertSame( 'smart-support-ticket', $answer->get( 'data.schema.title' ) );
		self::assertArrayHasKey( 'per_page', $answer->list( 'data.endpoints.0.args' ) );
		self::assertStringNotContainsString( self::CUSTOMER, $answer->json );
		self::assertSame( 'smart-support-settings', $this->call( 'OPTIONS', '/settings' )->get( 'data.schema.title' ) );
		self::assertSame( 'smart-support-reply', $this->call( 'OPTIONS', '/tickets/1/replies' )->get( 'data.schema.title' ) );
	}

	public function testTheIndexOfTheNamespaceIsPublic(): void {
		$answer = $this->call( 'GET', '/smart-support/v1' );
		self::assertSame( array( 200, true ), array( $answer->status, $answer->get( 'success' ) ) );
		self::assertArrayHasKey( '/smart-support/v1/tickets', $answer->list( 'data.routes' ) );
	}

	/** R5: core would cut the envelope to pieces by it. */
	public function testFieldsOfCoreChangeNothing(): void {
		$ticket = $this->ticket();
		$this->actingAs( $this->user( 'administrator' ) );
		$whole = $this->call( 'GET', "/tickets/$ticket" )->json;
		foreach ( array( 'id', 'success', 'data.id', '__construct', '_links' ) as $fields ) {
			self::assertSame( $whole, $this->call( 'GET', "/tickets/$ticket?_fields=$fields" )->json, $fields );
		}
	}

	public function testOtherNamespacesAreLeftAlone(): void {
		$this->call( 'GET', '/tickets' );
		self::assertArrayNotHasKey( 'success', $this->call( 'GET', '/wp/v2/types' )->body );
		$error = $this->call( 'GET', '/wp/v2/nothing' );
		self::assertSame( array( 'rest_no_route', array( 'status' => 404 ) ), array( $error->code(), $error->get( 'data' ) ) );
		self::assertArrayNotHasKey( 'cache-control', $error->headers );
	}

	/** R16: an id that is in the log, and nothing else. */
	public function testAFailureIsRecordedAndNotExplained(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$answer = $this->failing( new \RuntimeException( 'SELECT secret FROM wp_users in /var/www/x.php' ) );
		self::assertSame( array( 500, 'server_error' ), array( $answer->status, $answer->code() ) );
		self::assertSame( array( 'success', 'code', 'message', 'request_id' ), array_keys( $answer->body ) );
		self::assertStringNotContainsString( 'SELECT', $answer->json );
		self::assertStringNotContainsString( '.php', $answer->json );
		$log = $this->log();
		self::assertStringContainsString( $answer->text( 'request_id' ), $log );
		self::assertStringContainsString( 'SELECT secret', $log );
	}

	/** F1, F8: whoever calls may try again. */
	public function testALostDatabaseIsATimeToWait(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		foreach ( array( 2006, 2013, 1213, 1205 ) as $number ) {
			$answer = $this->failing( new DatabaseError( 'SELECT secret', $number ) );
			self::assertSame( array( 503, 'unavailable' ), array( $answer->status, $answer->code() ), (string) $number );
			self::assertGreaterThan( 0, (int) ( $answer->headers['retry-after'] ?? 0 ) );
			self::assertStringNotContainsString( 'SELECT', $answer->json );
			self::assertNotSame( '', $this->log() );
		}
	}

	/** R16: where nobody can catch it, WordPress would print a page. */
	public function testTheEndOfARequestIsAnErrorOfTheSameShape(): void {
		$plugin = Site::folder() . '/wp-content/mu-plugins/canary.php';
		$ends   = array(
			'fatal' => 'eval( "interface A { function a(); } class B implements A {}" );',
			'die'   => 'wp_die( "<p>SELECT secret</p>", "", 403 );',
		);
		$code   = '<?php $canary = $_SERVER["HTTP_X_CANARY"] ?? ""; if ( "" !== $canary ) { ini_set( "error_log", "/dev/null" ); }';
		foreach ( $ends as $name => $end ) {
			$code .= "if ( '$name' === \$canary ) { add_filter( 'rest_request_before_callbacks', static function () { $end } ); }";
		}
		$code .= 'if ( "page" === $canary ) { add_action( "wp", static function () { rest_do_request( new WP_REST_Request( "GET", "/smart-support/v1/tickets" ) ); wp_die( "<p>of a page</p>", "", 403 ); } ); }';
		file_put_contents( $plugin, $code );
		try {
			foreach ( array_keys( $ends ) as $name ) {
				$answer = $this->http( 'GET', '/wp-json/smart-support/v1/tickets', '', array( 'X-Canary' => $name ) );
				self::assertSame( array( 500, 'application/json; charset=UTF-8', 'private, no-store' ), array( $answer->status, $answer->headers['content-type'] ?? '', $answer->headers['cache-control'] ?? '' ), $name );
				self::assertSame( array( 'success', 'code', 'message', 'request_id' ), array_keys( $answer->json() ) );
				self::assertSame( array( false, 'server_error' ), array( $answer->json()['success'], $answer->json()['code'] ) );
				self::assertStringNotContainsString( 'secret', $answer->body );
			}
			$page = $this->http( 'GET', '/', '', array( 'X-Canary' => 'page' ) );
			self::assertSame( 403, $page->status );
			self::assertStringContainsString( '<p>of a page</p>', $page->body );
		} finally {
			unlink( $plugin );
		}
	}

	public function testAVisitorWhoseCallFailsGetsTheSame(): void {
		$this->actingAs( $this->registeredCustomer() );
		$this->nextRequest();
		$answer = $this->failing( new \RuntimeException( 'secret' ), 'smart_support_customers' );
		self::assertSame( array( 500, 'server_error' ), array( $answer->status, $answer->code() ) );
		self::assertStringContainsString( 'secret', $this->log() );
	}

	/** The list of tickets, whose first statement on a table fails. */
	private function failing( \Throwable $failure, string $table = 'smart_support_tickets' ): Answer {
		$fail = static function ( string $query ) use ( $failure, $table ): string {
			if ( str_contains( $query, $table ) ) {
				throw $failure;
			}
			return $query;
		};
		add_filter( 'query', $fail );
		try {
			return $this->call( 'GET', '/tickets' );
		} finally {
			remove_filter( 'query', $fail );
		}
	}
}
