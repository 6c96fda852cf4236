<?php
/**
 * The forms of a ticket's public page over HTTP, without JavaScript (P-12 to P-15, P-17, D9, D10, T-15, T-16, P2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Tests\Env\HttpAnswer;

final class PortalFormsTest extends PortalTestCase {

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->ticket = $this->ticket();
		$this->department( array( 'portal' => 'public' ) );
		$this->secret = $this->services()->portalLinks()->secretForMail( $this->ticket );
	}

	public function testAResponseAsksForAnAddressFirst(): void {
		$page = $this->show();
		self::assertMatchesRegularExpression( '#<input id="smart-support-email"[^>]*required#s', $page );
		self::assertLessThan( strpos( $page, 'id="smart-support-message"' ), strpos( $page, 'id="smart-support-email"' ) );
		self::assertStringNotContainsString( self::CUSTOMER, $page );

		$sent = $this->send( array( 'email' => strtoupper( self::CUSTOMER ), 'message' => 'It burns again.' ) );
		self::assertSame( 303, $sent->status, $sent->body );
		$shown = $this->show( (string) wp_parse_url( $sent->headers['location'] ?? '', PHP_URL_PATH ) . '?' . wp_parse_url( $sent->headers['location'] ?? '', PHP_URL_QUERY ) );
		self::assertStringContainsString( 'Your reply has been sent.', $shown );
		self::assertStringContainsString( 'It burns again.', $shown );
		self::assertStringContainsString( 'Unverified sender', $shown );
		self::assertSame( 1, $this->countRows( 'replies', "verification = 'claimed' AND channel = 'portal'" ) );
	}

	/** P-15: one neutral error, and what was typed stays. */
	public function testAnAddressThatIsNotOnTheTicketIsRefused(): void {
		$this->ticket( 'known@elsewhere.test' );
		$faults = array();
		foreach ( array( 'nobody@example.com', 'known@elsewhere.test' ) as $email ) {
			$refused = $this->send( array( 'email' => $email, 'message' => 'Let me in.' ) );
			self::assertSame( 400, $refused->status );
			self::assertStringContainsString( 'Let me in.', $refused->body );
			$faults[] = self::fault( $refused, 'smart-support-email-error' );
		}
		self::assertNotSame( '', $faults[0] );
		self::assertSame( $faults[0], $faults[1] );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testFiveTriesAndNoMore(): void {
		for ( $i = 0; $i < 5; $i++ ) {
			self::assertSame( 400, $this->send( array( 'email' => "guess$i@example.com", 'message' => 'x' ) )->status );
		}
		$limited = $this->send( array( 'email' => self::CUSTOMER, 'message' => 'x' ) );
		self::assertSame( 429, $limited->status );
		self::assertGreaterThan( 0, (int) ( $limited->headers['retry-after'] ?? 0 ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testFaultsOfAllFieldsComeAtOnce(): void {
		$refused = $this->send( array( 'email' => 'nobody', 'message' => ' ' ) );
		self::assertSame( 400, $refused->status );
		self::assertNotSame( '', self::fault( $refused, 'smart-support-email-error' ) );
		self::assertNotSame( '', self::fault( $refused, 'smart-support-message-error' ) );
	}

	/** D10: held until its owner presses the button. */
	public function testAHeldResponseIsShownToNobody(): void {
		$this->department( array( 'reply_check' => 'confirm' ) );
		$sent = $this->send( array( 'email' => self::CUSTOMER, 'message' => 'held-canary' ) );
		self::assertSame( 303, $sent->status, $sent->body );
		$shown = $this->show( (string) wp_parse_url( $sent->headers['location'] ?? '', PHP_URL_PATH ) . '?' . wp_parse_url( $sent->headers['location'] ?? '', PHP_URL_QUERY ) );
		self::assertStringContainsString( 'Please check your inbox', $shown );
		self::assertStringNotContainsString( 'held-canary', $shown );
	}

	/** D15: who knows a right address does not fill the page without end. */
	public function testThirtyAnHourAndNoMore(): void {
		$portal = ( new \SmartSupport\PortalServices( $this->services() ) )->portalReplies();
		for ( $i = 0; $i < 30; $i++ ) {
			$portal->add( \SmartSupport\Access\Actor::portal( $this->ticket, null, "203.0.113.$i" ), self::CUSTOMER, "Text $i", new \SmartSupport\Attachments\MessageFiles() );
		}
		$limited = $this->send( array( 'email' => self::CUSTOMER, 'message' => 'One more.' ) );
		self::assertSame( array( 429, 30 ), array( $limited->status, $this->countRows( 'replies' ) ) );
		self::assertStringContainsString( 'One more.', $limited->body );
	}

	/** PR15: an address that was typed tells nobody the name that belongs to it. */
	public function testATypedAddressTellsNoName(): void {
		$this->database()->execute( "UPDATE {customers} SET name = 'Canary Name'" );
		$this->send( array( 'email' => self::CUSTOMER, 'message' => 'It is me.' ) );
		self::assertSame( 'Canary Name', $this->services()->replyRows->find( 1 + (int) $this->database()->value( 'SELECT MAX(id) - 1 FROM {replies}' ) )?->authorName );
		$page = $this->show();
		self::assertSame( 1, substr_count( $page, 'Canary Name' ), 'The opening message alone.' );
		self::assertStringContainsString( 'It is me.', $page );
		$told = $this->call( 'GET', '/portal/replies', array(), array( 'X-Smart-Support-Token' => $this->secret ) );
		self::assertStringNotContainsString( 'Canary', $told->json );
	}

	/** D10: nobody closes by an address that is worth nothing yet, and nothing offers it. */
	public function testOffersNoCloseWhereAddressesAreConfirmed(): void {
		$this->department( array( 'self_close_status' => 'resolved', 'reply_check' => 'confirm' ) );
		self::assertStringNotContainsString( 'Close ticket', $this->show() );
		$told = $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $this->secret ) );
		self::assertSame( array( false, false ), array( $told->get( 'data.can_close' ), $told->get( 'data.can_reopen' ) ) );
		self::assertSame( 403, $this->send( array( 'form' => 'close', 'email' => self::CUSTOMER ) )->status );
	}

	/** P-14: files come with it, and are locked at once. */
	public function testFilesComeWithAResponse(): void {
		$this->set( array( 'field_attachments' => true ) );
		$sent = $this->send( array( 'email' => self::CUSTOMER, 'message' => '' ), array( array( 'log.txt', 'one line' ) ) );
		self::assertSame( 303, $sent->status, $sent->body );
		$page = $this->show();
		self::assertStringContainsString( 'log.txt', $page );
		self::assertStringNotContainsString( '/portal/attachments/', $page );
	}

	/** P-12, P-17: Close only where the department has a status for it. */
	public function testClosesAndOpensAgain(): void {
		self::assertStringNotContainsString( 'Close ticket', $this->show() );
		self::assertSame( 403, $this->send( array( 'form' => 'close', 'email' => self::CUSTOMER ) )->status );

		$this->department( array( 'self_close_status' => 'resolved' ) );
		self::assertStringContainsString( 'Close ticket', $this->show() );
		self::assertSame( 400, $this->send( array( 'form' => 'close', 'email' => 'nobody@example.com' ) )->status );
		self::assertSame( 'new', $this->ticketById( $this->ticket )->status->value );
		self::assertSame( 303, $this->send( array( 'form' => 'close', 'email' => self::CUSTOMER ) )->status );
		self::assertSame( 'resolved', $this->ticketById( $this->ticket )->status->value );
		self::assertStringContainsString( 'Reopen ticket', $this->show() );
		self::assertSame( 303, $this->send( array( 'form' => 'reopen', 'email' => self::CUSTOMER ) )->status );
		self::assertSame( 'open', $this->ticketById( $this->ticket )->status->value );
	}

	/** A form of another page, of another site or after "No Portal" writes nothing. */
	public function testOnlyThisPageSends(): void {
		$token  = $this->formToken();
		$fields = array( 'form' => 'reply', 'email' => self::CUSTOMER, 'message' => 'x' );
		self::assertSame( 403, $this->form( $this->path(), $fields + array( 'token' => 'forged' ), array(), array(), $this->cookie() )->status );
		self::assertSame( 403, $this->form( $this->path(), $fields + array( 'token' => $token ), array(), array(), $this->cookie() + array( 'Sec-Fetch-Site' => 'cross-site' ) )->status );
		self::assertSame( 403, $this->form( $this->path(), $fields + array( 'token' => $token ), array() )->status, 'Without the link.' );
		$this->department( array( 'portal' => 'none' ) );
		self::assertSame( 404, $this->form( $this->path(), $fields + array( 'token' => $token ), array(), array(), $this->cookie() )->status );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	/**
	 * @param array<string, string>       $fields
	 * @param list<array{string, string}> $files
	 */
	private function send( array $fields, array $files = array() ): HttpAnswer {
		return $this->form( $this->path(), $fields + array( 'form' => 'reply', 'token' => $this->formToken() ), $files, array(), $this->cookie() );
	}

	private function formToken(): string {
		return 1 === preg_match( '#name="smart_support(?:\[|&\#91;)token\]" value="([^"]+)"#', $this->show(), $found ) ? $found[1] : '';
	}

	private function show( ?string $path = null ): string {
		return $this->http( 'GET', $path ?? $this->path(), '', $this->cookie() )->body;
	}

	private function path(): string {
		return "/support/portal/{$this->ticket}/";
	}

	/** @return array{Cookie: string} */
	private function cookie(): array {
		return array( 'Cookie' => "smart_support_portal_{$this->ticket}={$this->secret}" );
	}

	private static function fault( HttpAnswer $page, string $id ): string {
		return 1 === preg_match( '#id="' . $id . '"[^>]*>([^<]*)<#', $page->body, $found ) ? trim( $found[1] ) : '';
	}

	/** @param array<string, string|null> $columns */
	private function department( array $columns ): void {
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, $columns );
		$this->nextRequest();
	}
}
