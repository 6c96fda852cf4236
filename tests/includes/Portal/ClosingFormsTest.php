<?php
/**
 * Close and reopen on a ticket's page, over HTTP (D9, P-12, P-17, PR5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\PortalServices;
use SmartSupport\Portal\Cookie;
use SmartSupport\Portal\Signature;
use SmartSupport\Tests\Env\HttpAnswer;

final class ClosingFormsTest extends PortalTestCase {

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->ticket = $this->ticket();
		$this->secret = $this->secret( $this->ticket );
	}

	/** Without a status for it there is nothing to press. */
	public function testOffersWhatTheCustomerMayDo(): void {
		self::assertSame( array( false, false ), $this->offered( $this->show() ) );
		$this->changeDepartment( 'closed' );
		self::assertSame( array( true, false ), $this->offered( $this->show() ) );
		$this->database()->update( 'tickets', array( 'status' => 'resolved', 'state' => 'closed' ), array( 'id' => $this->ticket ) );
		self::assertSame( array( false, true ), $this->offered( $this->show() ) );
	}

	/** A question that the browser unfolds, and a form below it: no script needed. */
	public function testClosesAndReopensWithoutJavaScript(): void {
		$this->changeDepartment( 'resolved' );
		foreach ( array( array( 'close', 'resolved', 'Your ticket is closed.' ), array( 'close', 'resolved', 'Your ticket is closed.' ), array( 'reopen', 'open', 'Your ticket is open again.' ) ) as [ $form, $status, $words ] ) {
			$answer = $this->send( $form );
			self::assertSame( 303, $answer->status );
			self::assertSame( $status, $this->ticketById( $this->ticket )->status->value );
			self::assertSays( $words, $this->page( substr( $answer->headers['location'] ?? '', strlen( home_url() ) ), array(), array( $this->ticket => $this->secret ) ) );
		}
		self::assertSame( 2, $this->countRows( 'events', "type = 'ticket_updated' AND actor = 'link'" ) );
	}

	public function testRefusesWhatIsNotOffered(): void {
		foreach ( array( 'close', 'reopen' ) as $form ) {
			$answer = $this->send( $form );
			self::assertSame( 403, $answer->status );
			self::assertSays( 'You may not do this.', $answer );
		}
		self::assertSame( 1, $this->ticketById( $this->ticket )->version );
	}

	public function testMustComeFromThisTicketsPage(): void {
		$this->changeDepartment( 'closed' );
		self::assertSame( 403, $this->send( 'close', 'forged' )->status );
		self::assertSame( 403, $this->send( 'close', null, array( 'Sec-Fetch-Site' => 'cross-site' ) )->status );
		self::assertSame( 'new', $this->ticketById( $this->ticket )->status->value );
	}

	/** Who is in a session closes their own tickets, and no other. */
	public function testInAGuestSession(): void {
		$this->changeDepartment( 'closed' );
		$foreign = $this->ticket( 'other@example.com' );
		$session = ( new PortalServices( $this->services() ) )->sessions()->open( $this->ticketById( $this->ticket )->customerId );
		$cookie  = array( 'Cookie' => Cookie::SESSION . '=' . $session );
		self::assertSame( 404, $this->page( "/support/ticket/$foreign/", array( 'form' => 'close', 'token' => $this->token() ), array(), $cookie )->status );
		$answer = $this->page( $this->path(), array( 'form' => 'close', 'token' => $this->proof() ), array(), $cookie );
		self::assertSame( array( 303, 'closed' ), array( $answer->status, $this->ticketById( $this->ticket )->status->value ) );
	}

	/** @return array{bool, bool} Close, reopen. */
	private function offered( HttpAnswer $page ): array {
		$offers = static fn( string $state ): bool => 1 === preg_match( "#<details (?=[^>]*!state\.$state)(?![^>]* hidden)#", $page->body );
		return array( $offers( 'canClose' ), $offers( 'canReopen' ) );
	}

	/**
	 * @param string|null           $token   Null for that of the page.
	 * @param array<string, string> $headers
	 */
	private function send( string $form, ?string $token = null, array $headers = array() ): HttpAnswer {
		return $this->page( $this->path(), array( 'form' => $form, 'token' => $token ?? $this->proof() ), array( $this->ticket => $this->secret ), $headers );
	}

	private function show(): HttpAnswer {
		return $this->page( $this->path(), array(), array( $this->ticket => $this->secret ) );
	}

	private function path(): string {
		return "/support/ticket/{$this->ticket}/";
	}

	private function proof(): string {
		return Signature::of( 'reply-form', (string) $this->ticket, (string) $this->ticketById( $this->ticket )->customerId );
	}
}
