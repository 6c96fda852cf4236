<?php
/**
 * Rules about events.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Event;

final class EventServiceTest extends DeskTestCase {

	public function testKeepsNotesFromThoseWhoReadNone(): void {
		$ticket = $this->ticket();
		$this->reply( $this->staff(), $ticket, 'A note.', true );
		foreach ( array( array( array( Scope::TicketsRead ), array( 'ticket_created' ) ), array( array( Scope::NotesRead ), array( 'ticket_created', 'note_added' ) ) ) as [ $scopes, $types ] ) {
			$key                = Actor::key( new ApiKey( 1, 'prefix', 'A program', $scopes, null, null, null, null, null, null, null, new \DateTimeImmutable() ) );
			[ $events, $total ] = $this->routeServices()->ticketEvents()->list( $key, $ticket, 1, 20 );
			self::assertSame( array( $types, count( $types ) ), array( array_map( static fn( Event $event ): string => $event->type, $events ), $total ) );
		}
	}

	public function testForeignTicketsHaveNoHistory(): void {
		$ticket = $this->ticket( columns: array( 'agent_id' => 999 ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->routeServices()->ticketEvents()->list( $this->staff(), $ticket, 1, 20 ) ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->routeServices()->ticketEvents()->list( Actor::system(), $ticket + 1, 1, 20 ) ) );
	}
}
