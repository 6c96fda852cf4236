<?php
/**
 * A ticket's public page over HTTP (P-1, P-5, P-8 to P-11, P-19, P-20, D7, D8, PR5, PR6, PR9, A3, A9, A10, A16, C1, P1, P3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\SupportPage;
use SmartSupport\Tests\Env\HttpAnswer;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Replies\NewReply;
use SmartSupport\Tickets\Channel;

final class PortalPageTest extends PortalTestCase {

	private const NOTE = 'note-canary-4711';

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->ticket = $this->ticket( 'jane.canary@canary.test', array(), 'Fire at joe@example.org', "It burns.\nAsk jane.canary@canary.test" );
		$this->portal( 'public' );
		$this->secret = $this->services()->portalLinks()->secretForMail( $this->ticket );
	}

	public function testTheMailedLinkMovesTheSecretIntoACookie(): void {
		$answer = $this->page( $this->mailed( $this->secret ) );
		self::assertSame( array( 303, home_url( $this->path() ) ), array( $answer->status, $answer->headers['location'] ?? '' ) );
		self::assertSame( "smart_support_portal_{$this->ticket}={$this->secret}; path=/; HttpOnly; SameSite=Lax", $answer->headers['set-cookie'] ?? '' );
		self::assertSaysNot( $this->secret, $answer );
		self::assertPrivate( $answer );
		self::assertSame( 303, $this->http( 'HEAD', $this->mailed( $this->secret ) )->status );
	}

	public function testTheLinkWorksWhereverThePageIsNow(): void {
		wp_update_post( array( 'ID' => ( new SupportPage( $this->services()->state ) )->id() ?? 0, 'post_name' => 'help' ) );
		$answer = $this->page( $this->mailed( $this->secret ) );
		self::assertSame( home_url( "/help/portal/{$this->ticket}/" ), $answer->headers['location'] ?? '' );
		self::assertSame( 200, $this->show( "/help/portal/{$this->ticket}/" )->status );
	}

	public function testWorksWithoutPaths(): void {
		update_option( 'permalink_structure', '' );
		$url = ( new SupportPage( $this->services()->state ) )->portalLinkUrl( $this->ticket, $this->secret );
		$to  = $this->page( substr( $url, strlen( home_url() ) ) )->headers['location'] ?? '';
		self::assertStringContainsString( "smart_support_portal_ticket={$this->ticket}", $to );
		self::assertStringNotContainsString( $this->secret, $to );
		self::assertSame( 200, $this->show( substr( $to, strlen( home_url() ) ) )->status );
	}

	public function testWorksOnTheVirtualPage(): void {
		wp_delete_post( ( new SupportPage( $this->services()->state ) )->id() ?? 0, true );
		self::assertSame( 303, $this->page( $this->mailed( $this->secret ) )->status );
		self::assertSame( 200, $this->show()->status );
	}

	/** P-1, P-9, P-11, P-20: who is who, nobody's address, no note, nothing that a link in a mail would not show. */
	public function testShowsTheTicketTrimmed(): void {
		$this->database()->update( 'customers', array( 'name' => 'Jane of jane.canary@canary.test' ), array( 'id' => $this->ticketById( $this->ticket )->customerId ) );
		$agent = $this->staff();
		$this->write( '<p>Write to <a href="mailto:jane.canary@canary.test">Jane</a>.</p><blockquote>history-canary</blockquote>', $agent );
		$this->reply( $agent, $this->ticket, self::NOTE, true );
		$answer = $this->show();
		$text   = self::text( $answer );
		self::assertSame( 200, $answer->status );
		self::assertPrivate( $answer );
		foreach ( array( "Ticket #{$this->ticket}", 'Fire at j•••@e•••.org', 'In progress', 'We are working on it', 'Created', 'Last update', 'Department General', 'Jane of j•••@c•••.test Customer', 'It burns. Ask j•••@c•••.test', 'Agent', 'Write to Jane.', '[…]' ) as $words ) {
			self::assertStringContainsString( $words, $text );
		}
		self::assertLessThan( strpos( $text, 'Write to Jane' ), strpos( $text, 'It burns.' ) );
		foreach ( array( 'canary', 'joe@', self::NOTE, 'mailto:', get_userdata( $agent->userId ?? 0 )->user_email ?? '?', 'version', $this->secret ) as $hidden ) {
			self::assertStringNotContainsString( $hidden, self::main( $answer ), $hidden );
		}
		self::assertStringNotContainsString( 'canary', $answer->body );
		self::assertSays( 'Anyone who has the link to this page has access to it.', $answer );
	}

	/** P-19, D8. */
	public function testFilesAreLockedRows(): void {
		$agent = $this->staff();
		$files = array( $this->attachment( $agent ), $this->attachment( $agent, 'of-jane@canary.test.txt', 'Text' ) );
		$this->services()->attachments->attach( $agent, array( $files[0] ), $this->ticket, null, false );
		$this->services()->attachments->attach( $agent, array( $files[1] ), $this->ticket, $this->reply( $agent, $this->ticket ), false );
		$answer = $this->show();
		self::assertSays( 'photo.png 16 B see your e-mail', $answer );
		self::assertStringContainsString( '4 B see your e-mail', self::text( $answer ) );
		self::assertStringNotContainsString( 'canary', $answer->body );
		self::assertStringNotContainsString( '/attachments/', $answer->body );
		self::assertStringNotContainsString( 'download', self::main( $answer ) );
	}

	public function testAFileOfANoteIsNotEvenNamed(): void {
		$agent = $this->staff();
		$this->services()->attachments->attach( $agent, array( $this->attachment( $agent, 'secret-canary.png' ) ), $this->ticket, $this->reply( $agent, $this->ticket, self::NOTE, true ), true );
		self::assertStringNotContainsString( 'secret-canary', $this->show()->body );
	}

	public function testShowsEveryReply(): void {
		$agent = $this->staff();
		for ( $i = 1; $i <= 101; $i++ ) {
			$this->reply( $agent, $this->ticket, "Reply number $i." );
		}
		self::assertSays( 'Reply number 1.', $this->show() );
		self::assertSays( 'Reply number 101.', $this->show() );
	}

	/** PR5, A10. */
	public function testLookingChangesNothing(): void {
		$before = $this->wholeState();
		foreach ( array( $this->mailed( $this->secret ), $this->mailed( $this->secret ) . '&_method=POST', $this->mailed( 'forged' ), $this->path() ) as $path ) {
			foreach ( array( 'HEAD', 'GET', 'GET' ) as $method ) {
				$this->http( $method, $path, '', $this->cookie() );
			}
		}
		self::assertSame( $before, $this->wholeState() );
	}

	/** P-5, P3: at once, also where the page is open; and the same link comes back. */
	public function testNoPortalTakesEffectOnTheNextRequest(): void {
		$none = $this->page( '/support/portal-of-nothing/' );
		foreach ( array( 1, 2 ) as $round ) {
			self::assertSame( 200, $this->show()->status, "$round" );
			$this->portal( 'none' );
			foreach ( array( $this->show(), $this->page( $this->mailed( $this->secret ) ) ) as $answer ) {
				self::assertSame( 404, $answer->status );
				self::assertPrivate( $answer );
				self::assertArrayNotHasKey( 'set-cookie', $answer->headers );
				self::assertSaysNot( 'It burns', $answer );
			}
			$this->portal( 'public' );
		}
		self::assertSame( 404, $none->status );
		self::assertSame( 303, $this->page( $this->mailed( $this->secret ) )->status );
	}

	/** @param array<string, int|string> $columns */
	#[DataProvider( 'hidden' )]
	public function testATicketThatIsNotThereIsTheSame404( array $columns ): void {
		$this->portal( 'none' );
		$off = $this->show();
		$this->portal( 'public' );
		$this->database()->update( 'tickets', $columns, array( 'id' => $this->ticket ) );
		$answer = $this->show();
		self::assertSame( array( 404, $off->body ), array( $answer->status, $answer->body ) );
		self::assertSame( 404, $this->page( $this->mailed( $this->secret ) )->status );
	}

	/** @return iterable<string, array{array<string, int|string>}> */
	public static function hidden(): iterable {
		yield 'spam' => array( array( 'state' => 'spam', 'is_listed' => 0 ) );
		yield 'trash' => array( array( 'state' => 'trash', 'is_listed' => 0 ) );
		yield 'merged' => array( array( 'state' => 'merged', 'is_listed' => 0 ) );
	}

	/** PR9, A9: whatever the cause, and whether there is such a ticket. */
	public function testALinkThatOpensNothingLooksTheSameWhateverTheCause(): void {
		$other    = $this->ticket();
		$personal = $this->secret( $this->ticket );
		$pages    = array(
			'forged'                   => $this->page( $this->mailed( 'forged' ) ),
			'a guess'                  => $this->page( $this->mailed( str_repeat( 'A', 43 ) ) ),
			'nothing'                  => $this->page( $this->mailed( '' ) ),
			'an access link'           => $this->page( $this->mailed( $personal ) ),
			'an access link as cookie' => $this->show( $this->path(), $personal ),
			'no cookie'                => $this->page( $this->path() ),
			'no cookie and no ticket'  => $this->page( '/support/portal/999999/' ),
			'the cookie of another'    => $this->http( 'GET', "/support/portal/$other/", '', array( 'Cookie' => "smart_support_portal_$other=$this->secret" ) ),
			'the cookie of none'       => $this->http( 'GET', '/support/portal/999999/', '', array( 'Cookie' => "smart_support_portal_999999=$this->secret" ) ),
			'the cookie of a link'     => $this->page( $this->path(), array(), array( $this->ticket => $personal ) ),
			'a form'                   => $this->page( $this->path(), array( 'form' => 'reply', 'message' => 'x' ) ),
		);
		foreach ( $pages as $name => $page ) {
			self::assertSame( 403, $page->status, $name );
			self::assertPrivate( $page );
			self::assertArrayNotHasKey( 'set-cookie', $page->headers, $name );
			self::assertSame( $pages['forged']->body, $page->body, $name );
		}
		self::assertSays( 'This link is not valid', $pages['forged'] );
		self::assertStringNotContainsString( '<form', self::main( $pages['forged'] ) );
	}

	/** A9: the page of the customer stays shut. */
	public function testOpensNoPageOfTheCustomer(): void {
		$cookies = array( 'Cookie' => "smart_support_link_{$this->ticket}={$this->secret}; smart_support_portal_{$this->ticket}={$this->secret}; smart_support_guest={$this->secret}" );
		self::assertSame( 403, $this->http( 'GET', "/support/ticket/{$this->ticket}/", '', $cookies )->status );
		self::assertSame( 403, $this->page( $this->linkPath( $this->secret ) )->status );
		self::assertStringNotContainsString( 'It burns', $this->http( 'GET', '/support/tickets/', '', $cookies )->body );
	}

	public function testCostsFewQueries(): void {
		$this->reply( $this->staff(), $this->ticket );
		$this->nextRequest();
		$_COOKIE[ "smart_support_portal_{$this->ticket}" ] = $this->secret;
		$page    = ( new \SmartSupport\PortalServices( $this->services() ) )->portalPage();
		$queries = array_filter( $this->queries( fn() => $page->answer( \SmartSupport\Portal\Visit::none(), $this->ticket ) ), fn( string $query ): bool => str_contains( $query, $this->database()->table( '' ) ) );
		self::assertLessThanOrEqual( 8, count( $queries ), implode( "\n", $queries ) );
	}

	private function portal( string $mode ): void {
		$this->database()->execute( 'UPDATE {departments} SET portal = %s', array( $mode ) );
		$this->nextRequest();
	}

	private function write( string $html, \SmartSupport\Access\Actor $agent ): void {
		$this->services()->replies->add( $agent, $this->ticket, new NewReply( MessageBody::fromHtml( $html ), Channel::Api ) );
	}

	private function path(): string {
		return "/support/portal/{$this->ticket}/";
	}

	private function mailed( string $secret ): string {
		return $this->path() . '?' . SupportPage::PORTAL . "=$secret";
	}

	/** @return array{Cookie: string} */
	private function cookie( ?string $secret = null ): array {
		return array( 'Cookie' => "smart_support_portal_{$this->ticket}=" . ( $secret ?? $this->secret ) );
	}

	private function show( ?string $path = null, ?string $secret = null ): HttpAnswer {
		return $this->http( 'GET', $path ?? $this->path(), '', $this->cookie( $secret ) );
	}

	/** Every row, also when a link was last used. */
	private function wholeState(): string {
		$state = array();
		foreach ( \SmartSupport\Database\Tables::names() as $table ) {
			$state[ $table ] = $this->wpdb()->get_results( "SELECT * FROM {$this->database()->table( $table )} ORDER BY 1" );
		}
		return (string) wp_json_encode( $state );
	}

	/** What the block shows. */
	private static function main( HttpAnswer $page ): string {
		$start = strpos( $page->body, 'id="smart-support"' );
		$end   = strpos( $page->body, '<footer', (int) $start );
		return substr( $page->body, (int) $start, ( false === $end ? strlen( $page->body ) : $end ) - (int) $start );
	}

	private static function assertPrivate( HttpAnswer $answer ): void {
		self::assertSame( 'private, no-store', $answer->headers['cache-control'] ?? '' );
		self::assertSame( 'noindex', $answer->headers['x-robots-tag'] ?? '' );
		self::assertSame( 'no-referrer', $answer->headers['referrer-policy'] ?? '' );
	}
}
