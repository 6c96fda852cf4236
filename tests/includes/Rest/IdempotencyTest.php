<?php
/**
 * Idempotency-Key (PR17, F3, F14).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;

final class IdempotencyTest extends DeskTestCase {

	private const TICKET = array( 'email' => 'ann@example.com', 'subject' => 'Help', 'message' => 'Please.' );

	/** @var array<string, string> Headers of a key. */
	private array $key;

	protected function setUp(): void {
		parent::setUp();
		$this->key = $this->withKey( array( Scope::TicketsWrite, Scope::RepliesWrite ) );
	}

	public function testARepeatGetsTheFirstAnswer(): void {
		$first  = $this->create( 'a' );
		$second = $this->create( 'a' );
		self::assertSame( array( 201, 201 ), array( $first->status, $second->status ) );
		self::assertSame( $first->json, $second->json );
		self::assertSame( $first->headers['location'] ?? '', $second->headers['location'] ?? '-' );
		self::assertSame( array( null, 'true' ), array( $first->headers['idempotent-replayed'] ?? null, $second->headers['idempotent-replayed'] ?? null ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testAnotherBodyIsAConflict(): void {
		$this->create( 'a' );
		$other = $this->create( 'a', array( 'subject' => 'Other' ) + self::TICKET );
		self::assertSame( array( 409, 'idempotency_conflict' ), array( $other->status, $other->code() ) );
		self::assertSame( 1, $this->countRows( 'tickets' ) );
	}

	public function testAnotherKeyRouteOrCallerIsAnotherRequest(): void {
		$this->create( 'a' );
		$ticket = $this->create( 'b' )->int( 'data.id' );
		$other  = $this->withKey( array( Scope::TicketsWrite ) );
		self::assertNull( $this->call( 'POST', '/tickets', self::TICKET, array( 'Idempotency-Key' => 'a' ) + $other )->headers['idempotent-replayed'] ?? null );
		$reply = array( 'message' => 'x', 'author_email' => 'ann@example.com' );
		self::assertSame( 201, $this->call( 'POST', "/tickets/$ticket/replies", $reply, array( 'Idempotency-Key' => 'a' ) + $this->key )->status );
		self::assertSame( array( 3, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'replies' ) ) );
	}

	/** What was refused may be mended and sent again with the same key. */
	public function testRefusalsAreNotKept(): void {
		self::assertSame( 'validation_error', $this->create( 'a', array( 'email' => 'ann' ) + self::TICKET )->code() );
		self::assertSame( 'invalid_department', $this->create( 'a', array( 'department' => 'nowhere' ) + self::TICKET )->code() );
		self::assertSame( 201, $this->create( 'a' )->status );
		self::assertSame( 1, $this->countRows( 'tickets' ) );
	}

	/** @return iterable<string, array{string, int}> */
	public static function keys(): iterable {
		yield 'one character' => array( 'a', 201 );
		yield '255' => array( str_repeat( 'a', 255 ), 201 );
		yield '256' => array( str_repeat( 'a', 256 ), 400 );
		yield 'nothing' => array( '', 400 );
	}

	#[DataProvider( 'keys' )]
	public function testAKeyHasAtMost255Characters( string $key, int $status ): void {
		$answer = $this->create( $key );
		self::assertSame( $status, $answer->status, $answer->json );
		if ( 400 === $status ) {
			self::assertSame( array( 'Idempotency-Key' ), array_keys( $answer->list( 'errors' ) ) );
			self::assertSame( 0, $this->countRows( 'tickets' ) );
		}
	}

	public function testIsForgottenAfterADay(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$this->create( 'a' );
		$this->databaseClock()->set( 1_800_000_000 + DAY_IN_SECONDS - 1 );
		self::assertSame( 'true', $this->create( 'a' )->headers['idempotent-replayed'] ?? '' );
		$this->databaseClock()->set( 1_800_000_000 + DAY_IN_SECONDS );
		self::assertSame( 201, $this->create( 'a', array( 'subject' => 'Other' ) + self::TICKET )->status );
		self::assertSame( 2, $this->countRows( 'tickets' ) );
	}

	/** Reads, and writes that may be repeated anyway, take no notice of it. */
	public function testIsForPostsAlone(): void {
		$ticket = $this->create( 'a' )->int( 'data.id' );
		foreach ( array( 'high', 'low' ) as $priority ) {
			self::assertSame( $priority, $this->call( 'PATCH', "/tickets/$ticket", array( 'priority' => $priority ), array( 'Idempotency-Key' => 'a' ) + $this->key )->get( 'data.priority' ) );
		}
	}

	/** A note of the answer would be a note of the secret. */
	public function testAnswersWithSecretsAreNotKept(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$ticket  = $this->ticket();
		$headers = array( 'Idempotency-Key' => 'a' );
		$answers = array(
			$this->call( 'POST', '/api-keys', array( 'name' => 'x', 'scopes' => array( 'tickets:read' ) ), $headers ),
			$this->call( 'POST', "/tickets/$ticket/access-links", array( 'customer_id' => $this->ticketById( $ticket )->customerId ), $headers ),
		);
		foreach ( $answers as $answer ) {
			self::assertSame( array( 400, 'validation_error', array( 'Idempotency-Key' ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		}
		self::assertSame( 0, $this->countRows( 'idempotency' ) );
	}

	/** Eight at once make one ticket and one mail, and all get the same answer (issue 4). */
	public function testEightAtOnceMakeOneTicket(): void {
		$code      = $this->sending( '/tickets', self::TICKET, $this->key + array( 'Idempotency-Key' => 'a' ) );
		$processes = array_map( fn() => $this->php( $code ), range( 1, 8 ) );
		$answers   = array_map( static fn( $process ) => $process->wait(), $processes );
		self::assertSame( array( 1, 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'customers' ), $this->countRows( 'outbox' ) ) );
		self::assertCount( 1, array_unique( $answers ), implode( "\n", $answers ) );
		self::assertStringStartsWith( '201 ', $answers[0] );
	}

	/** Fifty who write to one ticket at once lose nothing (issue 4, F4, F8). */
	public function testFiftyWritersLoseNothing(): void {
		$ticket    = $this->create( 'a' )->int( 'data.id' );
		$code      = $this->sending( "/tickets/$ticket/replies", array( 'message' => 'x', 'author_email' => 'ann@example.com' ), $this->key );
		$processes = array_map( fn() => $this->php( $code ), range( 1, 50 ) );
		foreach ( $processes as $process ) {
			self::assertStringStartsWith( '201 ', $process->wait() );
		}
		$now = $this->ticketById( $ticket );
		self::assertSame( array( 51, 50, 50 ), array( $now->version, $now->replyCount, $this->countRows( 'replies' ) ) );
		self::assertSame( 51, $this->countRows( 'events', "ticket_id = $ticket" ) );
		self::assertSame( 51, (int) $this->database()->value( 'SELECT COUNT(DISTINCT version) FROM {events} WHERE ticket_id = %d', array( $ticket ) ) );
	}

	/** @param array<string, mixed> $body */
	private function create( string $key, array $body = self::TICKET ): Answer {
		return $this->call( 'POST', '/tickets', $body, array( 'Idempotency-Key' => $key ) + $this->key );
	}

	/**
	 * Code of a process that sends a request as if it came in over HTTP, and prints the answer.
	 *
	 * @param array<string, mixed>  $body
	 * @param array<string, string> $headers
	 */
	private function sending( string $path, array $body, array $headers ): string {
		return sprintf(
			'$request = new WP_REST_Request( "POST", %s ); $request->set_headers( %s + array( "Content-Type" => "application/json" ) ); $request->set_body( %s );
			$answer = rest_do_request( $request ); echo $answer->get_status(), " ", wp_json_encode( $answer->get_data() );',
			var_export( "/smart-support/v1$path", true ),
			var_export( $headers, true ),
			var_export( (string) wp_json_encode( $body ), true )
		);
	}
}
