<?php
/**
 * Every check in front of a visitor's ticket, in its order (G-12, G-13, A-3, PR16, L1, L2, L4, F3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\CaptchaServer;

final class GuardsTest extends CaptchaFormTestCase {

	/** @return iterable<string, array{array<string, mixed>, array<string, mixed>, string}> Settings, fields, cause. */
	public static function causes(): iterable {
		yield 'the trap' => array( array(), array( 'website' => 'x' ), 'honeypot' );
		yield 'a forged token' => array( array(), array( 'form_token' => 'forged' ), 'form_token' );
		yield 'a blocked address' => array( array( 'blocklist' => array( 'visitor@example.com' ) ), array(), 'blocklist' );
		yield 'the address once more' => array( array( 'address_limit' => 1 ), array( 'subject' => 'Other' ), 'rate_address' );
		yield 'the network once more' => array( array( 'ip_limit' => 1 ), array( 'email' => 'other@example.com' ), 'rate_ip' );
		yield 'the site once more' => array( array( 'site_limit' => 1 ), array( 'email' => 'other@example.com' ), 'rate_site' );
		yield 'the same once more' => array( array(), array(), 'duplicate' );
	}

	/**
	 * @param array<string, mixed> $guests
	 * @param array<string, mixed> $changes
	 */
	#[DataProvider( 'causes' )]
	public function testCountsByCause( array $guests, array $changes, string $cause ): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.7';
		self::assertSame( 201, $this->send()->status );
		self::assertSame( array(), $this->refused() );
		$this->set( $guests );
		$this->send( $changes );
		self::assertSame( array( $cause => 1 ), $this->refused() );
	}

	public function testCountsWhoIsQuickerThanPeople(): void {
		self::assertSame( 'form_token_expired', $this->send( array( 'form_token' => $this->token( 1 ) ) )->code() );
		$this->send( array( 'form_token' => $this->token( DAY_IN_SECONDS ) ) );
		self::assertSame( array( 'form_token' => 1, 'time_trap' => 1 ), $this->refused() );
	}

	/** With a key of its own the request is one unit of work, and what is refused in it is rolled back. */
	public function testCountsWhatIsRolledBack(): void {
		$this->set( array( 'address_limit' => 1 ) );
		$this->send();
		$answer = $this->send( array( 'subject' => 'Other' ), array( 'Idempotency-Key' => 'a' ) );
		self::assertSame( 429, $answer->status );
		self::assertSame( array( 'rate_address' => 1 ), $this->refused() );
	}

	/** What people get wrong is no abuse. */
	public function testFaultsAreNotCounted(): void {
		$this->send( array( 'email' => 'nobody' ) );
		$this->send( array( 'subject' => ' ' ) );
		self::assertSame( array(), $this->refused() );
	}

	public function testWhoIsBlockedIsNotToldSo(): void {
		$this->set( array( 'blocklist' => array( '@example.com' ) ) );
		$answer = $this->send( array( 'email' => 'somebody@mail.Example.com' ) );
		self::assertSame( array( 403, 'forbidden' ), array( $answer->status, $answer->code() ) );
		self::assertStringNotContainsString( 'block', strtolower( $answer->json ) );
		self::assertSame( array( 0, 0 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
		self::assertSame( 201, $this->send( array( 'email' => 'somebody@example.org' ) )->status );
	}

	/** PR16, whatever the limit of tickets is: the ticket is taken, the inbox is spared. */
	public function testAnAddressGetsFiveConfirmationsAnHour(): void {
		$this->set( array( 'address_limit' => 100, 'ip_limit' => 100 ) );
		for ( $i = 1; $i <= 7; $i++ ) {
			$email = 0 === $i % 2 ? 'VISITOR+tag@example.com' : 'visitor@example.com';
			self::assertSame( 201, $this->send( array( 'email' => $email, 'subject' => "No $i" ) )->status );
		}
		self::assertSame( array( 7, 5, 7 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ), $this->countRows( 'access_links' ) ) );
		self::assertSame( array( 'confirmation' => 2 ), $this->refused() );
		$this->send( array( 'email' => 'other@example.com' ) );
		self::assertSame( 6, $this->countRows( 'outbox' ), 'Another address has had none.' );
	}

	public function testAnAddressGetsTwentyConfirmationsADay(): void {
		$this->set( array( 'address_limit' => 100, 'ip_limit' => 100 ) );
		$start = $this->now();
		for ( $i = 0; $i < 24; $i++ ) {
			$this->databaseClock()->set( $start + intdiv( $i, 4 ) * ( HOUR_IN_SECONDS + 60 ) );
			self::assertSame( 201, $this->send( array( 'subject' => "No $i", 'form_token' => $this->token() ) )->status );
		}
		self::assertSame( array( 24, 20 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
		$this->databaseClock()->set( $start + DAY_IN_SECONDS + 60 );
		$this->send( array( 'subject' => 'The next day', 'form_token' => $this->token() ) );
		self::assertSame( 21, $this->countRows( 'outbox' ) );
	}

	/** L2: the limit is in no cache. */
	public function testAFlushedCacheForgetsNoLimit(): void {
		$this->set( array( 'address_limit' => 3 ) );
		foreach ( array( 201, 201, 201, 429, 429 ) as $i => $status ) {
			self::assertSame( $status, $this->send( array( 'subject' => "No $i" ) )->status );
			wp_cache_flush();
			delete_expired_transients( true );
		}
		self::assertSame( 3, $this->countRows( 'tickets' ) );
	}

	/** @return iterable<string, array{string}> */
	public static function providers(): iterable {
		foreach ( array( 'recaptcha_v2', 'recaptcha_v3', 'turnstile', 'hcaptcha' ) as $provider ) {
			yield $provider => array( $provider );
		}
	}

	#[DataProvider( 'providers' )]
	public function testACaptchaThatIsSolvedLetsATicketThrough( string $provider ): void {
		$this->switchOn( $provider );
		$token  = CaptchaServer::token();
		$answer = $this->send( array( 'captcha_token' => $token ) );
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( $token ), array_column( $this->server->asked(), 'response' ) );
		$replayed = $this->send( array( 'captcha_token' => $token, 'subject' => 'Other' ) );
		self::assertSame( array( 400, 'captcha_failed' ), array( $replayed->status, $replayed->code() ) );
		self::assertSame( 1, $this->countRows( 'tickets' ) );
	}

	#[DataProvider( 'providers' )]
	public function testACaptchaThatIsNotSolvedLetsNothingThrough( string $provider ): void {
		$this->switchOn( $provider );
		foreach ( array( null, '', CaptchaServer::token( 'invalid-input-response' ), CaptchaServer::token( host: 'evil.example' ) ) as $token ) {
			$answer = $this->send( array( 'captcha_token' => $token ) );
			self::assertSame( array( 400, 'captcha_failed', array( 'captcha_token' ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		}
		self::assertSame( array( 0, 0 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
		self::assertSame( array( 'captcha_failed' => 4 ), $this->refused() );
	}

	#[DataProvider( 'providers' )]
	public function testAProviderThatIsDownLetsNothingThrough( string $provider ): void {
		$this->switchOn( $provider );
		$token  = CaptchaServer::token( '500' );
		$answer = $this->send( array( 'captcha_token' => $token ) );
		self::assertSame( array( 503, 'captcha_unavailable', '30' ), array( $answer->status, $answer->code(), $answer->headers['retry-after'] ?? '' ) );
		self::assertStringNotContainsString( CaptchaServer::SECRET, $answer->json );
		self::assertStringNotContainsString( CaptchaServer::SECRET, $this->log() );
		self::assertSame( array( 0, array( 'captcha_unavailable' => 1 ) ), array( $this->countRows( 'tickets' ), $this->refused() ) );
	}

	/** A token is good once: it is not spent while anything else is wrong, and nobody is asked in vain. */
	public function testAsksTheProviderLast(): void {
		$this->switchOn( guests: array( 'blocklist' => array( 'spam.example' ), 'address_limit' => 1 ) );
		$this->send( array( 'captcha_token' => CaptchaServer::token(), 'email' => 'full@example.com' ) );
		$asked = count( $this->server->asked() );
		$token = CaptchaServer::token();
		$wrong = array(
			array( 'website' => 'x' ),
			array( 'form_token' => 'forged' ),
			array( 'email' => 'nobody' ),
			array( 'message' => ' ' ),
			array( 'email' => 'a@spam.example' ),
			array( 'email' => 'full@example.com', 'subject' => 'Other' ),
		);
		foreach ( $wrong as $changes ) {
			self::assertGreaterThanOrEqual( 400, $this->send( $changes + array( 'captcha_token' => $token ) )->status );
		}
		self::assertCount( $asked, $this->server->asked() );
		self::assertSame( 201, $this->send( array( 'captcha_token' => $token ) )->status );
	}

	/** Others would wait for another server. */
	public function testNoTransactionWaitsForTheProvider(): void {
		$this->switchOn();
		/** @var list<string> $steps */
		$steps = array();
		add_filter(
			'pre_http_request',
			static function ( mixed $answer ) use ( &$steps ): mixed {
				$steps[] = 'HTTP';
				return $answer;
			}
		);
		add_filter(
			'query',
			static function ( string $query ) use ( &$steps ): string {
				if ( 1 === preg_match( '/^(START TRANSACTION|COMMIT|ROLLBACK)/', $query, $found ) ) {
					$steps[] = $found[0];
				}
				return $query;
			}
		);
		foreach ( array( array(), array( 'Idempotency-Key' => 'a' ) ) as $i => $headers ) {
			self::assertSame( 201, $this->send( array( 'captcha_token' => CaptchaServer::token(), 'subject' => "No $i" ), $headers )->status );
		}
		$once = array( 'HTTP', 'START TRANSACTION', 'COMMIT' );
		self::assertSame( array( ...$once, ...$once ), $steps );
	}

	/** F3: the answer was lost on its way, and the browser or a proxy sends all of it again, the token too. */
	public function testTheSameAgainIsAnsweredAlikeThoughTheTokenIsSpent(): void {
		$this->switchOn();
		$token = CaptchaServer::token();
		$first = $this->send( array( 'captcha_token' => $token ) );
		self::assertSame( $first->json, $this->send( array( 'captcha_token' => $token ) )->json );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), count( $this->server->asked() ) ) );
	}

	public function testARepeatWithAnIdempotencyKeyAsksNobody(): void {
		$this->switchOn();
		$letter = $this->letter( array( 'captcha_token' => CaptchaServer::token() ) );
		$first  = $this->send( $letter, array( 'Idempotency-Key' => 'a' ) );
		$this->database()->execute( 'DELETE FROM {captcha_tokens}' );
		$this->databaseClock()->set( $this->now() + HOUR_IN_SECONDS );
		$second = $this->send( $letter, array( 'Idempotency-Key' => 'a' ) );
		self::assertSame( array( 201, $first->json, 'true' ), array( $second->status, $second->json, $second->headers['idempotent-replayed'] ?? '' ) );
		self::assertCount( 1, $this->server->asked() );
	}

	/** F3 with a CAPTCHA: twins wait for the one that asks. */
	public function testTheSameEightTimesAtOnceIsOneTicketAndOneQuestion(): void {
		$this->switchOn();
		$body      = (string) wp_json_encode( $this->letter( array( 'captcha_token' => CaptchaServer::token() ) ) );
		$code      = $this->server->filter() . sprintf(
			'$request = new WP_REST_Request( "POST", "/smart-support/v1/guest/tickets" ); $request->set_headers( array( "Content-Type" => "application/json" ) );
			$request->set_body( %s ); $answer = rest_do_request( $request ); echo $answer->get_status(), wp_json_encode( $answer->get_data() );',
			var_export( $body, true )
		);
		$processes = array_map( fn() => $this->php( $code ), range( 1, 8 ) );
		$answers   = array_map( static fn( $process ): string => $process->wait(), $processes );
		self::assertCount( 1, array_unique( $answers ), implode( "\n", $answers ) );
		self::assertStringStartsWith( '201', $answers[0] );
		self::assertSame( array( 1, 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ), count( $this->server->asked() ) ) );
	}

	/** Of many different tickets at once with one token one gets through. */
	public function testATokenOpensOneOfManyAtOnce(): void {
		$this->switchOn();
		$token     = CaptchaServer::token();
		$processes = array();
		for ( $i = 0; $i < 8; $i++ ) {
			$body        = (string) wp_json_encode( $this->letter( array( 'captcha_token' => $token, 'subject' => "No $i", 'email' => "v$i@example.com" ) ) );
			$processes[] = $this->php( $this->server->filter() . sprintf( '$request = new WP_REST_Request( "POST", "/smart-support/v1/guest/tickets" ); $request->set_headers( array( "Content-Type" => "application/json" ) ); $request->set_body( %s ); echo rest_do_request( $request )->get_status();', var_export( $body, true ) ) );
		}
		$statuses = array_count_values( array_map( static fn( $process ): string => $process->wait(), $processes ) );
		ksort( $statuses );
		self::assertSame( array( 201 => 1, 400 => 7 ), $statuses );
		self::assertSame( 1, $this->countRows( 'tickets' ) );
	}

	/**
	 * @param array<string, mixed>  $changes
	 * @param array<string, string> $headers
	 */
	private function send( array $changes = array(), array $headers = array() ): Answer {
		return $this->call( 'POST', '/guest/tickets', $this->letter( $changes ), $headers );
	}
}
