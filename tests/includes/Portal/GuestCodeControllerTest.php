<?php
/**
 * Routes for visitors who prove their mailbox (A11, A12, A13, R12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\PortalServices;
use SmartSupport\Tests\Env\Answer;

final class GuestCodeControllerTest extends PortalTestCase {

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
		$this->database()->execute( 'DELETE FROM {outbox}' );
	}

	/** A12: the same bytes for a customer, nobody, an agent, an address that is odd but right, and who has asked too often. */
	public function testAskingForACodeIsAnsweredAlikeForEverybody(): void {
		$this->user( 'smart_support_agent', 'agent@example.com' );
		$emails  = array( self::CUSTOMER, 'nobody@example.com', 'agent@example.com', "o'neil+a=b@sub.example.com", self::CUSTOMER, self::CUSTOMER, self::CUSTOMER );
		$answers = array_map( fn( string $email ) => $this->call( 'POST', '/guest/codes', array( 'email' => $email ) ), $emails );
		self::assertSame( 202, $answers[0]->status );
		self::assertStringContainsString( '"data":{}', $answers[0]->json );
		self::assertCount( 1, array_unique( array_map( static fn( Answer $answer ): string => $answer->status . $answer->json . wp_json_encode( $answer->headers ), $answers ) ) );
		self::assertCount( 3, $this->queued() );
	}

	/** A13: one address, and nothing beside it. */
	public function testAnAddressIsOneAddress(): void {
		foreach ( array( array( 'a@example.com', 'evil@example.com' ), 'a@example.com,b@example.com', "a@example.com\r\nBcc: evil@example.com", array( '$ne' => 1 ), '', 'a b@example.com', 5 ) as $email ) {
			foreach ( array( '/guest/codes', '/guest/links' ) as $path ) {
				self::assertSame( 400, $this->call( 'POST', $path, array( 'email' => $email ) )->status, (string) wp_json_encode( $email ) );
			}
			$answer = $this->call( 'POST', '/guest/sessions', array( 'email' => $email, 'code' => '123456' ), array( 'X-Smart-Support-Request' => '1' ) );
			self::assertSame( 400, $answer->status );
		}
		self::assertSame( array(), $this->queued() );
	}

	public function testACodeOpensASession(): void {
		$answer = $this->enter( $this->services()->guestCodes()->issue( $this->customer )->code );
		self::assertSame( array( 201, self::CUSTOMER ), array( $answer->status, $answer->text( 'data.email' ) ) );
		self::assertEqualsWithDelta( $this->now() + 86400, strtotime( $answer->text( 'data.expires_at' ) ), 2 );
		self::assertSame( 1, $this->countRows( 'guest_sessions' ) );
	}

	public function testAWrongCodeSaysSoAtItsField(): void {
		$this->services()->guestCodes()->issue( $this->customer );
		$answer = $this->enter( '12345' );
		self::assertSame( array( 401, 'invalid_code', $answer->text( 'message' ) ), array( $answer->status, $answer->code(), $answer->text( 'errors.code' ) ) );
		for ( $i = 0; $i < 4; $i++ ) {
			$this->enter( '12345' );
		}
		$answer = $this->enter( '12345' );
		self::assertSame( array( 429, 'rate_limited' ), array( $answer->status, $answer->code() ) );
		self::assertEqualsWithDelta( 900, (int) ( $answer->headers['retry-after'] ?? 0 ), 5 );
	}

	/** R12: no other site makes its visitor somebody else. */
	public function testAFormOfAnotherSiteOpensNothing(): void {
		$code   = $this->services()->guestCodes()->issue( $this->customer )->code;
		$answer = $this->call( 'POST', '/guest/sessions', array( 'email' => self::CUSTOMER, 'code' => $code ) );
		self::assertSame( array( 403, 'forbidden', 0 ), array( $answer->status, $answer->code(), $this->countRows( 'guest_sessions' ) ) );
		self::assertSame( 201, $this->enter( $code )->status, 'Nothing was used up.' );
	}

	/** A11: while the victim is logged in on this very browser. */
	public function testASessionSurvivesAllThis(): void {
		$secret  = ( new PortalServices( $this->services() ) )->sessions()->open( $this->customer );
		$_COOKIE = array( \SmartSupport\Portal\Cookie::SESSION => $secret );
		$this->call( 'POST', '/guest/codes', array( 'email' => self::CUSTOMER ) );
		$this->services()->worker()->run();
		$this->enter( 'wrong' );
		self::assertSame( 200, $this->call( 'GET', '/guest/tickets' )->status );
	}

	/** Its cookie must not be kept anywhere, so neither is its answer. */
	public function testIsNotRepeated(): void {
		$answer = $this->enter( '123456', array( 'Idempotency-Key' => 'a' ) );
		self::assertSame( array( 400, 'validation_error' ), array( $answer->status, $answer->code() ) );
	}

	/** Over HTTP: a cookie that no script reads, beside those of others. */
	public function testLeavesACookie(): void {
		$code   = $this->services()->guestCodes()->issue( $this->customer )->code;
		$answer = $this->http( 'POST', '/wp-json/smart-support/v1/guest/sessions', (string) wp_json_encode( array( 'email' => self::CUSTOMER, 'code' => $code ) ), array( 'Content-Type' => 'application/json', 'X-Smart-Support-Request' => '1' ) );
		self::assertSame( 201, $answer->status, $answer->body );
		self::assertMatchesRegularExpression( '/^smart_support_guest=[A-Za-z0-9_-]{43}; path=\/; HttpOnly; SameSite=Lax$/D', $answer->headers['set-cookie'] ?? '' );
		preg_match( '/=([^;]+)/', $answer->headers['set-cookie'] ?? '', $found );
		self::assertStringNotContainsString( $found[1] ?? '-', $answer->body );
		$cookie = array( 'Cookie' => 'smart_support_guest=' . ( $found[1] ?? '' ) );
		self::assertSame( 200, $this->http( 'GET', '/wp-json/smart-support/v1/guest/tickets', '', $cookie )->status );
		$ended = $this->http( 'DELETE', '/wp-json/smart-support/v1/guest/sessions', '', $cookie + array( 'X-Smart-Support-Request' => '1' ) );
		self::assertSame( 200, $ended->status );
		self::assertStringStartsWith( 'smart_support_guest=deleted; expires=Thu, 01', $ended->headers['set-cookie'] ?? '' );
		self::assertSame( 401, $this->http( 'GET', '/wp-json/smart-support/v1/guest/tickets', '', $cookie )->status );
	}

	/** @param array<string, string> $headers */
	private function enter( string $code, array $headers = array() ): Answer {
		return $this->call( 'POST', '/guest/sessions', array( 'email' => self::CUSTOMER, 'code' => $code ), $headers + array( 'X-Smart-Support-Request' => '1' ) );
	}
}
