<?php
/**
 * The order of judgement, and ids (api.md, conventions; W1, R1, R4).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;

final class RouteTest extends DeskTestCase {

	/** method → caller → permission → content type → JSON → ticket known → fields: each before all that follow. */
	public function testJudgesInTheOrderOfTheContract(): void {
		$ticket  = $this->ticket();
		$broken  = array( 'Content-Type' => 'text/plain' );
		$nowhere = '/tickets/' . ( $ticket + 1 );

		self::assertSame( array( 405, 'method_not_allowed' ), $this->judged( 'DELETE', $nowhere, '{', $broken ) );
		self::assertSame( array( 401, 'missing_api_key' ), $this->judged( 'PATCH', $nowhere, '{', $broken ) );
		$this->actingAs( $this->registeredCustomer() );
		self::assertSame( array( 403, 'forbidden' ), $this->judged( 'PATCH', $nowhere, '{', $broken ) );
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		self::assertSame( array( 400, 'invalid_content_type' ), $this->judged( 'PATCH', $nowhere, '{', $broken ) );
		self::assertSame( array( 400, 'invalid_json' ), $this->judged( 'PATCH', $nowhere, '{' ) );
		self::assertSame( array( 404, 'not_found' ), $this->judged( 'PATCH', $nowhere, '{"nothing":1}' ) );
		self::assertSame( array( 400, 'unknown_field' ), $this->judged( 'PATCH', "/tickets/$ticket", '{"nothing":1}' ) );
		self::assertSame( array( 200, '' ), $this->judged( 'PATCH', "/tickets/$ticket", '{"priority":"high"}' ) );
	}

	/** @return iterable<string, array{string}> */
	public static function bodies(): iterable {
		yield 'cut short' => array( '{"priority":' );
		yield 'single quotes' => array( "{'priority':'high'}" );
		yield 'a list' => array( '["priority"]' );
		yield 'null' => array( 'null' );
		yield 'two objects' => array( '{}{}' );
		yield 'no UTF-8' => array( "{\"priority\":\"\xff\"}" );
		yield 'half a character' => array( '{"subject":"\ud800"}' );
		yield 'deeper than anybody needs' => array( str_repeat( '{"a":', 600 ) . '1' . str_repeat( '}', 600 ) );
		yield 'a form' => array( 'priority=high' );
	}

	#[DataProvider( 'bodies' )]
	public function testABodyIsAJsonObject( string $body ): void {
		$ticket = $this->ticket();
		$this->actingAs( $this->user( 'administrator' ) );
		self::assertSame( array( 400, 'invalid_json' ), $this->judged( 'PATCH', "/tickets/$ticket", $body ) );
	}

	/** @return iterable<string, array{string, bool}> D22. */
	public static function contentTypes(): iterable {
		yield 'JSON' => array( 'application/json', true );
		yield 'JSON with its charset' => array( 'application/json; charset=UTF-8', true );
		yield 'in capitals' => array( 'Application/JSON', true );
		yield 'none' => array( '', false );
		yield 'text' => array( 'text/plain', false );
		yield 'a form' => array( 'application/x-www-form-urlencoded', false );
		yield 'a form with files' => array( 'multipart/form-data; boundary=x', false );
		yield 'something like JSON' => array( 'application/jsonp', false );
	}

	#[DataProvider( 'contentTypes' )]
	public function testSaysWhatItIs( string $type, bool $isTaken ): void {
		$ticket = $this->ticket();
		$this->actingAs( $this->user( 'administrator' ) );
		$expected = $isTaken ? array( 200, '' ) : array( 400, 'invalid_content_type' );
		self::assertSame( $expected, $this->judged( 'PATCH', "/tickets/$ticket", '{"priority":"high"}', array( 'Content-Type' => $type ) ) );
	}

	/** @return iterable<string, array{string}> */
	public static function ids(): iterable {
		foreach ( array( '0', '-1', '1e3', '1.0', '1.5', '01', '+1', ' 1', '1 ', '1%20', '0x1', '1;2', "1'", 'x', '１', '%31%00', '999999', '99999999999999999999', '9223372036854775808', str_repeat( '9', 300 ) ) as $id ) {
			yield $id => array( $id );
		}
	}

	#[DataProvider( 'ids' )]
	public function testWhatIsNoIdIsNotThere( string $id ): void {
		$this->ticket();
		$this->actingAs( $this->user( 'administrator' ) );
		$expected = $this->call( 'GET', '/tickets/888888' )->json;
		foreach ( array( array( 'GET', '' ), array( 'PATCH', '' ), array( 'GET', '/replies' ), array( 'POST', '/replies' ), array( 'POST', '/reply' ) ) as [ $method, $below ] ) {
			$answer = $this->call( $method, '/tickets/' . rawurldecode( $id ) . $below, 'GET' === $method ? array() : array( 'message' => 'x' ) );
			self::assertSame( array( 404, 'not_found' ), array( $answer->status, $answer->code() ), "$method $below" );
			self::assertSame( $expected, $answer->json, 'Not there is not there: the same bytes.' );
		}
	}

	public function testTheIdComesFromThePathAlone(): void {
		$ticket = $this->ticket();
		$other  = $this->ticket( 'other@example.com' );
		$this->actingAs( $this->user( 'administrator' ) );

		self::assertSame( $ticket, $this->call( 'GET', "/tickets/$ticket?id=$other" )->get( 'data.id' ) );
		self::assertSame( 0, $this->call( 'GET', "/tickets/$ticket/replies?id=$other&ticket_id=$other" )->get( 'meta.total' ) );
		$changed = $this->call( 'PATCH', "/tickets/$ticket?id=$other", array( 'priority' => 'urgent' ) );
		self::assertSame( array( $ticket, 'urgent' ), array( $changed->get( 'data.id' ), $changed->get( 'data.priority' ) ) );
		self::assertSame( array( 400, 'unknown_field' ), $this->judged( 'PATCH', "/tickets/$ticket", '{"id":' . $other . ',"priority":"low"}' ) );
		self::assertSame( 'urgent', $this->call( 'GET', "/tickets/$ticket" )->get( 'data.priority' ) );
		self::assertSame( 'medium', $this->call( 'GET', "/tickets/$other" )->get( 'data.priority' ) );
	}

	/** R4. */
	public function testWhatIsNotOfferedCannotBeWritten(): void {
		$ticket = $this->ticket();
		$before = $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $ticket ) );
		$this->actingAs( $this->user( 'administrator' ) );
		foreach ( array( 'customer_id', 'created_at', 'updated_at', 'message', 'number', 'is_guest', 'reply_count', 'channel', 'hash', 'merged_into', 'is_internal', 'external_id', 'waiting_since', 'is_listed', '__construct' ) as $field ) {
			self::assertSame( array( 400, 'unknown_field' ), $this->judged( 'PATCH', "/tickets/$ticket", (string) wp_json_encode( array( $field => 1 ) ) ), $field );
		}
		self::assertEquals( $before, $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $ticket ) ) );
	}

	/** A DELETE has its input in the query, or in a body that is one. */
	public function testADeleteMayHaveABody(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$id   = $this->services()->departments->create( 'Billing' )->id;
		$path = "/departments/$id";
		self::assertSame( array( 400, 'invalid_content_type' ), $this->judged( 'DELETE', $path, '{"reassign_to":1}', array( 'Content-Type' => 'text/plain' ) ) );
		self::assertSame( array( 400, 'invalid_json' ), $this->judged( 'DELETE', $path, '{' ) );
		self::assertSame( array( 404, 'not_found' ), $this->judged( 'DELETE', '/departments/999999', '{"nothing":1}' ) );
		self::assertSame( array( 400, 'unknown_field' ), $this->judged( 'DELETE', $path, '{"nothing":1}' ) );
		self::assertSame( 400, $this->call( 'DELETE', "$path?reassign_to=x" )->status );
		self::assertSame( 200, $this->call( 'DELETE', "$path?nothing=1" )->status, 'Unknown parameters are ignored.' );
	}

	/** Nothing of the body is judged for a caller who may not call. */
	public function testAVisitorLearnsNothingOfTheFields(): void {
		$expected = $this->call( 'PATCH', '/tickets/1', array( 'priority' => 'high' ) )->json;
		foreach ( array( '{"nothing":1}', '{', '{"priority":5}', '' ) as $body ) {
			self::assertSame( $expected, $this->call( 'PATCH', '/tickets/1', $body )->json );
		}
		self::assertSame( $expected, $this->call( 'GET', '/tickets?per_page=x&orderby=password' )->json );
	}

	/**
	 * @param array<string, string> $headers
	 * @return array{int, string} Status and code.
	 */
	private function judged( string $method, string $path, string $body, array $headers = array() ): array {
		$answer = $this->call( $method, $path, $body, $headers );
		return array( $answer->status, $answer->code() );
	}
}
