<?php
/**
 * Rules about tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Access\Visibility;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Priority;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\TicketChange;
use SmartSupport\Tickets\TicketQuery;

final class TicketServiceTest extends DeskTestCase {

	private const GRAPH = array(
		'new'      => array( 'open' ),
		'open'     => array( 'delayed', 'resolved' ),
		'pending'  => array( 'open' ),
		'delayed'  => array( 'open' ),
		'resolved' => array( 'open', 'closed' ),
		'closed'   => array( 'open' ),
	);

	public function testANewTicket(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$id     = $this->ticket( 'ann@example.com' );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( Status::New, State::Opened, Priority::Medium, Channel::Guest, true, 1 ), array( $ticket->status, $ticket->state, $ticket->priority, $ticket->channel, $ticket->isGuest, $ticket->version ) );
		self::assertSame( array( null, null, 0, 0 ), array( $ticket->agentId, $ticket->productId, $ticket->replyCount, $ticket->participantCount ) );
		self::assertTrue( $this->services()->departments->resolve( $ticket->departmentId )->isDefault );
		foreach ( array( $ticket->createdAt, $ticket->updatedAt, $ticket->publicUpdatedAt, $ticket->waitingSince ) as $time ) {
			self::assertSame( '2027-01-15T08:00:00Z', null === $time ? '' : Clock::iso( $time ) );
		}
		self::assertSame( array( null, null, null, null ), array( $ticket->firstResponseAt, $ticket->resolvedAt, $ticket->closedAt, $ticket->delayedUntil ) );
		self::assertSame( 'ann@example.com', $this->services()->customers->find( $ticket->customerId )?->email );
		self::assertSame( 1, $this->countRows( 'access_links', "ticket_id = $id AND customer_id = $ticket->customerId" ) );
		self::assertSame( 1, $this->countRows( 'outbox', "ticket_id = $id AND kind = 'ticket_confirmation' AND state = 'queued'" ) );
		self::assertSame( array( array( 1, 'ticket_created' ) ), $this->events( $id ) );
	}

	public function testATicketOfARegisteredCustomerIsNoGuests(): void {
		$this->registeredCustomer( 'ann@example.com' );
		self::assertFalse( $this->ticketById( $this->ticket( 'ann@example.com' ) )->isGuest );
	}

	/** D1: what time alone does, once and with its event. */
	public function testADelayedTicketOpensWhenItsTimeHasCome(): void {
		$now  = 1_800_000_000;
		$id   = $this->ticket( columns: array( 'status' => 'delayed', 'delayed_until' => gmdate( 'Y-m-d H:i:s', $now ) ) );
		$spam = $this->ticket( columns: array( 'status' => 'delayed', 'state' => 'spam', 'is_listed' => 0, 'delayed_until' => gmdate( 'Y-m-d H:i:s', $now ) ) );
		$this->sweepAt( $now - 1 );
		self::assertSame( 'delayed', $this->ticketById( $id )->status->value );
		$this->sweepAt( $now );
		$this->sweepAt( $now + 1 );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( 'open', null, 2 ), array( $ticket->status->value, $ticket->delayedUntil, $ticket->version ) );
		self::assertSame( array( array( 1, 'ticket_created' ), array( 2, 'ticket_updated' ) ), $this->events( $id ) );
		self::assertSame( 'delayed', $this->ticketById( $spam )->status->value );
	}

	/** What stays in spam and trash must not stand in the way of what waits. */
	public function testTicketsInSpamDoNotKeepOthersFromOpening(): void {
		$then = array( 'status' => 'delayed', 'delayed_until' => '2026-01-01 00:00:00' );
		for ( $i = 0; $i < 50; $i++ ) {
			$this->ticket( columns: $then + array( 'state' => 'spam', 'is_listed' => 0 ) );
		}
		$id = $this->ticket( columns: array( 'delayed_until' => '2026-01-01 00:00:01' ) + $then );
		$this->sweepAt( 1_800_000_000 );
		self::assertSame( 'open', $this->ticketById( $id )->status->value );
	}

	public function testAResolvedTicketIsClosedAfterTheDaysThatAreSet(): void {
		$now = 1_800_000_000;
		$id  = $this->ticket( columns: array( 'status' => 'resolved', 'state' => 'closed', 'resolved_at' => gmdate( 'Y-m-d H:i:s', $now - 7 * DAY_IN_SECONDS ) ) );
		$this->sweepAt( $now, 0 );
		$this->sweepAt( $now );
		self::assertSame( 'resolved', $this->ticketById( $id )->status->value );
		$this->sweepAt( $now + 1 );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( 'closed', $now + 1, $now - 7 * DAY_IN_SECONDS ), array( $ticket->status->value, $ticket->closedAt?->getTimestamp(), $ticket->resolvedAt?->getTimestamp() ) );
	}

	/** P-18: its time is over, and it is not found again. */
	public function testADelayedTicketThatMayNotOpenStaysDelayed(): void {
		$this->changeDepartment( null, array( 'delayed' => array( 'resolved' ) ) + self::GRAPH );
		$then = array( 'status' => 'delayed', 'delayed_until' => '2026-01-01 00:00:00' );
		$id   = $this->ticket( columns: $then );
		$this->sweepAt( 1_800_000_000 );
		$this->sweepAt( 1_800_000_001 );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( 'delayed', null, 2 ), array( $ticket->status->value, $ticket->delayedUntil, $ticket->version ) );
		self::assertSame( array( array( 1, 'ticket_created' ), array( 2, 'ticket_updated' ) ), $this->events( $id ) );
	}

	/** P-18: those that stay must not stand in the way of what may go on. */
	public function testResolvedTicketsThatMayNotBeClosedStay(): void {
		$this->changeDepartment( null, array( 'resolved' => array( 'open' ) ) + self::GRAPH );
		$then  = array( 'status' => 'resolved', 'state' => 'closed', 'resolved_at' => '2026-01-01 00:00:00' );
		$stays = array();
		for ( $i = 0; $i < 50; $i++ ) {
			$stays[] = $this->ticket( columns: $then );
		}
		$other = $this->ticket( columns: array( 'department_id' => $this->services()->departments->create( 'Billing' )->id, 'resolved_at' => '2026-01-02 00:00:00' ) + $then );
		$this->sweepAt( 1_800_000_000 );
		self::assertSame( array( 'resolved', 'closed' ), array( $this->ticketById( $stays[0] )->status->value, $this->ticketById( $other )->status->value ) );
	}

	private function sweepAt( int $seconds, int $closeDays = 7 ): void {
		$this->databaseClock()->set( $seconds );
		$this->services()->tickets->sweep( $closeDays );
	}

	/** Whoever writes a ticket for the customer: the confirmation has their link. */
	public function testTicketsOfOthersAreConfirmedToo(): void {
		foreach ( array( Channel::Portal, Channel::Api, Channel::Admin ) as $channel ) {
			$this->ticket( channel: $channel );
		}
		self::assertSame( 2, $this->countRows( 'outbox', "kind = 'ticket_confirmation'" ) );
	}

	public function testNothingIsLeftOfATicketThatFailed(): void {
		$before = array_map( fn( string $table ): int => $this->countRows( $table ), array( 'tickets', 'customers', 'access_links', 'outbox', 'events' ) );
		$wrong  = new NewTicket( EmailAddress::parse( 'new@example.com' ), 'x', MessageBody::fromText( 'x' ), Channel::Guest, departmentId: 999 );
		self::assertSame( 'invalid_department', $this->refusal( fn() => $this->services()->ticketCreator->create( Actor::anonymous(), $wrong ) ) );

		$fail   = static fn( string $query ): string => str_contains( $query, 'INSERT INTO' ) && str_contains( $query, '_events' ) ? throw new \RuntimeException( 'Disk full.' ) : $query;
		add_filter( 'query', $fail );
		$failed = '';
		try {
			$this->ticket( 'new@example.com' );
		} catch ( \RuntimeException $error ) {
			$failed = $error->getMessage();
		}
		remove_filter( 'query', $fail );
		self::assertSame( 'Disk full.', $failed );
		self::assertSame( $before, array_map( fn( string $table ): int => $this->countRows( $table ), array( 'tickets', 'customers', 'access_links', 'outbox', 'events' ) ) );
	}

	public function testThirdPartiesHearOfItOnceItIsCommitted(): void {
		$heard = array();
		add_action(
			'smart_support_ticket_created',
			function ( int $id ) use ( &$heard ): void {
				$heard[] = array( $id, (int) $this->php( 'echo ( new SmartSupport\Services() )->ticketRows->find( ' . $id . ' )?->id;' )->wait() );
			}
		);
		$id = $this->ticket();
		self::assertSame( array( array( $id, $id ) ), $heard );
	}

	public function testAChangeIsOneVersionAndOneEvent(): void {
		$id    = $this->ticket();
		$agent = $this->staff();
		$this->update( $agent, $id, new TicketChange( status: Status::Pending, priority: Priority::Urgent, assigns: true, agentId: $agent->userId ) );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( Status::Pending, Priority::Urgent, $agent->userId, 2 ), array( $ticket->status, $ticket->priority, $ticket->agentId, $ticket->version ) );
		self::assertSame( array( array( 1, 'ticket_created' ), array( 2, 'ticket_updated' ) ), $this->events( $id ) );
		$event = $this->database()->row( 'SELECT * FROM {events} WHERE ticket_id = %d AND version = 2', array( $id ) );
		self::assertSame( array( 'user', $agent->userId ), array( $event?->text( 'actor' ), $event?->int( 'user_id' ) ) );
		$expected = array( 'status' => array( 'new', 'pending' ), 'priority' => array( 'medium', 'urgent' ), 'agent_id' => array( null, $agent->userId ) );
		self::assertEquals( $expected, json_decode( $event?->text( 'data' ) ?? '', true ) );
	}

	public function testWhatIsAsItWasIsNoChange(): void {
		$id     = $this->ticket();
		$before = $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $id ) );
		$told   = 0;
		add_action(
			'smart_support_ticket_updated',
			static function () use ( &$told ): void {
				++$told;
			}
		);
		foreach ( array( new TicketChange(), new TicketChange( status: Status::New, state: State::Opened, priority: Priority::Medium, assigns: true, relabels: true ) ) as $change ) {
			[ , $changed ] = $this->update( $this->staff(), $id, $change );
			self::assertFalse( $changed );
		}
		self::assertEquals( $before, $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $id ) ) );
		self::assertSame( array( 1, 0 ), array( count( $this->events( $id ) ), $told ) );
		$this->update( $this->staff(), $id, new TicketChange( priority: Priority::Low ) );
		self::assertSame( 1, $told );
	}

	/** Reading, assigning and priority are no first action of an agent. */
	public function testAssigningLeavesANewTicketNew(): void {
		$id    = $this->ticket();
		$agent = $this->staff();
		$this->update( $agent, $id, new TicketChange( priority: Priority::High, assigns: true, agentId: $agent->userId ) );
		self::assertSame( Status::New, $this->ticketById( $id )->status );
		$this->update( $agent, $id, new TicketChange( assigns: true, agentId: null ) );
		self::assertNull( $this->ticketById( $id )->agentId );
	}

	/** @return iterable<string, array{TicketChange, string}> */
	public static function refusedChanges(): iterable {
		yield 'an unknown department' => array( new TicketChange( departmentId: 999 ), 'invalid_department' );
		yield 'an unknown product' => array( new TicketChange( relabels: true, productId: 999 ), 'invalid_product' );
		yield 'an agent nobody knows' => array( new TicketChange( assigns: true, agentId: 999999 ), 'invalid_agent' );
		yield 'back to new' => array( new TicketChange( status: Status::New ), 'illegal_transition' );
		yield 'a merge' => array( new TicketChange( state: State::Merged ), 'illegal_transition' );
		yield 'a status of another state' => array( new TicketChange( status: Status::Open, state: State::Closed ), 'status_state_conflict' );
		yield 'another status of another state' => array( new TicketChange( status: Status::Resolved, state: State::Opened ), 'status_state_conflict' );
		yield 'an old version' => array( new TicketChange( priority: Priority::High, version: 0 ), 'conflict' );
		yield 'a version to come' => array( new TicketChange( priority: Priority::High, version: 2 ), 'conflict' );
	}

	/** Nothing of a refused change is written, whatever else it holds. */
	#[DataProvider( 'refusedChanges' )]
	public function testRefuses( TicketChange $change, string $reason ): void {
		$id     = $this->ticket( columns: array( 'status' => 'open' ) );
		$before = $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $id ) );
		self::assertSame( $reason, $this->refusal( fn() => $this->update( $this->staff(), $id, $change ) ) );
		self::assertEquals( $before, $this->database()->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $id ) ) );
		self::assertCount( 1, $this->events( $id ) );
	}

	public function testTicketsGoToStaffAlone(): void {
		$id = $this->ticket();
		foreach ( array( 'subscriber', 'editor' ) as $role ) {
			$user = $this->user( $role );
			self::assertSame( 'invalid_agent', $this->refusal( fn() => $this->update( $this->staff(), $id, new TicketChange( assigns: true, agentId: $user ) ) ) );
		}
		foreach ( array( 'smart_support_agent', 'smart_support_supervisor', 'administrator' ) as $role ) {
			$user = $this->user( $role );
			$this->update( $this->staff( 'administrator' ), $id, new TicketChange( assigns: true, agentId: $user ) );
			self::assertSame( $user, $this->ticketById( $id )->agentId );
		}
	}

	public function testAStaleVersionLearnsTheNewOne(): void {
		$id = $this->ticket();
		$this->update( $this->staff(), $id, new TicketChange( priority: Priority::High, version: 1 ) );
		try {
			$this->update( $this->staff(), $id, new TicketChange( priority: Priority::Low, version: 1 ) );
			self::fail( 'Not refused.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'conflict', 2 ), array( $refusal->reason, $refusal->details['version'] ?? null ) );
		}
		self::assertSame( Priority::High, $this->ticketById( $id )->priority );
	}

	/** F4: no update is lost, one of two that began alike wins. */
	public function testOfTwoThatBeganAlikeOneWins(): void {
		$id   = $this->ticket();
		$code = fn( string $priority ): string => '$services = new SmartSupport\Services();
			$won = 0;
			for ( $version = 1; $version <= 10; $version++ ) {
				try {
					$change = new SmartSupport\Tickets\TicketChange( subject: "' . $priority . ' $version", version: $version );
					$services->tickets->update( SmartSupport\Access\Actor::system(), ' . $id . ', $change, SmartSupport\Tickets\Channel::Api );
					++$won;
				} catch ( SmartSupport\Refusal $refusal ) {
					"conflict" === $refusal->reason || exit( 1 );
				}
				while ( $services->ticketRows->find( ' . $id . ' )->version <= $version ) {
					usleep( 1000 );
				}
			}
			echo $won;';
		$one  = $this->php( $code( 'one' ) );
		$two  = $this->php( $code( 'two' ) );
		self::assertSame( 10, (int) $one->wait() + (int) $two->wait() );
		self::assertSame( 11, $this->ticketById( $id )->version );
		self::assertSame( range( 1, 11 ), array_column( $this->events( $id ), 0 ) );
	}

	public function testWithoutAVersionEveryChangeStays(): void {
		$id   = $this->ticket();
		$code = fn( string $name ): string => '$services = new SmartSupport\Services();
			for ( $i = 1; $i <= 10; $i++ ) {
				$services->tickets->update( SmartSupport\Access\Actor::system(), ' . $id . ', new SmartSupport\Tickets\TicketChange( subject: "' . $name . ' $i" ), SmartSupport\Tickets\Channel::Api );
			}';
		$one  = $this->php( $code( 'one' ) );
		$two  = $this->php( $code( 'two' ) );
		$one->wait();
		$two->wait();
		self::assertSame( 21, $this->ticketById( $id )->version );
		self::assertSame( range( 1, 21 ), array_column( $this->events( $id ), 0 ) );
	}

	/** What customers see as the last change is the last public one. */
	public function testOnlyPublicChangesAreNewsToCustomers(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$id = $this->ticket();
		$this->databaseClock()->set( 1_800_000_100 );
		$this->update( $this->staff(), $id, new TicketChange( status: Status::Pending ) );
		$ticket = $this->ticketById( $id );
		self::assertSame( array( 1_800_000_100, 1_800_000_100 ), array( $ticket->updatedAt->getTimestamp(), $ticket->publicUpdatedAt->getTimestamp() ) );
	}

	/** @return iterable<string, array{int, int, int, int}> Page, per page, tickets on it, total. */
	public static function pages(): iterable {
		yield 'all on one' => array( 1, 20, 5, 5 );
		yield 'exactly full' => array( 1, 5, 5, 5 );
		yield 'the first of three' => array( 1, 2, 2, 5 );
		yield 'the last, not full' => array( 3, 2, 1, 5 );
		yield 'past the end' => array( 4, 2, 0, 5 );
		yield 'far past the end' => array( 1_000_000_000, 100, 0, 5 );
	}

	#[DataProvider( 'pages' )]
	public function testCountsTheMatchesOnEveryPage( int $page, int $perPage, int $found, int $total ): void {
		for ( $i = 0; $i < 5; $i++ ) {
			$this->ticket();
		}
		[ $tickets, $count ] = $this->services()->tickets->list( new TicketQuery( Visibility::all(), page: $page, perPage: $perPage ) );
		self::assertSame( array( $found, $total ), array( count( $tickets ), $count ) );
	}

	/** @return array{\SmartSupport\Tickets\Ticket, bool} */
	private function update( Actor $actor, int $id, TicketChange $change ): array {
		return $this->services()->tickets->update( $actor, $id, $change, Channel::Api );
	}

	/** @return list<array{int, string}> Version and type. */
	private function events( int $id ): array {
		$rows = $this->database()->rows( 'SELECT version, type FROM {events} WHERE ticket_id = %d ORDER BY id', array( $id ) );
		return array_map( static fn( $row ) => array( $row->int( 'version' ), $row->text( 'type' ) ), $rows );
	}
}
