<?php
/**
 * A ticket's own page over HTTP (G-3, G-5, G-6, G-7, G-23, G-26, G-32, G-35, G-38, PR5, PR9, A3, A10, A16, C1, W2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\Signature;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Tests\Env\HttpAnswer;
use SmartSupport\Tests\Env\Site;

final class TicketPageTest extends PortalTestCase {

	private const NOTE = 'note-canary-4711';

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->ticket = $this->ticket();
		$this->secret = $this->secret( $this->ticket );
	}

	public function testTheMailedLinkMovesTheSecretIntoACookie(): void {
		$answer = $this->page( $this->linkPath( $this->secret ) );
		self::assertSame( array( 303, home_url( $this->path() ) ), array( $answer->status, $answer->headers['location'] ?? '' ) );
		self::assertSame( "smart_support_link_{$this->ticket}={$this->secret}; path=/; HttpOnly; SameSite=Lax", $answer->headers['set-cookie'] ?? '' );
		self::assertSaysNot( $this->secret, $answer );
		self::assertPrivate( $answer );
	}

	public function testTheCookieIsSecureWhereTheSiteIs(): void {
		$plugin = Site::folder() . '/wp-content/mu-plugins/https.php';
		file_put_contents( $plugin, '<?php $_SERVER["HTTPS"] = "on";' );
		try {
			$cookie = $this->page( $this->linkPath( $this->secret ) )->headers['set-cookie'] ?? '';
		} finally {
			unlink( $plugin );
		}
		self::assertStringEndsWith( '; path=/; secure; HttpOnly; SameSite=Lax', $cookie );
	}

	public function testTheLinkWorksWhereverThePageIsNow(): void {
		wp_update_post( array( 'ID' => ( new SupportPage( $this->services()->state ) )->id() ?? 0, 'post_name' => 'help' ) );
		$answer = $this->page( $this->linkPath( $this->secret ) );
		self::assertSame( home_url( "/help/ticket/{$this->ticket}/" ), $answer->headers['location'] ?? '' );
		self::assertSame( 200, $this->page( "/help/ticket/{$this->ticket}/", array(), array( $this->ticket => $this->secret ) )->status );
	}

	public function testShowsTheTicketAndItsPublicHistory(): void {
		$agent = $this->staff();
		$this->reply( $agent, $this->ticket, 'Take the extinguisher.' );
		$this->reply( $agent, $this->ticket, self::NOTE, true );
		$answer = $this->show();
		$text   = self::text( $answer );
		self::assertSame( 200, $answer->status );
		self::assertPrivate( $answer );
		foreach ( array( "Ticket #{$this->ticket}", 'Printer on fire', 'In progress', 'We are working on it', 'You Customer', 'It burns.', 'Agent', 'Take the extinguisher.' ) as $words ) {
			self::assertStringContainsString( $words, $text );
		}
		self::assertLessThan( strpos( $text, 'Take the extinguisher.' ), strpos( $text, 'It burns.' ) );
		self::assertSaysNot( self::NOTE, $answer );
		self::assertHas( '/<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ">/', $answer );
	}

	public function testShowsEveryReply(): void {
		$actor = $this->services()->linkHolders()->bySecret( $this->secret );
		for ( $i = 1; $i <= 101; $i++ ) {
			$this->reply( $actor, $this->ticket, "Reply number $i." );
		}
		$text = self::text( $this->show() );
		self::assertStringContainsString( 'Reply number 1.', $text );
		self::assertStringContainsString( 'Reply number 101.', $text );
	}

	#[DataProvider( 'labels' )]
	public function testSaysTheStatusInItsCustomersWords( string $status, string $state, string $label ): void {
		$this->database()->update( 'tickets', array( 'status' => $status, 'state' => $state ), array( 'id' => $this->ticket ) );
		self::assertHas( "#data-wp-text=\"state.label\">$label<#", $this->show() );
	}

	/** @return iterable<string, array{string, string, string}> */
	public static function labels(): iterable {
		yield 'new' => array( 'new', 'opened', 'New' );
		yield 'pending' => array( 'pending', 'opened', 'In progress' );
		yield 'delayed' => array( 'delayed', 'opened', 'In progress' );
		yield 'resolved' => array( 'resolved', 'closed', 'Resolved' );
		yield 'closed' => array( 'closed', 'closed', 'Resolved' );
	}

	public function testLookingChangesNothing(): void {
		$before = $this->state();
		foreach ( array( $this->linkPath( $this->secret ), $this->linkPath( $this->secret ) . '&_method=POST', $this->linkPath( 'forged' ), $this->path() ) as $path ) {
			foreach ( array( 'HEAD', 'GET', 'GET' ) as $method ) {
				$this->http( $method, $path, '', array( 'Cookie' => "smart_support_link_{$this->ticket}={$this->secret}" ) );
			}
		}
		$this->page( $this->path() . '?smart_support[form]=reply&smart_support[message]=x', array(), array( $this->ticket => $this->secret ) );
		self::assertSame( $before, $this->state() );
	}

	/** D5, over HTTP with WordPress's own cookie; a HEAD claims nothing. */
	public function testWhoIsLoggedInAndOpensTheirLinkIsNoGuestAnyMore(): void {
		$user   = $this->user( 'subscriber', self::CUSTOMER );
		$ticket = $this->ticket();
		$path   = $this->linkPath( $this->secret( $ticket ) );
		$token  = \WP_Session_Tokens::get_instance( $user )->create( time() + HOUR_IN_SECONDS );
		$cookie = array( 'Cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $user, time() + HOUR_IN_SECONDS, 'logged_in', $token ) ) );
		self::assertSame( 303, $this->http( 'HEAD', $path, '', $cookie )->status );
		self::assertTrue( $this->ticketById( $ticket )->isGuest );
		self::assertSame( 303, $this->http( 'GET', $path, '', $cookie )->status );
		self::assertFalse( $this->ticketById( $ticket )->isGuest );
	}

	public function testAHeadIsAnsweredLikeAGet(): void {
		$answer = $this->http( 'HEAD', $this->linkPath( $this->secret ) );
		self::assertSame( 303, $answer->status );
		self::assertSame( '', $answer->body );
	}

	public function testALinkThatOpensNothingLooksTheSameWhateverTheCause(): void {
		$expired = $this->ticket();
		$revoked = $this->ticket();
		$secrets = array( $this->secret( $expired ), $this->secret( $revoked ) );
		$this->database()->update( 'access_links', array( 'expires_at' => 1 ), array( 'ticket_id' => $expired ) );
		$this->database()->update( 'access_links', array( 'revoked_at' => 1 ), array( 'ticket_id' => $revoked ) );
		$pages = array(
			'forged'                    => $this->page( $this->linkPath( 'forged' ) ),
			'a guess'                   => $this->page( $this->linkPath( str_repeat( 'A', 43 ) ) ),
			'nothing'                   => $this->page( $this->linkPath( '' ) ),
			'expired'                   => $this->page( $this->linkPath( $secrets[0] ) ),
			'revoked'                   => $this->page( $this->linkPath( $secrets[1] ) ),
			'expired since the landing' => $this->page( "/support/ticket/$expired/", array(), array( $expired => $secrets[0] ) ),
			'revoked since the landing' => $this->page( "/support/ticket/$revoked/", array(), array( $revoked => $secrets[1] ) ),
			'no cookie'                 => $this->page( $this->path() ),
			'no cookie and no ticket'   => $this->page( '/support/ticket/999999/' ),
			'a reply without a cookie'  => $this->page( $this->path(), array( 'form' => 'reply', 'message' => 'x' ) ),
		);
		foreach ( $pages as $name => $page ) {
			self::assertSame( 403, $page->status, $name );
			self::assertPrivate( $page );
			self::assertArrayNotHasKey( 'set-cookie', $page->headers, $name );
			self::assertSame( $pages['forged']->body, $page->body, $name );
		}
		self::assertSays( 'This link has expired or is not valid', $pages['forged'] );
		self::assertSays( 'Send me a new link', $pages['forged'] );
		self::assertSaysNot( 'Printer on fire', $pages['forged'] );
	}

	public function testAnotherTicketLooksLikeNone(): void {
		$foreign = $this->ticket( 'other@example.com', array(), 'Foreign canary' );
		$pages   = array();
		foreach ( array( $foreign, 999999 ) as $id ) {
			$pages[] = $this->page( "/support/ticket/$id/", array(), array( $this->ticket => $this->secret ) );
			$pages[] = $this->page( "/support/ticket/$id/", array( 'form' => 'reply', 'message' => 'x' ), array( $this->ticket => $this->secret ) );
		}
		foreach ( $pages as $page ) {
			self::assertSame( 404, $page->status );
			self::assertPrivate( $page );
			self::assertSame( $pages[0]->body, $page->body );
		}
		self::assertSaysNot( 'Foreign canary', $pages[0] );
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testTwoTicketsInOneBrowserDoNotMix(): void {
		$other   = $this->ticket( self::CUSTOMER, array(), 'Second ticket' );
		$secrets = array(
			$this->ticket => $this->secret,
			$other        => $this->secret( $other ),
		);
		self::assertSays( 'Printer on fire', $this->page( $this->path(), array(), $secrets ) );
		self::assertSays( 'Second ticket', $this->page( "/support/ticket/$other/", array(), $secrets ) );
	}

	public function testATicketInTheTrashIsNotThere(): void {
		$this->database()->update( 'tickets', array( 'state' => 'trash', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		self::assertSame( 404, $this->show()->status );
	}

	public function testAReplyWithoutJavaScript(): void {
		$answer = $this->send( array( 'message' => "More\n<b>smoke</b>" ) );
		self::assertSame( 303, $answer->status );
		self::assertSame( home_url( $this->path() ), strtok( $answer->headers['location'] ?? '', '?' ) );
		self::assertPrivate( $answer );
		$next = $this->page( substr( $answer->headers['location'] ?? '', strlen( home_url() ) ), array(), array( $this->ticket => $this->secret ) );
		self::assertSays( 'Your reply has been sent.', $next );
		self::assertSays( '<b>smoke</b>', $next );
		self::assertSame( 1, $this->countRows( 'replies', "author_type = 'customer' AND channel = 'guest'" ) );
	}

	/** @param array<string, string> $headers */
	#[DataProvider( 'origins' )]
	public function testAReplyMustComeFromThisSite( array $headers, int $status ): void {
		$headers = array_map( static fn( string $value ): string => str_replace( 'HOME', home_url(), $value ), $headers );
		self::assertSame( $status, $this->send( array( 'message' => 'x' ), $headers )->status );
		self::assertSame( 303 === $status ? 1 : 0, $this->countRows( 'replies' ) );
	}

	/** @return iterable<string, array{array<string, string>, int}> */
	public static function origins(): iterable {
		yield 'says nothing' => array( array(), 303 );
		yield 'this site' => array( array( 'Origin' => 'HOME', 'Referer' => 'HOME/support/' ), 303 );
		yield 'a page without referrer' => array( array( 'Origin' => 'null', 'Sec-Fetch-Site' => 'same-origin' ), 303 );
		yield 'another site' => array( array( 'Origin' => 'https://evil.test' ), 403 );
		yield 'another port' => array( array( 'Origin' => 'http://127.0.0.1:1' ), 403 );
		yield 'a link from another site' => array( array( 'Referer' => 'https://evil.test/x' ), 403 );
		yield 'a hidden site' => array( array( 'Origin' => 'null', 'Referer' => 'https://evil.test/x' ), 403 );
		yield 'the browser says so' => array( array( 'Origin' => 'HOME', 'Sec-Fetch-Site' => 'cross-site' ), 403 );
		yield 'a sibling' => array( array( 'Sec-Fetch-Site' => 'same-site' ), 403 );
	}

	public function testAReplyNeedsTheTokenOfThisTicketsPage(): void {
		$foreign = $this->ticket( 'other@example.com' );
		foreach ( array( '', 'forged', Signature::of( 'reply-form', (string) $foreign, (string) $this->ticketById( $foreign )->customerId ) ) as $token ) {
			$answer = $this->send( array( 'message' => 'Kept text', 'token' => $token ) );
			self::assertSame( 403, $answer->status );
			self::assertStringContainsString( "\nKept text</textarea>", $answer->body );
		}
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testAnEmptyReplyComesBack(): void {
		$answer = $this->send( array( 'message' => "  \n" ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'Please enter a message.', $answer );
		self::assertStringContainsString( 'aria-invalid="true"', $answer->body );
	}

	public function testAReplyWithFilesWithoutJavaScript(): void {
		$this->set( array( 'field_attachments' => true ) );
		self::assertHas( '#<form class="smart-support-form" method="post" enctype="multipart/form-data"#', $this->show() );
		$answer = $this->sendFiles( array( array( 'one.png', self::PNG ), array( 'zwei "ü".txt', 'Text' ) ) );
		self::assertSame( 303, $answer->status );
		$page = $this->show();
		self::assertSays( 'one.png', $page );
		self::assertSays( 'zwei "ü".txt', $page );
		self::assertHas( '#<a href="[^"]*/portal/attachments/\d+" rel="nofollow" download>#', $page );
		self::assertSame( array( 1, 2 ), array( $this->countRows( 'replies', "message = ''" ), $this->countRows( 'attachments', 'reply_id IS NOT NULL' ) ) );
	}

	public function testAReplysFilesAreIgnoredWhereTheyAreSwitchedOff(): void {
		$page = $this->show();
		self::assertFalse( str_contains( $page->body, 'type="file"' ) );
		self::assertSame( 303, $this->sendFiles( array( array( 'evil.exe', 'MZ' ) ), array( 'message' => 'Words.' ) )->status );
		self::assertSame( 400, $this->sendFiles( array( array( 'one.png', self::PNG ) ) )->status, 'Nothing is left of it.' );
		self::assertSame( array( 1, 0, array() ), array( $this->countRows( 'replies' ), $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	public function testARefusedFileIsNamedAndTheWordsStay(): void {
		$this->set( array( 'field_attachments' => true ) );
		$answer = $this->sendFiles( array( array( 'one.png', self::PNG ), array( 'evil.exe', 'MZ' ) ), array( 'message' => 'Kept text' ) );
		self::assertSame( 400, $answer->status );
		self::assertSays( 'File 2 (evil.exe): Files of this kind are not taken.', $answer );
		self::assertSays( 'please choose them again before you send the form', $answer );
		self::assertStringContainsString( "\nKept text</textarea>", $answer->body );
		self::assertHas( '#<textarea[^>]*(?<!aria-invalid="true")>\nKept#', $answer );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'replies' ), $this->onDisk() ) );
	}

	public function testAReplyThatIsTooLargeForPhpIsToldSo(): void {
		$this->set( array( 'field_attachments' => true ) );
		$answer = $this->sendFiles( array( array( 'large.txt', str_repeat( 'x', self::TOO_LARGE ) ) ) );
		self::assertSame( 413, $answer->status );
		self::assertSays( 'All files together are too large.', $answer );
		self::assertSays( 'Printer on fire', $answer );
	}

	/** A link on the page sends nothing but the browser's cookies, of however many tickets. */
	public function testFilesAreListedWithTheirMessagesAndOpen(): void {
		$agent = $this->staff();
		$ids   = array( $this->attachment( $agent, 'opening.txt', 'First' ), $this->attachment( $agent, 'answer.txt', 'Second' ), $this->attachment( $agent, 'note-canary.txt', 'Third' ) );
		$this->services()->attachments->attach( $agent, array( $ids[0] ), $this->ticket, null, false );
		$this->services()->attachments->attach( $agent, array( $ids[1] ), $this->ticket, $this->reply( $agent, $this->ticket ), false );
		$this->services()->attachments->attach( $agent, array( $ids[2] ), $this->ticket, $this->reply( $agent, $this->ticket, self::NOTE, true ), true );
		$page = $this->show();
		self::assertHas( '#It burns\..*opening\.txt.*5 B.*A reply\..*answer\.txt.*6 B#s', $page );
		self::assertSaysNot( 'note-canary.txt', $page );
		$other   = $this->ticket();
		$cookies = "smart_support_link_$other={$this->secret( $other )}; smart_support_link_{$this->ticket}={$this->secret}";
		self::assertSame( 2, preg_match_all( '#href="([^"]*/portal/attachments/\d+)"#', $page->body, $found ) );
		$contents = array();
		foreach ( $found[1] as $url ) {
			$file       = $this->http( 'GET', substr( html_entity_decode( $url ), strlen( home_url() ) ), '', array( 'Cookie' => $cookies ) );
			$contents[] = array( $file->status, $file->body, $file->headers['cache-control'] ?? '' );
		}
		self::assertSame( array( array( 200, 'First', 'private, no-store' ), array( 200, 'Second', 'private, no-store' ) ), $contents );
	}

	public function testAReplyToALongClosedTicketSaysWhichOneItOpened(): void {
		$this->database()->update( 'tickets', array( 'status' => 'closed', 'state' => 'closed', 'closed_at' => '2020-01-01 00:00:00' ), array( 'id' => $this->ticket ) );
		$answer = $this->send( array( 'message' => 'Again.' ) );
		$new    = (int) $this->database()->value( 'SELECT MAX(id) FROM {tickets}' );
		$next   = $this->page( substr( $answer->headers['location'] ?? '', strlen( home_url() ) ), array(), array( $this->ticket => $this->secret ) );
		self::assertGreaterThan( $this->ticket, $new );
		self::assertSays( "has opened a new one, #$new.", $next );
	}

	public function testWhatPeopleWroteStaysWords(): void {
		$words = 'He said "no" -- [gallery] [embed]https://example.com[/embed] <script>alert(1)</script> :) ' . "it's";
		$id    = $this->ticket( self::CUSTOMER, array(), 'Subject [gallery]', $words );
		$page  = $this->page( "/support/ticket/$id/", array(), array( $id => $this->secret( $id ) ) );
		self::assertSays( $words, $page );
		self::assertSays( 'Subject [gallery]', $page );
		self::assertFalse( str_contains( $page->body, 'alert(1)</script>' ) );
	}

	public function testADraftThatComesBackIsAsItWasTyped(): void {
		$draft  = "\n\n\"quoted\" -- [gallery] </textarea> it's & \\ slashed";
		$answer = $this->send( array( 'message' => $draft, 'token' => 'forged' ) );
		self::assertSame( 1, preg_match( '#<textarea[^>]*>\n(.*?)</textarea>#s', $answer->body, $found ) );
		self::assertSame( $draft, str_replace( "\r", '', html_entity_decode( $found[1], ENT_QUOTES ) ) );
	}

	public function testNothingOfATicketIsFoundElsewhere(): void {
		$id = $this->ticket( self::CUSTOMER, array(), 'Canary 815', 'Canary 815' );
		$this->reply( $this->staff(), $id, 'Canary 815' );
		foreach ( array( '/', '/?s=Canary+815', '/feed/', '/wp-sitemap.xml', '/wp-json/wp/v2/search?search=Canary', '/wp-json/wp/v2/pages', '/wp-json/oembed/1.0/embed?url=' . rawurlencode( home_url( "/support/ticket/$id/" ) ) ) as $path ) {
			$body = $this->http( 'GET', $path )->body;
			foreach ( array( "ticket/$id", 'smart-support-timeline', 'Canary 815</' ) as $trace ) {
				self::assertFalse( str_contains( $body, $trace ), "$trace is in $path" );
			}
		}
	}

	private function path(): string {
		return "/support/ticket/{$this->ticket}/";
	}

	private function show(): HttpAnswer {
		return $this->page( $this->path(), array(), array( $this->ticket => $this->secret ) );
	}

	/**
	 * Posts the reply form as the page has it.
	 *
	 * @param array<string, string> $fields
	 * @param array<string, string> $headers
	 */
	private function send( array $fields, array $headers = array() ): HttpAnswer {
		$token  = Signature::of( 'reply-form', (string) $this->ticket, (string) $this->ticketById( $this->ticket )->customerId );
		$fields = $fields + array( 'form' => 'reply', 'token' => $token );
		return $this->page( $this->path(), $fields, array( $this->ticket => $this->secret ), $headers );
	}

	/**
	 * Posts the reply form with files.
	 *
	 * @param list<array{string, string}> $files  Name and content of each.
	 * @param array<string, string>       $fields
	 */
	private function sendFiles( array $files, array $fields = array() ): HttpAnswer {
		$token = Signature::of( 'reply-form', (string) $this->ticket, (string) $this->ticketById( $this->ticket )->customerId );
		return $this->form( $this->path(), $fields + array( 'form' => 'reply', 'token' => $token, 'message' => '' ), $files, array( $this->ticket => $this->secret ) );
	}

	private static function assertPrivate( HttpAnswer $answer ): void {
		self::assertSame( 'private, no-store', $answer->headers['cache-control'] ?? '' );
		self::assertSame( 'noindex', $answer->headers['x-robots-tag'] ?? '' );
		self::assertSame( 'no-referrer', $answer->headers['referrer-policy'] ?? '' );
		if ( '' !== $answer->body && 404 !== $answer->status ) {
			self::assertHas( "/<meta name='robots' content='[^']*noindex/", $answer );
			self::assertSaysNot( 'speculationrules', $answer );
		}
	}
}
