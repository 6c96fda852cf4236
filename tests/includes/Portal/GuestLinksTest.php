<?php
/**
 * New links (D14, A12).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Customers\EmailAddress;

final class GuestLinksTest extends PortalTestCase {

	private const ASKS = '192.0.2.1';

	/** The worker makes the mails of the request: until then there is one row, which names no ticket. */
	public function testEachTicketGetsAMail(): void {
		$tickets = array( $this->ticket(), $this->ticket() );
		$this->ticket( 'other@example.com' );
		$this->forget();
		$this->request();
		self::assertSame( array( array( 'new_link', null ) ), array_map( static fn( $row ) => array( $row->text( 'kind' ), $row->intOrNull( 'ticket_id' ) ), $this->queued() ) );
		self::assertSame( 2, $this->services()->worker()->run() );
		self::assertEqualsCanonicalizing( $tickets, $this->mailed() );
		self::assertSame( 0, $this->services()->worker()->run() );
		self::assertSame( 3, $this->countRows( 'outbox', "state = 'sent' AND kind = 'new_link'" ) );
	}

	/** All of the mails or none, and the request stays until they are there. */
	public function testARequestThatDiesIsAnsweredLater(): void {
		$this->ticket();
		$ticket = $this->ticket();
		$this->forget();
		$this->request();
		$seen = 0;
		$die  = static function ( string $query ) use ( &$seen ): string {
			return str_starts_with( $query, 'INSERT INTO' ) && str_contains( $query, 'outbox' ) && 2 === ++$seen ? throw new \RuntimeException( 'Out of power.' ) : $query;
		};
		add_filter( 'query', $die );
		try {
			$this->services()->worker()->run();
			self::fail( 'It lives.' );
		} catch ( \RuntimeException $error ) {
			self::assertSame( 'Out of power.', $error->getMessage() );
		}
		remove_filter( 'query', $die );
		self::assertCount( 1, $this->queued() );
		$this->databaseClock()->set( $this->now() + 130 );
		self::assertSame( 2, $this->services()->worker()->run() );
		self::assertContains( $ticket, $this->mailed() );
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
		$this->services()->worker()->run();
		self::assertEqualsCanonicalizing( array_slice( $ids, 2 ), $this->mailed() );
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

	/** A12: the same statements for a customer with many tickets, for nobody and for an agent, and the same wake-up. */
	public function testTakesTheSameStepsForEverybody(): void {
		$this->user( 'smart_support_agent', 'agent@example.com' );
		for ( $i = 0; $i < 5; $i++ ) {
			$this->ticket();
		}
		$this->forget();
		$steps = array();
		foreach ( array( self::CUSTOMER, 'nobody@example.com', 'agent@example.com' ) as $email ) {
			$steps[] = array_map( static fn( string $query ): string => (string) preg_replace( "/'[^']*'|\d+/", '?', $query ), $this->queries( fn() => $this->request( $email ) ) );
		}
		self::assertGreaterThan( 5, count( $steps[0] ) );
		self::assertSame( array( $steps[0], $steps[0] ), array( $steps[1], $steps[2] ) );
		self::assertNotFalse( has_action( 'shutdown' ) );
	}

	/** @return list<int> Tickets that mails are about. */
	private function mailed(): array {
		return array_values( array_filter( array_map( static fn( $row ) => $row->intOrNull( 'ticket_id' ), $this->queued() ), is_int( ... ) ) );
	}

	private function request( string $email = self::CUSTOMER, string $ip = self::ASKS ): void {
		$this->services()->guards()->guestLinks()->request( EmailAddress::parse( $email ), $ip );
	}

	/** The confirmations of the tickets. */
	private function forget(): void {
		$this->database()->execute( 'DELETE FROM {outbox}' );
	}
}
