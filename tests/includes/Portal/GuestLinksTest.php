<?php
/**
 * New links (D14, A12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Customers\EmailAddress;

final class GuestLinksTest extends PortalTestCase {

	private const ASKS = '192.0.2.1';

	public function testEachTicketGetsAMail(): void {
		$tickets = array( $this->ticket(), $this->ticket() );
		$this->ticket( 'other@example.com' );
		$this->forget();
		$this->request();
		self::assertEqualsCanonicalizing( $tickets, array_map( static fn( $row ) => $row->int( 'ticket_id' ), $this->queued() ) );
		self::assertSame( 'new_link', $this->queued()[0]->text( 'kind' ) );
	}

	public function testTheMailOpensTheTicket(): void {
		$ticket = $this->ticket();
		$this->forget();
		$this->mailbox()->clear();
		$this->request();
		self::assertSame( 1, $this->services()->worker()->run() );
		$links = $this->mailbox()->latest( self::CUSTOMER )->links();
		self::assertCount( 1, $links );
		parse_str( (string) wp_parse_url( $links[0], PHP_URL_QUERY ), $query );
		$secret = $query['smart-support-link'] ?? '';
		self::assertIsString( $secret );
		self::assertSame( $ticket, $this->services()->links->open( $secret )?->ticketId );
	}

	public function testAnUnknownAddressGetsNothing(): void {
		$this->request( 'nobody@example.com' );
		self::assertSame( array(), $this->queued() );
	}

	public function testAtMostTwenty(): void {
		$ids = array();
		for ( $i = 0; $i < 22; $i++ ) {
			$ids[] = $this->ticket();
		}
		$this->forget();
		$this->request();
		self::assertEqualsCanonicalizing( array_slice( $ids, 2 ), array_map( static fn( $row ) => $row->int( 'ticket_id' ), $this->queued() ) );
	}

	public function testAddressesHaveALimit(): void {
		$this->ticket();
		$this->forget();
		for ( $i = 0; $i < 5; $i++ ) {
			$this->request( self::CUSTOMER, "192.0.2.$i" );
		}
		self::assertCount( 3, $this->queued() );
	}

	public function testAsksOfOneNetworkAddressHaveALimit(): void {
		$this->set( array( 'ip_limit' => 1 ) );
		$this->ticket();
		$this->forget();
		$this->request( 'nobody@example.com' );
		$this->request();
		self::assertSame( array(), $this->queued() );
	}

	/** Known, unknown and limited: the same statements but for the mails themselves, and the same wake-up. */
	public function testTakesTheSameStepsForEverybody(): void {
		$this->ticket();
		$this->forget();
		$known   = $this->queries( fn() => $this->request() );
		$unknown = $this->queries( fn() => $this->request( 'nobody@example.com' ) );
		self::assertSame( self::writes( $unknown ), self::writes( $known ) );
		self::assertNotFalse( has_action( 'shutdown' ) );
	}

	/**
	 * @param list<string> $queries
	 * @return list<string> What each changes; mails left out.
	 */
	private static function writes( array $queries ): array {
		$writes = array_filter( $queries, static fn( string $query ): bool => 1 === preg_match( '/^(START|COMMIT|INSERT|UPDATE|DELETE)(?!.*outbox)/s', $query ) );
		return array_map( static fn( string $query ): string => (string) preg_replace( '/^(\S+\s+\S+\s+\S+).*/s', '$1', $query ), array_values( $writes ) );
	}

	private function request( string $email = self::CUSTOMER, string $ip = self::ASKS ): void {
		$this->services()->guestLinks()->request( EmailAddress::parse( $email ), $ip );
	}

	/** The confirmations of the tickets. */
	private function forget(): void {
		$this->database()->execute( 'DELETE FROM {outbox}' );
	}
}
