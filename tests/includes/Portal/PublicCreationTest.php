<?php
/**
 * POST /tickets of those who prove nothing (A-3, D23).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\CaptchaServer;

final class PublicCreationTest extends CaptchaFormTestCase {

	public function testIsClosedByDefault(): void {
		$this->switchOn();
		$answer = $this->create();
		self::assertSame( array( 401, 'missing_api_key' ), array( $answer->status, $answer->code() ) );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'tickets' ), $this->server->asked() ) );
	}

	/** A number and nothing else: whoever wrote it has proved nothing. */
	public function testWritesAGuestsTicket(): void {
		$this->open();
		$answer = $this->create();
		self::assertSame( 201, $answer->status, $answer->json );
		self::assertSame( array( 'number' ), array_keys( $answer->list( 'data' ) ) );
		self::assertArrayNotHasKey( 'location', $answer->headers );
		$ticket = $this->ticketById( (int) $answer->text( 'data.number' ) );
		self::assertSame( array( 'No paper', 'guest', 'new', true ), array( $ticket->subject, $ticket->channel->value, $ticket->status->value, $ticket->isGuest ) );
		self::assertSame( array( 'ticket_confirmation' ), array_map( static fn( $mail ): string => $mail->text( 'kind' ), $this->queued() ) );
	}

	public function testHasTheGuardsOfTheForm(): void {
		$this->open();
		$this->set( array( 'blocklist' => array( 'spam.example' ), 'address_limit' => 2 ) );
		self::assertSame( 'missing_field', $this->create( array( 'form_token' => null ) )->code() );
		self::assertSame( 'form_token_expired', $this->create( array( 'form_token' => 'forged' ) )->code() );
		self::assertSame( 'captcha_failed', $this->create( array( 'captcha_token' => null ) )->code() );
		self::assertSame( 'captcha_failed', $this->create( array( 'captcha_token' => CaptchaServer::token( 'invalid-input-response' ) ) )->code() );
		self::assertSame( 'validation_error', $this->create( array( 'website' => 'x' ) )->code() );
		self::assertSame( 'forbidden', $this->create( array( 'email' => 'a@spam.example' ) )->code() );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
		$first = $this->create();
		self::assertSame( $first->json, $this->create()->json, 'The same again is the same ticket.' );
		self::assertSame( 201, $this->call( 'POST', '/guest/tickets', $this->letter( array( 'subject' => 'By the form', 'captcha_token' => CaptchaServer::token() ) ) )->status );
		self::assertSame( 429, $this->create( array( 'subject' => 'One too many' ) )->status, 'The form and the API have one limit.' );
		self::assertSame( array( 'blocklist' => 1, 'captcha_failed' => 2, 'duplicate' => 1, 'form_token' => 1, 'honeypot' => 1, 'rate_address' => 1 ), $this->refused() );
	}

	/** What only staff and keys may say is unknown to visitors. */
	public function testTakesTheFieldsOfTheFormAlone(): void {
		$this->open();
		foreach ( array( 'agent_id' => 1, 'status' => 'closed', 'state' => 'spam', 'tags' => array( 'vip' ), 'notify' => false, 'external_id' => 'x', 'created_at' => '2020-01-01T00:00:00Z', 'create_user' => true, 'participants' => array( 'x@example.com' ), 'attachment_ids' => array( 1 ), 'product_id' => 1, 'name' => 'Ann', 'format' => 'html' ) as $field => $value ) {
			$answer = $this->create( array( $field => $value ) );
			self::assertSame( array( 400, 'unknown_field', array( $field ) ), array( $answer->status, $answer->code(), array_keys( $answer->list( 'errors' ) ) ) );
		}
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	/** Their words are text, never markup. */
	public function testAMessageIsPlainText(): void {
		$this->open();
		$number = $this->create( array( 'message' => '<script>alert(1)</script><b>x</b>' ) )->text( 'data.number' );
		self::assertStringContainsString( '&lt;script&gt;', (string) $this->ticketById( (int) $number )->message );
	}

	/** The setting opens it to those who prove nothing; who proves something has their own rights. */
	public function testEachKindOfCaller(): void {
		$this->open();
		$plain = array( 'email' => 'a@example.com', 'subject' => 'Help', 'message' => 'Please.' );
		$key   = $this->withKey( array( Scope::TicketsWrite ) );
		self::assertIsInt( $this->call( 'POST', '/tickets', $plain, $key )->get( 'data.id' ) );
		self::assertSame( 'unknown_field', $this->call( 'POST', '/tickets', $this->letter(), $key )->code(), 'A key needs no token, and has no such field.' );
		self::assertSame( 'insufficient_scope', $this->create( array(), $this->withKey( array( Scope::TicketsRead ) ) )->code() );
		self::assertSame( 'invalid_api_key', $this->create( array(), array( 'X-Smart-Support-API-Key' => ApiKeySecret::make()->text ) )->code(), 'A wrong key is no visitor.' );
		foreach ( array( $this->user(), $this->registeredCustomer() ) as $user ) {
			$this->actingAs( $user );
			self::assertSame( 'forbidden', $this->create()->code() );
		}
		foreach ( array( 'smart_support_agent', 'administrator' ) as $role ) {
			$this->actingAs( $this->user( $role ) );
			self::assertIsInt( $this->call( 'POST', '/tickets', $plain )->get( 'data.id' ) );
		}
		$this->actingAs( 0 );
		self::assertSame( 201, $this->create( array(), array( 'X-Smart-Support-Token' => $this->secret( $this->ticket() ) ) )->status, 'A link proves nothing here.' );
	}

	public function testIsClosedWithTheApiAndWithTheModule(): void {
		$this->open();
		( new Settings() )->save( array( 'api' => array( 'enabled' => false ) ) );
		self::assertSame( array( 403, 'api_disabled' ), array( $this->create()->status, $this->create()->code() ) );
		( new Settings() )->save( array( 'api' => array( 'enabled' => true ), 'guests' => array( 'enabled' => false ) ) );
		self::assertSame( array( 403, 'module_disabled' ), array( $this->create()->status, $this->create()->code() ) );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	/** An import of settings, or another plugin, may leave what the rules never would. */
	public function testIsClosedWithoutACaptchaWhateverTheSettingSays(): void {
		( new Settings() )->save( array( 'api' => array( 'enabled' => true, 'public_creation' => true ) ) );
		self::assertSame( 401, $this->create()->status );
	}

	public function testOpensNothingElse(): void {
		$this->open();
		$ticket = (int) $this->create()->text( 'data.number' );
		foreach ( array( 'GET /tickets', "GET /tickets/$ticket", 'GET /departments', 'GET /settings' ) as $route ) {
			[ $method, $path ] = explode( ' ', $route );
			self::assertSame( 401, $this->call( $method, $path )->status, $route );
		}
		foreach ( array( 'PATCH', 'DELETE' ) as $method ) {
			self::assertNotSame( 200, $this->call( $method, "/tickets/$ticket", array( 'subject' => 'x' ) )->status );
		}
	}

	/**
	 * @param array<string, mixed>  $changes
	 * @param array<string, string> $headers
	 */
	private function create( array $changes = array(), array $headers = array() ): Answer {
		return $this->call( 'POST', '/tickets', $this->letter( $changes + array( 'captcha_token' => CaptchaServer::token() ) ), $headers );
	}
}
