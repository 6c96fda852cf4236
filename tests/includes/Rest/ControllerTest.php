<?php
/**
 * What every controller has from its base.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Permission;
use SmartSupport\Refusal;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Tests\DeskTestCase;

final class ControllerTest extends DeskTestCase {

	private const INPUT = array(
		'type'                 => 'object',
		'additionalProperties' => false,
		'required'             => array( 'email' ),
		'properties'           => array( 'email' => array( 'type' => 'string' ) ),
	);

	/** @return iterable<string, array{int, int, array{int, int, bool}}> Total, per page, what the answer says of total, pages, exactness. */
	public static function totals(): iterable {
		yield 'nothing' => array( 0, 20, array( 0, 0, true ) );
		yield 'one' => array( 1, 20, array( 1, 1, true ) );
		yield 'a full page' => array( 20, 20, array( 20, 1, true ) );
		yield 'one more' => array( 21, 20, array( 21, 2, true ) );
		yield 'the last exact one' => array( 100, 7, array( 100, 15, true ) );
		yield 'more than is counted' => array( 101, 10, array( 100, 11, false ) );
	}

	/** @param array{int, int, bool} $expected */
	#[DataProvider( 'totals' )]
	public function testAListTellsItsSize( int $total, int $perPage, array $expected ): void {
		$this->probe( static fn( Controller $probe ): \WP_REST_Response => ( fn() => $probe->page( array(), 'Found.', 2, $perPage, $total, 100 ) )->call( $probe ) );
		$this->actingAs( $this->user() );
		$answer = $this->call( 'GET', '/probe' );
		self::assertSame( array( 2, $perPage ), array( $answer->get( 'meta.page' ), $answer->get( 'meta.per_page' ) ) );
		self::assertSame( $expected, array( $answer->get( 'meta.total' ), $answer->get( 'meta.total_pages' ), $answer->get( 'meta.total_exact' ) ) );
		self::assertSame( array( (string) $expected[0], (string) $expected[1] ), array( $answer->headers['x-wp-total'] ?? '', $answer->headers['x-wp-totalpages'] ?? '' ) );
	}

	public function testARouteIsForUsersUnlessItSaysOtherwise(): void {
		$this->probe( static fn(): \WP_REST_Response => new \WP_REST_Response( array( 'success' => true ) ) );
		self::assertSame( 401, $this->call( 'GET', '/probe' )->status );
		self::assertSame( 200, $this->call( 'GET', '/open-probe' )->status );
		$this->actingAs( $this->user() );
		self::assertSame( 200, $this->call( 'GET', '/probe' )->status );
	}

	/** A refusal cannot be ignored: it ends the request wherever it is thrown. */
	public function testARefusalOfTheHandlerIsItsAnswer(): void {
		$this->probe( static fn() => throw Refusal::rateLimited( 90 ) );
		$this->actingAs( $this->user() );
		$answer = $this->call( 'GET', '/probe' );
		self::assertSame( array( 429, 'rate_limited', '90', 90 ), array( $answer->status, $answer->code(), $answer->headers['retry-after'] ?? '', $answer->get( 'retry_after' ) ) );
	}

	public function testFaultsOfAFieldAreErrorsAtThatField(): void {
		$this->probe( static fn( Controller $probe, Call $call ): \WP_REST_Response => new \WP_REST_Response( array( 'success' => true, 'data' => $call->email( 'email' )->address ) ) );
		$this->actingAs( $this->user() );
		self::assertSame( 'ann@example.com', $this->call( 'POST', '/probe', array( 'email' => ' ann@EXAMPLE.com ' ) )->get( 'data' ) );
		$wrong = $this->call( 'POST', '/probe', array( 'email' => "a@x\r\nBcc:" ) );
		self::assertSame( array( 400, 'validation_error', array( 'email' ) ), array( $wrong->status, $wrong->code(), array_keys( $wrong->list( 'errors' ) ) ) );
		$missing = $this->call( 'POST', '/probe', '{}' );
		self::assertSame( array( 400, 'missing_field', array( 'email' ) ), array( $missing->status, $missing->code(), array_keys( $missing->list( 'errors' ) ) ) );
	}

	/** A visitor's form is read where the route is for visitors, and nowhere else. */
	public function testAFormIsTakenOfVisitorsAlone(): void {
		$this->probe( static fn( Controller $probe, Call $call ): \WP_REST_Response => new \WP_REST_Response( array( 'success' => true, 'data' => $call->text( 'email' ) ) ) );
		self::assertSame( 400, $this->call( 'POST', '/open-probe', '{}', array( 'Content-Type' => 'text/plain' ) )->status );
		self::assertSame( 'missing_field', $this->call( 'POST', '/open-probe', 'x', array( 'Content-Type' => 'multipart/form-data; boundary=x' ) )->code() );
		$this->actingAs( $this->user() );
		self::assertSame( 'invalid_content_type', $this->call( 'POST', '/probe', 'x', array( 'Content-Type' => 'multipart/form-data; boundary=x' ) )->code() );
	}

	/**
	 * Adds routes of a controller to the next calls.
	 *
	 * @param \Closure(Controller, Call): \WP_REST_Response $handler
	 */
	private function probe( \Closure $handler ): void {
		$probe = new class( $this->services()->gate, $handler, self::INPUT ) extends Controller {

			/**
			 * @param \Closure(Controller, Call): \WP_REST_Response $handler
			 * @param array<string, mixed>                          $input
			 */
			public function __construct( \SmartSupport\Rest\Gate $gate, private readonly \Closure $handler, private readonly array $input ) {
				parent::__construct( $gate );
			}

			public function registerRoutes(): void {
				$users    = Permission::users();
				$visitors = Permission::visitors();
				$handle   = fn( Call $call ): \WP_REST_Response => ( $this->handler )( $this, $call );
				$this->route( 'GET', '/probe', 'ticket', $users, $handle );
				$this->route( 'POST', '/probe', 'ticket', $users, $handle, $this->input );
				$this->route( 'GET', '/open-probe', 'ticket', $visitors, $handle );
				$this->route( 'POST', '/open-probe', 'ticket', $visitors, $handle, $this->input );
			}
		};
		add_filter(
			'rest_pre_dispatch',
			static function ( mixed $result ) use ( $probe ): mixed {
				$probe->registerRoutes();
				return $result;
			},
			6
		);
	}
}
