<?php
/**
 * Visitors with an access link (G-34, G-35, A3, A8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\ActorKind;

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

	public function testCoreAsksTwiceTheDatabaseOnce(): void {
		$holders = $this->services()->linkHolders();
		$holders->bySecret( $this->secret );
		self::assertSame( array(), $this->queries( fn() => $holders->bySecret( $this->secret ) ) );
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
