<?php
/**
 * Rate headers, limits and the record of calls (A-63, PR20).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Rest;

use SmartSupport\Access\Scope;
use SmartSupport\Tests\Access\ApiKeyTestCase;
use SmartSupport\Tests\Env\Answer;

final class KeyMeterTest extends ApiKeyTestCase {

	/** A minute's tenth second. */
	private const MINUTE = 1_800_000_000;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::MINUTE + 10 );
	}

	public function testEveryAnswerToAKeySaysWhatIsLeft(): void {
		$key     = $this->key( array( Scope::SettingsRead, Scope::TicketsRead ) );
		$answers = array(
			200 => $this->as( $key ),
			403 => $this->as( $key, 'PATCH', '/settings', array( 'api' => array( 'enabled' => false ) ) ),
			404 => $this->as( $key, 'GET', '/tickets/999' ),
			400 => $this->as( $key, 'GET', '/tickets?per_page=0' ),
			405 => $this->as( $key, 'DELETE', '/settings' ),
		);
		foreach ( $answers as $status => $answer ) {
			self::assertSame( array( $status, array( '120', '119', '50' ) ), array( $answer->status, self::rate( $answer ) ) );
		}
		$unknown = $this->as( $key, 'GET', '/nowhere' );
		self::assertSame( array( 404, 'route_not_found', array( '120', '119', '50' ) ), array( $unknown->status, $unknown->code(), self::rate( $unknown ) ) );
	}

	public function testNobodyElseIsToldAnything(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		foreach ( array( $this->call( 'GET', '/settings' ), $this->as( 'nonsense' ), $this->as( $this->key( expiresIn: -1 ) ) ) as $answer ) {
			self::assertSame( array( '', '', '' ), self::rate( $answer ) );
		}
		$this->afterResponse();
		self::assertSame( array( 0, 0, 0 ), array( $this->countRows( 'api_minutes' ), $this->countRows( 'api_days' ), $this->countRows( 'api_calls' ) ) );
	}

	/** The limit itself, one below, one above. */
	public function testAKeyMayCallAsOftenAsTheSettingSays(): void {
		$this->set( array( 'rate_limit' => 3 ) );
		$key = $this->key();
		foreach ( array( '2', '1', '0' ) as $left ) {
			$answer = $this->counted( $key );
			self::assertSame( array( 200, array( '3', $left, '50' ) ), array( $answer->status, self::rate( $answer ) ) );
		}
		$refused = $this->counted( $key );
		self::assertSame( array( 429, 'rate_limited', '50', array( '3', '0', '50' ) ), array( $refused->status, $refused->code(), $refused->headers['retry-after'] ?? '', self::rate( $refused ) ) );
		self::assertSame( 200, $this->counted( $this->key() )->status, 'Another key has a minute of its own.' );
		$this->databaseClock()->set( self::MINUTE + 59 );
		self::assertSame( array( 429, '1' ), array( $this->as( $key )->status, $this->as( $key )->headers['retry-after'] ?? '' ) );
		$this->databaseClock()->set( self::MINUTE + 60 );
		$next = $this->counted( $key );
		self::assertSame( array( 200, array( '3', '2', '60' ) ), array( $next->status, self::rate( $next ) ) );
	}

	public function testWhatIsRefusedCountsAsWell(): void {
		$this->set( array( 'rate_limit' => 2 ) );
		$key = $this->key( array( Scope::Export ) );
		self::assertSame( array( 403, 403, 429 ), array( $this->counted( $key )->status, $this->counted( $key )->status, $this->counted( $key )->status ) );
	}

	/** performance.md's table. Nothing is written before the answer has gone out. */
	public function testTheCallerWaitsForTwoQueries(): void {
		$key     = $this->key( array( Scope::Export ) );
		$queries = $this->queries( fn() => self::assertSame( 200, $this->as( $key, 'GET', '/ping' )->status ) );
		self::assertLessThanOrEqual( 2, count( $queries ), implode( "\n", $queries ) );
		foreach ( $queries as $query ) {
			self::assertStringStartsWith( 'SELECT', $query );
		}
		$after = $this->queries( fn() => $this->afterResponse() );
		self::assertLessThanOrEqual( 8, count( $after ), implode( "\n", $after ) );
		self::assertSame( array(), $this->queries( fn() => $this->afterResponse() ), 'A call is counted once.' );
	}

	public function testKeepsWhatWasCalledAndNothingThatWasSent(): void {
		$key = $this->key( array( Scope::TicketsRead, Scope::TicketsWrite ) );
		$this->counted( $key, 'GET', '/tickets?search=canary&token=canary' );
		$this->counted( $key, 'PATCH', '/tickets/123', array( 'subject' => 'canary' ) );
		$this->counted( $key, 'GET', '/canary/' . $key );
		$this->counted( $key, 'GET', '/tickets/canary@example.com' );
		$calls = $this->database()->rows( 'SELECT * FROM {api_calls} ORDER BY id' );
		self::assertSame(
			array( 'GET /tickets 200', 'PATCH /tickets/{id} 404', 'GET (unknown) 404', 'GET /tickets/{id} 404' ),
			array_map( static fn( $row ) => "{$row->text( 'method' )} {$row->text( 'route' )} {$row->int( 'status' )}", $calls )
		);
		self::assertSame( array( self::MINUTE + 10, '192.0.2.7', $this->idOf( $key ) ), array( $calls[0]?->int( 'called_at' ), $calls[0]?->text( 'ip' ), $calls[0]?->int( 'api_key_id' ) ) );
		self::assertSame( array( 4, 3 ), array( (int) $this->database()->value( 'SELECT calls FROM {api_days}' ), (int) $this->database()->value( 'SELECT errors FROM {api_days}' ) ) );
		self::assertSame( self::MINUTE + 10, $this->rowById( 'api_keys', $this->idOf( $key ) )->int( 'last_used_at' ) );
	}

	/** What fails there must not reach a caller who has their answer; it is logged, without SQL for anybody but the log. */
	public function testAFaultOfTheRecordIsLogged(): void {
		$key = $this->key();
		self::assertSame( 200, $this->as( $key )->status );
		$fault = static fn( string $query ): string => str_contains( $query, 'api_days' ) ? 'nonsense' : $query;
		add_filter( 'query', $fault );
		$this->afterResponse();
		remove_filter( 'query', $fault );
		self::assertStringContainsString( 'failed', $this->log() );
		self::assertSame( 0, $this->countRows( 'api_minutes' ), 'All or nothing.' );
	}

	public function testCountsOverHttpToo(): void {
		$this->databaseClock()->reset();
		$key    = $this->key( array( Scope::SettingsRead ) );
		$answer = $this->http( 'GET', '/wp-json/smart-support/v1/settings', '', array( 'Authorization' => "Bearer $key" ) );
		self::assertSame( array( 200, '120', '119' ), array( $answer->status, $answer->headers['ratelimit-limit'] ?? '', $answer->headers['ratelimit-remaining'] ?? '' ) );
		// The answer does not wait for the record.
		$tries = 0;
		while ( 0 === $this->countRows( 'api_calls' ) && ++$tries < 50 ) {
			usleep( 100_000 );
		}
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'api_calls', "route = '/settings' AND status = 200" ), $this->countRows( 'api_minutes', 'calls = 1' ) ) );
	}

	/** @param array<string, mixed> $params */
	private function counted( string $key, string $method = 'GET', string $path = '/settings', array $params = array() ): Answer {
		$answer = $this->as( $key, $method, $path, $params );
		$this->afterResponse();
		return $answer;
	}

	/** @return array{string, string, string} Limit, remaining, reset. */
	private static function rate( Answer $answer ): array {
		return array( $answer->headers['ratelimit-limit'] ?? '', $answer->headers['ratelimit-remaining'] ?? '', $answer->headers['ratelimit-reset'] ?? '' );
	}
}
