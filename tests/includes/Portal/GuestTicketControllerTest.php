<?php
/**
 * Routes for visitors who write (G-1, G-10, G-12, D23, A12, A13, L1, L2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Tests\Env\HttpAnswer;
use WpOrg\Requests\Requests;
use WpOrg\Requests\Response;

final class GuestTicketControllerTest extends PortalTestCase {

	private const TICKETS = '/guest/tickets';
	private const LINKS   = '/guest/links';

	public function testATicketIsWrittenWithoutAnAccount(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter() );
		self::assertSame( 201, $answer->status );
		self::assertSame( array( 'number' ), array_keys( (array) $answer->get( 'data' ) ) );
		self::assertSame( 'No paper', $this->ticketById( (int) $answer->text( 'data.number' ) )->subject );
	}

	public function testTheAnswerHoldsNoLink(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter() );
		$secret = $this->secret( (int) $answer->text( 'data.number' ) );
		self::assertStringNotContainsString( $secret, $answer->json );
		self::assertStringNotContainsString( $secret, (string) wp_json_encode( $answer->headers ) );
		self::assertStringNotContainsString( 'link', (string) wp_json_encode( $answer->get( 'data' ) ) );
	}

	public function testAFormMayBeSent(): void {
		$answer = $this->http( 'POST', '/wp-json/smart-support/v1' . self::TICKETS, $this->multipart( $this->letter( array( 'subject' => 'By form' ) ) ), array( 'Content-Type' => 'multipart/form-data; boundary=x' ) );
		self::assertSame( 201, $answer->status, $answer->body );
		self::assertSame( 1, $this->countRows( 'tickets', "subject = 'By form'" ) );
	}

	public function testTheConfirmationHasTheLinkAndNothingThatTheVisitorWrote(): void {
		$this->mailbox()->clear();
		$letter = array(
			'email'   => 'confirm@example.com',
			'subject' => 'Canary subject',
			'message' => 'Canary message https://spam.example',
		);
		$number = $this->call( 'POST', self::TICKETS, $this->letter( $letter ) )->text( 'data.number' );
		$this->services()->worker()->run();
		$mail = $this->mailbox()->latest( 'confirm@example.com' );
		self::assertStringContainsString( "#$number", $mail->subject . $mail->text );
		self::assertContains( home_url( $this->linkPath( $this->secret( (int) $number ) ) ), $mail->links() );
		self::assertStringNotContainsString( 'Canary', $mail->subject . $mail->text . $mail->html );
		self::assertStringNotContainsString( 'spam.example', $mail->text . $mail->html );
	}

	public function testTheSixthInAnHourIs429(): void {
		for ( $i = 1; $i <= 5; $i++ ) {
			self::assertSame( 201, $this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => "No $i" ) ) )->status );
		}
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'subject' => 'No 6' ) ) );
		self::assertSame( array( 429, 'rate_limited' ), array( $answer->status, $answer->code() ) );
		self::assertSame( (string) $answer->int( 'retry_after' ), $answer->headers['retry-after'] ?? '' );
		self::assertEqualsWithDelta( 3600, $answer->int( 'retry_after' ), 60 );
	}

	public function testTheSameAgainIsAnsweredAlike(): void {
		$first  = $this->call( 'POST', self::TICKETS, $this->letter() );
		$second = $this->call( 'POST', self::TICKETS, $this->letter() );
		self::assertSame( array( 201, $first->json ), array( $second->status, $second->json ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testRefusals(): void {
		$cases = array(
			'a stale token'    => array( 400, 'form_token_expired', array( 'form_token' => $this->token( DAY_IN_SECONDS ) ) ),
			'no token'         => array( 400, 'missing_field', array( 'form_token' => null ) ),
			'the trap'         => array( 400, 'validation_error', array( 'website' => 'x' ) ),
			'an array'         => array( 400, 'validation_error', array( 'email' => array( 'a@example.com', 'b@example.com' ) ) ),
			'an object'        => array( 400, 'validation_error', array( 'email' => array( '$ne' => 1 ) ) ),
			'an unknown field' => array( 400, 'unknown_field', array( 'status' => 'closed' ) ),
			'a bad address'    => array( 400, 'validation_error', array( 'email' => '"a@x,b@y"' ) ),
		);
		foreach ( $cases as $name => [ $status, $code, $changes ] ) {
			$answer = $this->call( 'POST', self::TICKETS, $this->letter( $changes ) );
			self::assertSame( array( $status, $code ), array( $answer->status, $answer->code() ), $name );
		}
		self::assertSame( 0, $this->countRows( 'tickets' ) + $this->countRows( 'outbox' ) );
	}

	public function testEveryFaultIsNamedAtOnce(): void {
		$answer = $this->call( 'POST', self::TICKETS, $this->letter( array( 'email' => 'x', 'subject' => '', 'message' => ' ' ) ) );
		self::assertSame( array( 'email', 'subject', 'message' ), array_keys( (array) $answer->get( 'errors' ) ) );
	}

	public function testSwitchedOffItIs403BeforeAnythingElse(): void {
		$this->set( array( 'enabled' => false ) );
		foreach ( array( $this->call( 'POST', self::TICKETS, 'no JSON' ), $this->call( 'GET', '/guest/form-token' ) ) as $answer ) {
			self::assertSame( array( 403, 'module_disabled' ), array( $answer->status, $answer->code() ) );
		}
	}

	public function testTheTokenOfTheRouteWorks(): void {
		$answer = $this->call( 'GET', '/guest/form-token' );
		self::assertSame( array( 200, 'private, no-store' ), array( $answer->status, $answer->headers['cache-control'] ?? '' ) );
		self::assertEqualsWithDelta( $this->now() + DAY_IN_SECONDS, strtotime( $answer->text( 'data.expires_at' ) ), 5 );
		$letter = $this->letter( array( 'form_token' => $answer->text( 'data.form_token' ) ) );
		self::assertSame( 'form_token_expired', $this->call( 'POST', self::TICKETS, $letter )->code() );
		$this->databaseClock()->set( $this->now() + 3 );
		self::assertSame( 201, $this->call( 'POST', self::TICKETS, $letter )->status );
	}

	public function testFiftyAtOnceWriteExactlyFive(): void {
		$letters  = array_map( fn( int $i ): array => $this->letter( array( 'subject' => "No $i" ) ), range( 1, 50 ) );
		$statuses = array_count_values( array_map( static fn( HttpAnswer $answer ): int => $answer->status, $this->atOnce( $letters ) ) );
		ksort( $statuses );
		self::assertSame( array( 201 => 5, 429 => 45 ), $statuses );
		self::assertSame( array( 5, 5, 5 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ), $this->countRows( 'access_links' ) ) );
	}

	public function testTheSameTwentyTimesAtOnceIsOneTicket(): void {
		$answers = $this->atOnce( array_fill( 0, 20, $this->letter() ) );
		self::assertSame( array( 201 ), array_values( array_unique( array_map( static fn( HttpAnswer $answer ): int => $answer->status, $answers ) ) ) );
		self::assertCount( 1, array_unique( array_map( static fn( HttpAnswer $answer ): string => $answer->body, $answers ) ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testAskingForALinkSaysTheSameToEverybody(): void {
		$this->ticket();
		$this->user( 'smart_support_agent', 'agent@example.com' );
		$answers = array();
		foreach ( array( self::CUSTOMER, 'nobody@example.com', 'agent@example.com', 'a+b.c@sub.example.com', self::CUSTOMER, self::CUSTOMER, self::CUSTOMER ) as $email ) {
			$answer    = $this->call( 'POST', self::LINKS, array( 'email' => $email ) );
			$answers[] = $answer->status . $answer->json . wp_json_encode( $answer->headers );
		}
		self::assertCount( 1, array_unique( $answers ) );
		self::assertStringStartsWith( '202', $answers[0] );
		self::assertSame( 3, $this->countRows( 'outbox', "kind = 'new_link'" ) );
	}

	public function testNoAddressGetsNoLink(): void {
		$this->ticket();
		foreach ( array( 'nobody', '', array( self::CUSTOMER ), self::CUSTOMER . "\r\nBcc: e@example.com", self::CUSTOMER . ',e@example.com' ) as $email ) {
			$answer = $this->call( 'POST', self::LINKS, array( 'email' => $email ) );
			self::assertSame( array( 400, 'validation_error' ), array( $answer->status, $answer->code() ) );
		}
		self::assertSame( 0, $this->countRows( 'outbox', "kind = 'new_link'" ) );
	}

	public function testLinksAreStillSentWhileVisitorsMayNotWrite(): void {
		$this->ticket();
		$this->set( array( 'enabled' => false ) );
		self::assertSame( 202, $this->call( 'POST', self::LINKS, array( 'email' => self::CUSTOMER ) )->status );
		self::assertSame( 1, $this->countRows( 'outbox', "kind = 'new_link'" ) );
	}

	/**
	 * @param list<array<string, mixed>> $letters
	 * @return list<HttpAnswer>
	 */
	private function atOnce( array $letters ): array {
		$url      = rest_url( 'smart-support/v1' . self::TICKETS );
		$requests = array_map(
			static fn( array $letter ): array => array(
				'url'     => $url,
				'type'    => Requests::POST,
				'headers' => array( 'Content-Type' => 'application/json' ),
				'data'    => wp_json_encode( $letter ),
			),
			$letters
		);
		$answers  = array();
		// Wakes the server, and tells the base that another process writes.
		$this->http( 'GET', '/wp-json/smart-support/v1/guest/form-token' );
		foreach ( Requests::request_multiple( $requests, array( 'timeout' => 60 ) ) as $answer ) {
			self::assertInstanceOf( Response::class, $answer );
			$answers[] = new HttpAnswer( (int) $answer->status_code, array(), $answer->body );
		}
		return $answers;
	}

	/** @param array<string, mixed> $fields */
	private function multipart( array $fields ): string {
		$body = '';
		foreach ( array_filter( $fields, is_string( ... ) ) as $name => $value ) {
			$body .= "--x\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n";
		}
		return "$body--x--\r\n";
	}
}
