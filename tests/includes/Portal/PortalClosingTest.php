<?php
/**
 * Closing under a typed address (P-12, P-17, P-18, D9, D10, D21).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Portal\PortalClosing;
use SmartSupport\PortalServices;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\Transitions;

final class PortalClosingTest extends PortalTestCase {

	private const START = 1_800_000_000;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
		$this->ticket = $this->ticket();
		$this->department( array( 'self_close_status' => 'resolved' ) );
	}

	public function testClosesAndOpensAgain(): void {
		[ $ticket, $changed ] = $this->close( self::CUSTOMER );
		self::assertSame( array( 'resolved', true, self::START ), array( $ticket->status->value, $changed, $ticket->resolvedAt?->getTimestamp() ) );
		[ $ticket, $changed ] = $this->close( self::CUSTOMER );
		self::assertSame( array( 'resolved', false ), array( $ticket->status->value, $changed ) );
		[ $ticket, $changed ] = $this->reopen( self::CUSTOMER );
		self::assertSame( array( 'open', true ), array( $ticket->status->value, $changed ) );
		self::assertFalse( $this->reopen( self::CUSTOMER )[1] );
		self::assertSame( 2, $this->countRows( 'events', "type = 'ticket_updated' AND actor = 'portal' AND customer_id = $ticket->customerId" ) );
	}

	/** Not without a status for it, nor against the graph, nor where a typed address is worth nothing. */
	public function testOnlyWhereTheDepartmentLetsCustomers(): void {
		$ways = Transitions::of( array( 'new' => array( 'open' ), 'open' => array( 'resolved' ), 'pending' => array( 'resolved' ), 'delayed' => array( 'resolved' ), 'resolved' => array( 'open' ), 'closed' => array( 'open' ) ) );
		$none = array( 'self_close_status' => 'resolved', 'transitions' => null, 'reply_check' => 'trust' );
		foreach ( array( array( 'self_close_status' => null ), array( 'transitions' => $ways->column() ), array( 'reply_check' => 'confirm' ) ) as $columns ) {
			$this->department( $columns + $none );
			self::assertSame( 'forbidden', $this->refusal( fn() => $this->close( self::CUSTOMER ) ) );
		}
		self::assertSame( 'new', $this->ticketById( $this->ticket )->status->value );
		$this->department( $none );
		self::assertTrue( $this->close( self::CUSTOMER )[1] );
	}

	public function testNotAfterTheWindow(): void {
		$this->close( self::CUSTOMER );
		$this->databaseClock()->set( self::START + 15 * DAY_IN_SECONDS );
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->reopen( self::CUSTOMER ) ) );
	}

	/** The same tries as for replies. */
	public function testTakesAnAddressThatIsOnTheTicket(): void {
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->close( 'nobody' ) ) );
		for ( $i = 0; $i < 5; $i++ ) {
			self::assertSame( 'author_not_on_ticket', $this->refusal( fn() => $this->close( "guess$i@example.com" ) ) );
		}
		self::assertSame( 'rate_limited', $this->refusal( fn() => $this->close( self::CUSTOMER ) ) );
		self::assertSame( 'new', $this->ticketById( $this->ticket )->status->value );
	}

	/** @return array{Ticket, bool} */
	private function close( string $email ): array {
		return $this->closing()->close( $this->portal(), $this->closing()->judge( $this->portal(), $email ) );
	}

	/** @return array{Ticket, bool} */
	private function reopen( string $email ): array {
		return $this->closing()->reopen( $this->portal(), $this->closing()->judge( $this->portal(), $email ) );
	}

	private function portal(): Actor {
		return Actor::portal( $this->ticket, null, '203.0.113.9' );
	}

	private function closing(): PortalClosing {
		return ( new PortalServices( $this->services() ) )->portalClosing();
	}

	/** @param array<string, string|null> $columns */
	private function department( array $columns ): void {
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, $columns );
		$this->nextRequest();
	}
}
