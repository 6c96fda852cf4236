<?php
/**
 * Rows of tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Tests\DeskTestCase;

final class TicketRepositoryTest extends DeskTestCase {

	public function testReadsWhatItWrites(): void {
		$id = $this->ticket( 'ann@example.com', array(), 'Grüße 😀', "One\ntwo" );
		$this->services()->ticketRows->change( $this->ticketById( $id ), array( 'agent_id' => 5, 'status' => 'open' ) );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( 'Grüße 😀', 5, 'open', 2, (string) $id ), array( $ticket->subject, $ticket->agentId, $ticket->status->value, $ticket->version, $ticket->number() ) );
		self::assertStringContainsString( 'One', (string) $ticket->message );
		self::assertNull( $this->services()->ticketRows->find( $id + 1 ) );
		self::assertNull( $this->services()->unit->run( fn() => $this->services()->ticketRows->lock( $id + 1 ) ) );
	}
}
