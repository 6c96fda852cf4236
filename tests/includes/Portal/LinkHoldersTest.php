<?php
/**
 * Visitors with an access link (G-34, G-35, A3, A8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\ActorKind;
use SmartSupport\Portal\Cookie;
use SmartSupport\PortalServices;

final class LinkHoldersTest extends PortalTestCase {

	private int $ticket;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket();
		$this->secret = $this->secret( $this->ticket );
	}

	public function testTheSecretMakesAnActorOfOneTicket(): void {
		$actor = $this->services()->linkHolders()->bySecret( $this->secret );
		self::assertSame( array( ActorKind::Link, $this->ticket ), array( $actor->kind, $actor->ticketId ) );
		self::assertSame( $this->ticketById( $this->ticket )->customerId, $actor->customerId );
	}

	public function testTheOnlyCookieNeedsNoName(): void {
		self::assertSame( $this->ticket, $this->byCookies( array( $this->ticket => $this->secret ) ) );
		self::assertSame( $this->ticket, $this->byCookies( array( $this->ticket => $this->secret ), $this->ticket ) );
	}

	public function testAmongSeveralTheTicketIsNamed(): void {
		$other   = $this->ticket();
		$cookies = array(
			$this->ticket => $this->secret,
			$other        => $this->secret( $other ),
		);
		self::assertSame( $other, $this->byCookies( $cookies, $other ) );
		self::assertSame( 'invalid_link', $this->refusal( fn() => $this->byCookies( $cookies ) ) );
	}

	public function testAnotherTicketIsNotThere(): void {
		$foreign = $this->ticket( 'other@example.com' );
		foreach ( array( $foreign, 999999 ) as $id ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->byCookies( array( $this->ticket => $this->secret ), $id ) ) );
			self::assertSame( 'not_found', $this->refusal( fn() => $this->services()->linkHolders()->bySecret( $this->secret, $id ) ) );
		}
	}

	public function testACookieUnderAnotherTicketsNameOpensNothing(): void {
		$foreign = $this->ticket( 'other@example.com' );
		self::assertSame( 'invalid_link', $this->refusal( fn() => $this->byCookies( array( $foreign => $this->secret ) ) ) );
		self::assertSame( 'invalid_link', $this->refusal( fn() => $this->byCookies( array( $foreign => $this->secret ), $foreign ) ) );
	}

	public function testWithoutALinkThereIsNothing(): void {
		$cookies = array(
			array(),
			array( 'smart_support_link_0' => $this->secret ),
			array( 'smart_support_link_x' => $this->secret ),
			array( "smart_support_link_{$this->ticket}" => array( $this->secret ) ),
			array( "smart_support_link_{$this->ticket}" => 'forged' ),
		);
		foreach ( $cookies as $given ) {
			self::assertSame( 'invalid_link', $this->refusal( fn() => $this->services()->linkHolders()->byCookies( $given, $this->ticket ) ) );
		}
	}

	public function testAnExpiredOrRevokedLinkIsDeadOnTheNextRequest(): void {
		foreach ( array( 'expires_at', 'revoked_at' ) as $column ) {
			$id     = $this->ticket();
			$secret = $this->secret( $id );
			self::assertSame( $id, $this->byCookies( array( $id => $secret ) ) );
			$this->database()->update( 'access_links', array( $column => 1 ), array( 'ticket_id' => $id ) );
			self::assertSame( 'invalid_link', $this->refusal( fn() => $this->byCookies( array( $id => $secret ) ) ) );
		}
	}

	public function testAnyLinkWillDoButTheRightOneIsPreferred(): void {
		$other   = $this->ticket();
		$dead    = $this->ticket();
		$cookies = array( "smart_support_link_$dead" => 'forged', "smart_support_link_$other" => $this->secret( $other ), "smart_support_link_{$this->ticket}" => $this->secret );
		$of      = fn( array $given, int $ticket ): ?int => $this->services()->linkHolders()->byAnyCookie( $given, $ticket )->ticketId;
		self::assertSame( array( $this->ticket, $other ), array( $of( $cookies, $this->ticket ), $of( $cookies, $other ) ) );
		self::assertSame( array( $other, $other ), array( $of( $cookies, $dead ), $of( $cookies, 0 ) ) );
		foreach ( array( array(), array_slice( $cookies, 0, 1 ) ) as $given ) {
			self::assertSame( 'invalid_link', $this->refusal( fn() => $of( $given, $dead ) ) );
		}
	}

	/** Its own link opens a ticket; else a session of its customer; else whoever is logged in and sees it. */
	public function testASessionOpensEveryTicketOfItsCustomer(): void {
		$other   = $this->ticket();
		$foreign = $this->ticket( 'other@example.com' );
		$session = ( new PortalServices( $this->services() ) )->sessions()->open( $this->ticketById( $other )->customerId );
		$cookies = array( Cookie::SESSION => $session, Cookie::LINK . $this->ticket => $this->secret );
		self::assertSame( array( ActorKind::Link, $this->ticket, null ), $this->who( $cookies, $this->ticket ) );
		self::assertSame( array( ActorKind::Guest, $other, null ), $this->who( $cookies, $other ) );
		self::assertSame( array( ActorKind::Guest, $this->ticket, null ), $this->who( array( Cookie::SESSION => $session, Cookie::LINK . $this->ticket => 'dead' ), $this->ticket ) );
		foreach ( array( $foreign, 999999 ) as $id ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->who( $cookies, $id ) ) );
		}
		self::assertSame( 'invalid_link', $this->refusal( fn() => $this->who( array( Cookie::SESSION => $session ), null ) ), 'It must be said which.' );

		$user = $this->user( 'subscriber', 'other@example.com' );
		$this->services()->customers->link( $this->ticketById( $foreign )->customerId, $user );
		$this->actingAs( $user );
		self::assertSame( array( ActorKind::User, $foreign, $user ), $this->who( $cookies, $foreign ) );
		self::assertSame( array( ActorKind::Guest, $other, null ), $this->who( $cookies, $other ) );
		$this->actingAs( $this->user( 'administrator' ) );
		self::assertSame( 'invalid_link', $this->refusal( fn() => $this->who( array(), $foreign ) ), 'Staff is no customer.' );
	}

	public function testWhoBlocksNobodyPaysNothingForIt(): void {
		self::assertCount( 2, $this->queries( fn() => $this->services()->linkHolders()->bySecret( $this->secret ) ), 'Find the link, note its use.' );
	}

	public function testCoreAsksTwiceTheDatabaseOnce(): void {
		$holders = $this->services()->linkHolders();
		$holders->bySecret( $this->secret );
		$cookies = array( Cookie::SESSION => ( new PortalServices( $this->services() ) )->sessions()->open( 1 ) );
		$holders->session( $cookies );
		self::assertSame( array(), $this->queries( fn() => array( $holders->bySecret( $this->secret ), $holders->session( $cookies ) ) ) );
	}

	/**
	 * @param array<string, string> $cookies
	 * @return array{ActorKind, int|null, int|null} Kind, ticket and user.
	 */
	private function who( array $cookies, ?int $ticketId ): array {
		$actor = $this->services()->linkHolders()->byCookies( $cookies, $ticketId );
		return array( $actor->kind, $actor->ticketId, $actor->userId );
	}

	/** @param array<int, string> $secrets */
	private function byCookies( array $secrets, ?int $ticketId = null ): ?int {
		$cookies = array( 'wordpress_test_cookie' => '1' );
		foreach ( $secrets as $id => $secret ) {
			$cookies[ "smart_support_link_$id" ] = $secret;
		}
		return $this->services()->linkHolders()->byCookies( $cookies, $ticketId )->ticketId;
	}
}
