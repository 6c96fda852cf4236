<?php
/**
 * Attacks on guests that cross the parts of the plugin, by their ids; those on one part are in its own test.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Contract;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Access\Scope;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Portal\Cookie;
use SmartSupport\PortalServices;
use SmartSupport\Database\Tables;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\Site;
use SmartSupport\Tests\Portal\PortalTestCase;

final class GuestAttacksTest extends PortalTestCase {

	private const API = '/wp-json/smart-support/v1';

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->supportPage();
		$this->mailbox()->clear();
		$this->ticket   = $this->ticket();
		$this->customer = $this->ticketById( $this->ticket )->customerId;
	}

	/** A2, C3: after all of it was used, no secret is in the database, in the logs of PHP and of the database, or among the files. */
	public function testSecretsAreInNoTableLogOrFile(): void {
		$logs    = $this->startGeneralLog();
		$secrets = $this->useEverything();
		self::assertCount( 8, array_unique( $secrets ) );
		$debug  = Site::folder() . '/debug.log';
		$places = array( 'the debug log' => is_file( $debug ) ? (string) file_get_contents( $debug ) : '', 'the general log' => $logs() );
		foreach ( $this->wpdb()->get_col( 'SHOW TABLES' ) as $table ) {
			$places[ "the table $table" ] = (string) wp_json_encode( $this->wpdb()->get_results( "SELECT * FROM `$table`" ), JSON_UNESCAPED_SLASHES );
		}
		foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( Site::folder() . '/wp-content/uploads', \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
			if ( $file instanceof \SplFileInfo && $file->isFile() ) {
				$places[ "the file {$file->getPathname()}" ] = (string) file_get_contents( $file->getPathname() );
			}
		}
		foreach ( $places as $place => $content ) {
			foreach ( $secrets as $name => $secret ) {
				self::assertSame( 0, preg_match( '/(?<![0-9A-Za-z])' . preg_quote( $secret, '/' ) . '(?![0-9A-Za-z])/', $content ), "The $name is in $place." );
			}
		}
		self::assertSame( $this->database()->isSqlite(), '' === $places['the general log'], 'The log has been on.' );
	}

	/** A4: a link opens its own ticket, whatever else a request names. */
	public function testALinkOpensItsOwnTicketWhateverElseIsNamed(): void {
		$foreign = $this->ticket( 'other@example.com', array(), 'Foreign canary' );
		$token   = array( 'X-Smart-Support-Token' => $this->secret( $this->ticket ) );
		$before  = $this->rowById( 'tickets', $foreign );
		$answers = array(
			$this->call( 'GET', "/portal/ticket?id=$foreign&ticket_id=$foreign&ticket=$foreign", array(), $token ),
			$this->call( 'POST', '/portal/replies', array( 'message' => 'x', 'id' => $foreign ), $token ),
			$this->call( 'POST', '/portal/replies', array( 'message' => 'x', 'ticket_id' => $foreign ), $token ),
			$this->call( 'GET', '/portal/ticket', array(), $token + array( 'X-Smart-Support-Ticket' => (string) $foreign ) ),
			$this->call( 'POST', '/portal/replies', array( 'message' => 'x' ), $token + array( 'X-Smart-Support-Ticket' => (string) $foreign ) ),
		);
		self::assertSame( array( 200, 400, 400, 404, 404 ), array_map( static fn( Answer $answer ): int => $answer->status, $answers ) );
		self::assertSame( $this->ticket, $answers[0]->int( 'data.id' ) );
		self::assertSame( 405, $this->http( 'GET', self::API . "/portal/replies?_method=POST&id=$foreign&message=x", '', $token )->status );
		$form = $this->page( "/support/ticket/{$this->ticket}/?smart_support_ticket=$foreign", array( 'form' => 'reply', 'message' => 'x', 'id' => (string) $foreign ), array( $this->ticket => $token['X-Smart-Support-Token'] ) );
		self::assertSame( 403, $form->status, 'It lacks the token of its page.' );
		self::assertSame( 0, $this->countRows( 'replies' ) );
		self::assertEquals( $before, $this->rowById( 'tickets', $foreign ) );
	}

	/** A7: neither the time zone of the site nor its daylight saving moves the end of a link by a second. */
	public function testTimeZonesMoveNoExpiry(): void {
		// A minute before Berlin's clocks go back.
		$start = (int) strtotime( '2026-10-25T00:59:00Z' ) - 30 * DAY_IN_SECONDS;
		$this->databaseClock()->set( $start );
		$secret = $this->services()->links->create( $this->ticket, $this->customer );
		$end    = $start + 30 * DAY_IN_SECONDS;
		foreach ( array( 'Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns', 'UTC' ) as $zone ) {
			update_option( 'timezone_string', $zone );
			foreach ( array( -1 => 200, 0 => 401, 1 => 401 ) as $second => $status ) {
				$this->databaseClock()->set( $end + $second );
				self::assertSame( $status, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $secret ) )->status, "$zone, $second s." );
			}
		}
	}

	/** @return iterable<string, array{string, int, int}> What happens, status of the page and of the route afterwards. */
	public static function ends(): iterable {
		yield 'regenerated' => array( 'regenerated', 403, 401 );
		yield 'revoked' => array( 'revoked', 403, 401 );
		yield 'spam' => array( 'spam', 404, 404 );
		yield 'trash' => array( 'trash', 404, 404 );
		yield 'blocked' => array( 'blocked', 403, 401 );
		yield 'domain blocked' => array( 'domain blocked', 403, 401 );
		yield 'another address' => array( 'another address', 403, 401 );
	}

	/** A8: while the page is open; the link, the cookie it left, and a guest session where that was of the same person. */
	#[DataProvider( 'ends' )]
	public function testWhatEndsALinkEndsItAtOnce( string $what, int $page, int $route ): void {
		$secret  = $this->secret( $this->ticket );
		$cookies = array( $this->ticket => $secret );
		$path    = "/support/ticket/{$this->ticket}/";
		self::assertSame( 200, $this->page( $path, array(), $cookies )->status );
		$events = $this->countRows( 'events' );
		$this->end( $what );
		self::assertSame( $page, $this->page( $path, array(), $cookies )->status );
		self::assertSame( $route, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $secret ) )->status );
		self::assertSame( $route, $this->call( 'POST', '/portal/replies', array( 'message' => 'x' ), array( 'X-Smart-Support-Token' => $secret ) )->status );
		$landing = $this->http( 'GET', $this->linkPath( $secret ) );
		self::assertSame( 403 === $page ? array( 403, false ) : array( 303, true ), array( $landing->status, isset( $landing->headers['set-cookie'] ) ) );
		self::assertSame( 0, $this->countRows( 'replies' ) );
		self::assertSame( str_contains( $what, 'blocked' ) ? 0 : 1, $this->countRows( 'events' ) - $events, 'One event each, where something was changed.' );
	}

	/** A8, PR3: who is blocked has no session either, and gets no mail by which to open one. */
	public function testWhoIsBlockedIsOut(): void {
		$session = ( new PortalServices( $this->services() ) )->sessions()->open( $this->customer );
		$_COOKIE = array( Cookie::SESSION => $session );
		self::assertSame( 200, $this->call( 'GET', '/guest/tickets' )->status );
		$this->end( 'blocked' );
		self::assertSame( 401, $this->call( 'GET', '/guest/tickets' )->status );
		self::assertSame( 401, $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Ticket' => (string) $this->ticket ) )->status );
		$this->database()->execute( 'DELETE FROM {outbox}' );
		foreach ( array( '/guest/codes', '/guest/links' ) as $path ) {
			self::assertSame( 202, $this->call( 'POST', $path, array( 'email' => self::CUSTOMER ) )->status );
		}
		$this->services()->worker()->run();
		self::assertSame( array(), $this->mailbox()->all( self::CUSTOMER ) );
		self::assertSame( 0, $this->countRows( 'guest_codes' ) );
	}

	/** A9: each kind of secret where another is wanted. */
	public function testNoSecretServesForAnother(): void {
		$issued  = $this->services()->guestCodes()->issue( $this->customer );
		$secrets = array(
			'link'       => $this->secret( $this->ticket ),
			'session'    => ( new PortalServices( $this->services() ) )->sessions()->open( $this->customer ),
			'code'       => $issued->code,
			'code link'  => $issued->secret,
			'form token' => $this->token(),
			'message id' => (string) $this->database()->value( 'SELECT message_id FROM {outbox}' ),
		);
		foreach ( $secrets as $kind => $secret ) {
			$as    = fn( string $cookie, string $path ): int => $this->http( 'GET', $path, '', array( 'Cookie' => "$cookie=$secret" ) )->status;
			$uses  = array(
				'link'      => array( $this->http( 'GET', $this->linkPath( $secret ) )->status, $as( "smart_support_link_{$this->ticket}", "/support/ticket/{$this->ticket}/" ), $this->call( 'GET', '/portal/ticket', array(), array( 'X-Smart-Support-Token' => $secret ) )->status ),
				'code link' => array( $this->http( 'GET', "/support/tickets/?smart-support-code=$secret" )->status ),
				'session'   => array( $as( 'smart_support_guest', self::API . '/guest/tickets' ), $as( 'smart_support_guest', "/support/ticket/{$this->ticket}/" ) ),
			);
			$right = array( 'link' => array( 303, 200, 200 ), 'code link' => array( 303 ), 'session' => array( 200, 200 ) );
			$wrong = array( 'link' => array( 403, 403, 401 ), 'code link' => array( 403 ), 'session' => array( 401, 403 ) );
			foreach ( $uses as $use => $statuses ) {
				self::assertSame( $use === $kind ? $right[ $use ] : $wrong[ $use ], $statuses, "The $kind as $use." );
			}
		}
	}

	/** A10, PR5: every link of every mail, by every way in which a scanner looks, twice: nothing changes and all work afterwards. */
	public function testNoLinkOfAnyMailChangesAnything(): void {
		$this->reply( $this->staff(), $this->ticket, 'See https://example.com/?a=1 for it.' );
		$this->call( 'POST', '/guest/links', array( 'email' => self::CUSTOMER ) );
		$this->call( 'POST', '/guest/codes', array( 'email' => self::CUSTOMER ) );
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, array( 'portal' => 'public', 'reply_check' => 'confirm' ) );
		( new PortalServices( $this->services() ) )->portalReplies()->add( \SmartSupport\Access\Actor::portal( $this->ticket ), self::CUSTOMER, 'Hello.', new \SmartSupport\Attachments\MessageFiles() );
		$this->services()->worker()->run();
		$mails = $this->mailbox()->all( self::CUSTOMER );
		self::assertCount( count( \SmartSupport\Mail\MailKind::cases() ), $mails, 'One of every kind.' );
		$links  = array_unique( array_merge( ...array_map( static fn( $mail ): array => $mail->links(), $mails ) ) );
		$links  = array_values( array_filter( $links, static fn( string $link ): bool => str_starts_with( $link, home_url() ) ) );
		$before = $this->state();
		self::assertCount( 4, $links, 'The ticket has one link and one of its public page, the code and the held reply others.' );
		foreach ( $links as $link ) {
			$path = substr( $link, strlen( home_url() ) );
			foreach ( array( $path, "$path&_method=POST", "$path&smart_support[form]=code-link&smart_support[where]=everywhere" ) as $each ) {
				foreach ( array( 'HEAD', 'GET', 'GET', 'HEAD' ) as $method ) {
					self::assertSame( 303, $this->http( $method, $each, '', array( 'X-HTTP-Method-Override' => 'DELETE' ) )->status );
				}
			}
		}
		self::assertSame( $before, $this->state() );
	}

	/** A15: addresses in mails and the sender's domain are the site's, whatever host a request names. */
	public function testTheHostOfARequestIsInNoMail(): void {
		$this->database()->execute( 'DELETE FROM {outbox}' );
		$evil = array( 'Host' => 'evil.test', 'X-Forwarded-Host' => 'evil.test', 'X-Forwarded-Proto' => 'https', 'Forwarded' => 'host=evil.test', 'Content-Type' => 'application/json' );
		$json = static fn( array $body ): string => (string) wp_json_encode( $body );
		self::assertSame( 201, $this->http( 'POST', self::API . '/guest/tickets', $json( $this->letter( array( 'email' => self::CUSTOMER ) ) ), $evil )->status );
		foreach ( array( '/guest/links', '/guest/codes' ) as $path ) {
			self::assertSame( 202, $this->http( 'POST', self::API . $path, $json( array( 'email' => self::CUSTOMER ) ), $evil )->status );
		}
		$_SERVER['HTTP_HOST']             = 'evil.test';
		$_SERVER['SERVER_NAME']           = 'evil.test';
		$_SERVER['HTTP_X_FORWARDED_HOST'] = 'evil.test';
		$this->services()->worker()->run();
		$mails = $this->mailbox()->all( self::CUSTOMER );
		self::assertGreaterThanOrEqual( 4, count( $mails ) );
		foreach ( $mails as $mail ) {
			self::assertStringNotContainsString( 'evil.test', (string) wp_json_encode( $mail ) );
			foreach ( $mail->links() as $link ) {
				self::assertTrue( str_starts_with( $link, home_url() ), $link );
			}
		}
	}

	/** A16, D13: a code's link leads to no other site's log, and My tickets is found by nobody else. */
	public function testMyTicketsIsFoundNowhere(): void {
		foreach ( array( '/', '/?s=My+tickets', '/feed/', '/wp-sitemap.xml', self::API . '/', '/wp-json/wp/v2/search?search=tickets', '/wp-json/oembed/1.0/embed?url=' . rawurlencode( home_url( '/support/tickets/' ) ) ) as $path ) {
			self::assertStringNotContainsString( '/support/tickets', $this->http( 'GET', $path )->body, $path );
		}
		$page = $this->http( 'GET', '/support/tickets/' );
		foreach ( array( 'src', 'href', 'action' ) as $attribute ) {
			preg_match_all( "/ $attribute=[\"']([^\"']+)/", $page->body, $found );
			self::assertSame( array(), array_values( array_filter( $found[1], static fn( string $url ): bool => 1 === preg_match( '#^(https?:)?//#', $url ) && ! str_starts_with( $url, home_url() ) && ! str_contains( $url, 'wordpress.org' ) && ! str_contains( $url, 'gmpg.org' ) ) ), 'No third party.' );
		}
	}

	private function end( string $what ): void {
		$links = $this->routeServices()->accessLinks();
		$trash = fn( string $state ) => $this->call( 'PATCH', "/tickets/{$this->ticket}", array( 'state' => $state ) );
		$this->actingAs( $this->user( 'administrator' ) );
		match ( $what ) {
			'regenerated' => $links->regenerate( Actor::system(), $this->ticket, $this->customer ),
			'revoked' => $links->revoke( Actor::system(), $this->ticket, (int) $this->database()->value( 'SELECT id FROM {access_links} WHERE ticket_id = %d', array( $this->ticket ) ) ),
			'spam', 'trash' => $trash( $what ),
			'blocked' => $this->set( array( 'blocklist' => array( self::CUSTOMER ) ) ),
			'domain blocked' => $this->set( array( 'blocklist' => array( 'example.com' ) ) ),
			default => $this->routeServices()->customerDirectory()->update( Actor::system(), $this->customer, null, EmailAddress::parse( 'new@example.com' ), null ),
		};
		$this->actingAs( 0 );
		$this->nextRequest();
	}

	/** @return array<string, string> Every secret there is by its name, each of them used. */
	private function useEverything(): array {
		$key   = $this->withKey( array( Scope::TicketsRead ) );
		$wrong = substr( $key['X-Smart-Support-API-Key'], 0, -1 ) . '_';
		$old   = $this->secret( $this->ticket );
		$json  = array( 'Content-Type' => 'application/json', 'X-Smart-Support-Request' => '1' );
		self::assertSame( 201, $this->http( 'POST', self::API . '/guest/tickets', (string) wp_json_encode( $this->letter( array( 'email' => self::CUSTOMER ) ) ), $json )->status );
		$this->reply( $this->staff(), $this->ticket, 'An answer.' );
		$shown = $this->routeServices()->accessLinks()->regenerate( Actor::system(), $this->ticket, $this->customer );
		$this->call( 'POST', '/guest/links', array( 'email' => self::CUSTOMER ) );
		$this->call( 'POST', '/guest/codes', array( 'email' => self::CUSTOMER ) );
		$this->services()->worker()->run();
		$text = implode( ' ', array_map( static fn( $mail ): string => $mail->text, $this->mailbox()->all( self::CUSTOMER ) ) );
		preg_match_all( '/smart-support-link=([A-Za-z0-9_-]{43})/', $text, $found );
		$links = array_values( array_unique( array( $old, ...$found[1] ) ) );
		self::assertCount( 3, $links );
		preg_match( '/smart-support-code=([A-Za-z0-9_-]{43})/', $text, $code_link );
		preg_match( '/: (\d{6})\s/', $text, $code );
		foreach ( $links as $secret ) {
			$this->http( 'GET', $this->linkPath( $secret ) );
			$this->http( 'GET', self::API . '/portal/ticket', '', array( 'X-Smart-Support-Token' => $secret ) );
		}
		$this->http( 'GET', '/support/tickets/?smart-support-code=' . ( $code_link[1] ?? '' ) );
		$opened = $this->http( 'POST', self::API . '/guest/sessions', (string) wp_json_encode( array( 'email' => self::CUSTOMER, 'code' => $code[1] ?? '' ) ), $json );
		self::assertSame( 201, $opened->status, $opened->body );
		preg_match( '/smart_support_guest=([^;]+)/', $opened->headers['set-cookie'] ?? '', $session );
		$session = $session[1] ?? '';
		self::assertSame( 200, $this->http( 'GET', self::API . '/guest/tickets', '', array( 'Cookie' => "smart_support_guest=$session" ) )->status );
		self::assertSame( 200, $this->http( 'GET', self::API . '/tickets', '', $key )->status );
		self::assertSame( 401, $this->http( 'GET', self::API . '/tickets', '', array( 'X-Smart-Support-API-Key' => $wrong ) )->status );
		self::assertContains( $shown->secret, $links );
		return array( 'old link' => $links[0], 'one link' => $links[1], 'other link' => $links[2], 'code' => $code[1] ?? '', 'code link' => $code_link[1] ?? '', 'session' => $session, 'key' => $key['X-Smart-Support-API-Key'], 'wrong key' => $wrong );
	}

	/** @return \Closure(): string Stops it and gives what it holds; nothing where there is none. */
	private function startGeneralLog(): \Closure {
		if ( $this->database()->isSqlite() ) {
			return static fn(): string => '';
		}
		$wpdb = $this->wpdb();
		$wpdb->query( 'TRUNCATE mysql.general_log' );
		$wpdb->query( "SET GLOBAL log_output = 'TABLE'" );
		$wpdb->query( 'SET GLOBAL general_log = 1' );
		return static function () use ( $wpdb ): string {
			$wpdb->query( 'SET GLOBAL general_log = 0' );
			return implode( "\n", array_map( strval( ... ), $wpdb->get_col( 'SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log' ) ) );
		};
	}
}
