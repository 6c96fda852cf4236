<?php
/**
 * The page with all of one's tickets, over HTTP and without JavaScript (D5, D13, G-6, PR5, PR9, A10, A11, A16, C1, P6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\IssuedCode;
use SmartSupport\PortalServices;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Tests\Env\HttpAnswer;

final class MyTicketsPageTest extends PortalTestCase {

	private const PATH = '/support/tickets/';

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->ticket   = $this->ticket();
		$this->customer = $this->ticketById( $this->ticket )->customerId;
	}

	public function testTheFormLeadsToIt(): void {
		$page = $this->http( 'GET', '/support/' );
		self::assertHas( '#<a href="' . preg_quote( home_url( self::PATH ), '#' ) . '">My tickets</a>#', $page );
	}

	public function testAsksForTheAddressThenForTheCode(): void {
		$page = $this->http( 'GET', self::PATH );
		self::assertSame( 200, $page->status );
		self::assertPrivate( $page );
		self::assertSays( 'Send me a code', $page );
		self::assertHas( '#<title>My tickets#', $page );
		$asked = $this->send( array( 'form' => 'code', 'email' => self::CUSTOMER ) );
		self::assertSame( 200, $asked->status );
		self::assertPrivate( $asked );
		self::assertSays( 'If there are tickets of this address, a mail with a code is on its way.', $asked );
		self::assertHas( '/<input id="smart-support-code"[^>]*autocomplete="one-time-code"/', $asked );
		$wrong = $this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => 'wrong' ) );
		self::assertSame( 401, $wrong->status );
		self::assertSays( 'This code is wrong, or its ten minutes are over.', $wrong );
		self::assertHas( '/<input id="smart-support-code"[^>]*aria-invalid="true"/s', $wrong );
		$entered = $this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => $this->issue()->code ) );
		self::assertSame( array( 303, home_url( self::PATH ) ), array( $entered->status, $entered->headers['location'] ?? '' ) );
		self::assertMatchesRegularExpression( '/^smart_support_guest=[A-Za-z0-9_-]{43}; path=\/; HttpOnly; SameSite=Lax$/D', $entered->headers['set-cookie'] ?? '' );
		self::assertPrivate( $entered );
		self::assertSays( 'Printer on fire', $this->show( self::cookieOf( $entered ) ) );
	}

	/** A12: pages, too. */
	public function testAsksAnUnknownAddressAsAKnownOne(): void {
		$pages = array_map( fn( string $email ): string => str_replace( $email, '', $this->send( array( 'form' => 'code', 'email' => $email ) )->body ), array( self::CUSTOMER, 'somebody@example.com' ) );
		self::assertSame( $pages[0], $pages[1] );
		$bad = $this->send( array( 'form' => 'code', 'email' => 'no address' ) );
		self::assertSame( 400, $bad->status );
		self::assertSays( 'This is not a valid e-mail address.', $bad );
	}

	public function testTooManyGuessesWait(): void {
		$code = $this->issue()->code;
		for ( $i = 0; $i < 5; $i++ ) {
			$this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => 'wrong' ) );
		}
		$answer = $this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => $code ) );
		self::assertSame( 429, $answer->status );
		self::assertGreaterThan( 600, (int) ( $answer->headers['retry-after'] ?? 0 ) );
		self::assertSays( 'Too many requests.', $answer );
	}

	/** A10, PR5: a scanner that follows the link, twice and with every method, uses nothing up; a button does. */
	public function testTheMailedLinkOnlyShowsAButton(): void {
		$issued = $this->issue();
		$path   = self::PATH . '?' . SupportPage::CODE . '=' . $issued->secret;
		$before = $this->state();
		foreach ( array( 'HEAD', 'GET', 'GET', 'HEAD' ) as $method ) {
			foreach ( array( $path, "$path&_method=POST", "$path&smart_support[form]=code-link" ) as $each ) {
				self::assertSame( 303, $this->http( $method, $each )->status );
			}
		}
		$landing = $this->http( 'GET', $path );
		self::assertSame( array( home_url( self::PATH ), "smart_support_code={$issued->secret}; path=/; HttpOnly; SameSite=Lax" ), array( $landing->headers['location'] ?? '', $landing->headers['set-cookie'] ?? '' ) );
		self::assertPrivate( $landing );
		$cookie = "smart_support_code={$issued->secret}";
		$shown  = $this->show( $cookie );
		self::assertSays( 'You have opened the link that was mailed to ' . self::CUSTOMER, $shown );
		self::assertSaysNot( 'Printer on fire', $shown );
		self::assertSaysNot( $issued->secret, $shown );
		self::assertPrivate( $shown );
		$this->show( $cookie, '?smart_support[form]=code-link&smart_support[token]=' . self::tokenOf( $shown ) );
		self::assertSame( $before, $this->state(), 'Nothing has changed so far.' );

		$entered = $this->send( array( 'form' => 'code-link', 'token' => self::tokenOf( $shown ) ), $cookie );
		self::assertSame( 303, $entered->status );
		self::assertStringContainsString( 'smart_support_code=deleted', $entered->headers['set-cookie'] ?? '' );
		self::assertSays( 'Printer on fire', $this->show( self::cookieOf( $entered ) ) );
		$again = $this->send( array( 'form' => 'code-link', 'token' => self::tokenOf( $shown ) ), $cookie );
		self::assertSame( 401, $again->status );
		self::assertSays( 'This link has been used already, or its ten minutes are over.', $again );
	}

	/** The same bytes for a link that is used, run out, replaced or forged. */
	public function testALinkThatOpensNothingLooksTheSameWhateverTheCause(): void {
		$replaced = $this->issue()->secret;
		$used     = $this->issue()->secret;
		$this->services()->guestCodes()->useLink( $used );
		$late = $this->issue()->secret;
		$this->database()->execute( 'UPDATE {guest_codes} SET expires_at = UNIX_TIMESTAMP()' );
		$pages = array_map( fn( string $secret ) => $this->http( 'GET', self::PATH . '?' . SupportPage::CODE . "=$secret" ), array( 'forged', $replaced, $used, $late, str_repeat( 'A', 43 ), '' ) );
		foreach ( $pages as $page ) {
			self::assertSame( array( 403, $pages[0]->body ), array( $page->status, $page->body ) );
			self::assertArrayNotHasKey( 'set-cookie', $page->headers );
			self::assertPrivate( $page );
		}
		self::assertSays( 'Please ask for a new code.', $pages[0] );
	}

	/** No other site logs its visitor in, as itself or at all, or out. */
	public function testFormsMustComeFromThisSite(): void {
		$evil   = array( 'Origin' => 'https://evil.test' );
		$issued = $this->issue();
		self::assertSame( 403, $this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => $issued->code ), '', $evil )->status );
		$cookie = "smart_support_code={$issued->secret}";
		$token  = self::tokenOf( $this->show( $cookie ) );
		foreach ( array( array( $evil, $token ), array( array(), '' ), array( array(), 'forged' ) ) as [ $headers, $given ] ) {
			self::assertSame( 403, $this->send( array( 'form' => 'code-link', 'token' => $given ), $cookie, $headers )->status );
		}
		self::assertSame( 0, $this->countRows( 'guest_sessions' ) );
		$session = $this->session();
		$token   = self::tokenOf( $this->show( $session ) );
		foreach ( array( array( $evil, $token ), array( array(), 'forged' ) ) as [ $headers, $given ] ) {
			self::assertSame( 403, $this->send( array( 'form' => 'log-out', 'where' => 'everywhere', 'token' => $given ), $session, $headers )->status );
		}
		self::assertSame( 1, $this->countRows( 'guest_sessions' ) );
	}

	public function testListsNumberSubjectStatusAndLastChange(): void {
		$this->database()->update( 'tickets', array( 'status' => 'pending' ), array( 'id' => $this->ticket ) );
		$this->ticket( 'other@example.com', array(), 'Foreign canary' );
		$page = $this->show( $this->session() );
		self::assertSame( 200, $page->status );
		self::assertPrivate( $page );
		self::assertSays( 'Tickets of ' . self::CUSTOMER, $page );
		self::assertSays( "#{$this->ticket} Printer on fire In progress", $page );
		self::assertHas( '#<a class="smart-support-subject" href="' . preg_quote( home_url( "/support/ticket/{$this->ticket}/" ), '#' ) . '">#', $page );
		self::assertHas( '/<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ">/', $page );
		self::assertSaysNot( 'Foreign canary', $page );
	}

	public function testSearchesFiltersAndGoesByPages(): void {
		for ( $i = 1; $i <= 21; $i++ ) {
			$this->ticket( self::CUSTOMER, array( 'status' => 'closed', 'state' => 'closed' ), "Old ticket number $i" );
		}
		$session = $this->session();
		$first   = $this->show( $session );
		self::assertSays( 'Page 1 of 2', $first );
		self::assertHas( '/rel="next"/', $first );
		self::assertSame( 20, substr_count( $first->body, '<li class="smart-support-entry">' ) );
		self::assertSays( 'Page 2 of 2', $this->show( $session, '?smart_support[page]=2' ) );
		$found = $this->show( $session, '?smart_support[search]=fire&smart_support[status]=new' );
		self::assertSays( 'Printer on fire', $found );
		self::assertSaysNot( 'Old ticket', $found );
		self::assertHas( '/<input id="smart-support-search"[^>]*value="fire"/', $found );
		self::assertHas( "/<option value=\"new\"\s+selected='selected'/", $found );
		self::assertSays( 'No ticket fits that.', $this->show( $session, '?smart_support[search]=fire&smart_support[status]=resolved' ) );
		self::assertSays( 'Printer on fire', $this->show( $session, '?smart_support[status]=nonsense&smart_support[page]=-1&smart_support[search]=fire' ) );
		self::assertSays( 'No ticket fits that.', $this->show( $session, '?smart_support[search]=' . rawurlencode( '<script>alert(1)</script>' ) ) );
	}

	public function testSaysWhenThereIsNone(): void {
		$this->database()->update( 'tickets', array( 'state' => 'spam', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		self::assertSays( 'There are no tickets yet.', $this->show( $this->session() ) );
	}

	public function testItsTicketsOpenAndTakeReplies(): void {
		$session = $this->session();
		$path    = "/support/ticket/{$this->ticket}/";
		$page    = $this->http( 'GET', $path, '', array( 'Cookie' => $session ) );
		self::assertSame( 200, $page->status );
		self::assertSays( 'It burns.', $page );
		$sent = $this->page( $path, array( 'form' => 'reply', 'message' => 'More smoke.', 'token' => self::tokenOf( $page ) ), array(), array( 'Cookie' => $session ) );
		self::assertSame( 303, $sent->status );
		self::assertSame( 1, $this->countRows( 'replies', "customer_id = {$this->customer} AND author_type = 'customer'" ) );
	}

	/** PR9 */
	public function testAnotherCustomersTicketLooksLikeNone(): void {
		$session = $this->session();
		$foreign = $this->ticket( 'other@example.com', array(), 'Foreign canary' );
		$pages   = array_map( fn( int $id ) => $this->http( 'GET', "/support/ticket/$id/", '', array( 'Cookie' => $session ) ), array( $foreign, 999999 ) );
		self::assertSame( array( 404, 404, $pages[0]->body ), array( $pages[0]->status, $pages[1]->status, $pages[1]->body ) );
		self::assertSaysNot( 'Foreign canary', $pages[0] );
	}

	/** A session opens what a link that has ended does not: both prove the same mailbox, the session lately. */
	public function testOpensATicketWhoseLinkHasEnded(): void {
		$secret = $this->secret( $this->ticket );
		$this->database()->execute( 'UPDATE {access_links} SET expires_at = 1' );
		$cookies = "smart_support_link_{$this->ticket}=$secret; {$this->session()}";
		self::assertSays( 'It burns.', $this->http( 'GET', "/support/ticket/{$this->ticket}/", '', array( 'Cookie' => $cookies ) ) );
	}

	public function testLogsOutHereOrEverywhere(): void {
		$sessions = array( $this->session(), $this->session(), $this->session() );
		$here     = $this->send( array( 'form' => 'log-out', 'where' => 'here', 'token' => self::tokenOf( $this->show( $sessions[0] ) ) ), $sessions[0] );
		self::assertSame( array( 303, home_url( self::PATH ) ), array( $here->status, strtok( $here->headers['location'] ?? '', '?' ) ) );
		self::assertStringContainsString( 'smart_support_guest=deleted', $here->headers['set-cookie'] ?? '' );
		self::assertSays( 'You are logged out.', $this->http( 'GET', substr( $here->headers['location'] ?? '', strlen( home_url() ) ) ) );
		self::assertSame( array( false, true, true ), $this->live( $sessions ) );
		$this->send( array( 'form' => 'log-out', 'where' => 'everywhere', 'token' => self::tokenOf( $this->show( $sessions[1] ) ) ), $sessions[1] );
		self::assertSame( array( false, false, false ), $this->live( $sessions ) );
	}

	/** D5: a customer who is a user of the site needs no code, for the list and for what it leads to. */
	public function testWhoIsLoggedInNeedsNoCode(): void {
		$user    = $this->registeredCustomer();
		$cookie  = $this->logIn( $user );
		$foreign = $this->ticket( 'other@example.com', array(), 'Foreign canary' );
		$page    = $this->show( $cookie );
		self::assertSays( 'Printer on fire', $page );
		self::assertSaysNot( 'Foreign canary', $page );
		self::assertSaysNot( 'Log out everywhere', $page );
		$ticket = $this->http( 'GET', "/support/ticket/{$this->ticket}/", '', array( 'Cookie' => $cookie ) );
		self::assertSays( 'It burns.', $ticket );
		$sent = $this->page( "/support/ticket/{$this->ticket}/", array( 'form' => 'reply', 'message' => 'More smoke.', 'token' => self::tokenOf( $ticket ) ), array(), array( 'Cookie' => $cookie ) );
		self::assertSame( 303, $sent->status );
		self::assertSame( 1, $this->countRows( 'replies', "customer_id = {$this->customer} AND user_id = $user" ) );
		$pages = array_map( fn( int $id ) => $this->http( 'GET', "/support/ticket/$id/", '', array( 'Cookie' => $cookie ) ), array( $foreign, 999999 ) );
		self::assertSame( $pages[0]->body, $pages[1]->body );
		self::assertSaysNot( 'Foreign canary', $pages[0] );
	}

	/** P6: an account with a guest's address sees what was written with it, and of the guest's nothing until the mailbox is proved. */
	public function testWhoIsLoggedInWithoutProofSeesWhatTheyWrote(): void {
		$user = $this->user( 'subscriber', self::CUSTOMER );
		$this->actingAs( $user );
		$own    = $this->submit( 'Written while logged in' );
		$cookie = $this->logIn( $user );
		$page   = $this->show( $cookie );
		self::assertSays( 'Written while logged in', $page );
		self::assertSaysNot( 'Printer on fire', $page );
		self::assertSays( 'Tickets that you wrote without logging in', $page );
		self::assertSays( 'Send me a code', $page );
		$ticket = $this->http( 'GET', "/support/ticket/$own/", '', array( 'Cookie' => $cookie ) );
		self::assertSays( 'Written while logged in', $ticket );
		$sent = $this->page( "/support/ticket/$own/", array( 'form' => 'reply', 'message' => 'More.', 'token' => self::tokenOf( $ticket ) ), array(), array( 'Cookie' => $cookie ) );
		self::assertSame( 303, $sent->status );
		self::assertSame( 403, $this->http( 'GET', "/support/ticket/{$this->ticket}/", '', array( 'Cookie' => $cookie ) )->status );

		$list = $this->call( 'GET', '/tickets' );
		self::assertSame( array( 1, $own ), array( $list->int( 'meta.total' ), $list->int( 'data.0.id' ) ) );
		self::assertSame( array( 200, 404 ), array( $this->call( 'GET', "/tickets/$own" )->status, $this->call( 'GET', "/tickets/{$this->ticket}" )->status ) );
		self::assertSame( 201, $this->call( 'POST', "/tickets/$own/replies", array( 'message' => 'And more.' ) )->status );
		self::assertSame( 0, $this->call( 'GET', '/customers/' . rawurlencode( self::CUSTOMER ) . '/tickets?search=fire' )->int( 'meta.total' ) );

		$this->send( array( 'form' => 'code-entry', 'email' => self::CUSTOMER, 'code' => $this->issue()->code ), $cookie );
		self::assertSays( 'Printer on fire', $this->show( $cookie ) );
		self::assertFalse( $this->ticketById( $this->ticket )->isGuest );
	}

	/** P6: neither is it a way to somebody else's: what one writes while logged in is one's own, whatever address comes with it. */
	public function testNobodyWritesForAnotherAddressWhileLoggedIn(): void {
		$mallory = $this->user( 'subscriber', 'mallory@example.com' );
		$this->actingAs( $mallory );
		$number = $this->submit( 'In the name of a victim' );
		self::assertSame( 'mallory@example.com', $this->services()->customers->find( $this->ticketById( $number )->customerId )?->email );
		self::assertSays( 'In the name of a victim', $this->show( $this->logIn( $mallory ) ) );
		self::assertSame( 1, $this->call( 'GET', '/tickets' )->int( 'meta.total' ) );
		self::assertSaysNot( 'In the name of a victim', $this->show( $this->session() ) );
	}

	/** Agents have the inbox. */
	public function testAnAgentIsAskedForACodeLikeAnybody(): void {
		self::assertSays( 'Send me a code', $this->show( $this->logIn( $this->user( 'smart_support_agent' ) ) ) );
	}

	public function testWorksWithoutPrettyPermalinks(): void {
		update_option( 'permalink_structure', '' );
		$page = ( new SupportPage( $this->services()->state ) )->listUrl();
		self::assertStringContainsString( 'smart_support_tickets=1', $page );
		$path  = substr( $page, strlen( home_url() ) );
		$shown = $this->http( 'GET', $path, '', array( 'Cookie' => $this->session() ) );
		self::assertSays( 'Printer on fire', $shown );
		self::assertHas( '/<input type="hidden" name="smart_support_tickets" value="1">/', $shown );
		self::assertSays( 'No ticket fits that.', $this->http( 'GET', "$path&smart_support[search]=water", '', array( 'Cookie' => $this->session() ) ) );
	}

	public function testWorksWithoutASupportPage(): void {
		wp_delete_post( ( new SupportPage( $this->services()->state ) )->id() ?? 0, true );
		self::assertSays( 'Printer on fire', $this->show( $this->session() ) );
	}

	private function issue(): IssuedCode {
		return $this->services()->guestCodes()->issue( $this->customer );
	}

	/** @return string Cookie of a new guest session. */
	private function session(): string {
		return 'smart_support_guest=' . ( new PortalServices( $this->services() ) )->sessions()->open( $this->customer );
	}

	/** @return string WordPress's own cookie. */
	private function logIn( int $user ): string {
		$token = \WP_Session_Tokens::get_instance( $user )->create( time() + HOUR_IN_SECONDS );
		return LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $user, time() + HOUR_IN_SECONDS, 'logged_in', $token ) );
	}

	/** Writes a ticket of the customer's address by the form, as who is logged in: its id. */
	private function submit( string $subject ): int {
		$answer = $this->call( 'POST', '/guest/tickets', $this->letter( array( 'email' => self::CUSTOMER, 'subject' => $subject ) ) );
		self::assertSame( 201, $answer->status, $answer->json );
		return (int) $answer->text( 'data.number' );
	}

	private function show( string $cookie, string $query = '' ): HttpAnswer {
		return $this->http( 'GET', self::PATH . $query, '', array( 'Cookie' => $cookie ) );
	}

	/**
	 * @param array<string, string> $fields
	 * @param array<string, string> $headers
	 */
	private function send( array $fields, string $cookie = '', array $headers = array() ): HttpAnswer {
		return $this->page( self::PATH, $fields, array(), $headers + ( '' === $cookie ? array() : array( 'Cookie' => $cookie ) ) );
	}

	/**
	 * @param list<string> $cookies
	 * @return list<bool>
	 */
	private function live( array $cookies ): array {
		return array_map( fn( string $cookie ): bool => str_contains( $this->show( $cookie )->body, 'Printer on fire' ), $cookies );
	}

	/** The session that an answer has left in the browser. */
	private static function cookieOf( HttpAnswer $answer ): string {
		preg_match( '/smart_support_guest=[A-Za-z0-9_-]{43}/', $answer->headers['set-cookie'] ?? '', $found );
		return $found[0] ?? '';
	}

	private static function tokenOf( HttpAnswer $page ): string {
		preg_match( '/name="smart_support(?:\[|&#91;)token\]" value="([0-9a-f]+)"/', $page->body, $found );
		return $found[1] ?? '';
	}

	private static function assertPrivate( HttpAnswer $answer ): void {
		self::assertSame( array( 'private, no-store', 'noindex', 'no-referrer' ), array( $answer->headers['cache-control'] ?? '', $answer->headers['x-robots-tag'] ?? '', $answer->headers['referrer-policy'] ?? '' ) );
	}
}
