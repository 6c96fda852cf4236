<?php
/**
 * What happened to tickets (PR21).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\GuestSession;
use SmartSupport\Database\Clock;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\Event;
use SmartSupport\Tickets\EventRepository;

final class EventRepositoryTest extends DeskTestCase {

	public function testSaysWhoDidWhatFromWhere(): void {
		$time   = Clock::fromSeconds( 1_800_000_000 );
		$agent  = $this->staff();
		$actors = array(
			array( Actor::anonymous( '192.0.2.7' ), 'anonymous', null, null, '192.0.2.7' ),
			array( $agent, 'user', $agent->userId, null, '' ),
			array( Actor::link( new AccessLink( 1, 5, 9, null, 0 ), '2001:db8::' ), 'link', null, 9, '2001:db8::' ),
			array( Actor::guest( new GuestSession( 1, 9, 0 ), 5, '192.0.2.9' ), 'guest', null, 9, '192.0.2.9' ),
			array( Actor::portal( 5, 9, '192.0.2.10' ), 'portal', null, 9, '192.0.2.10' ),
			array( Actor::key( $this->keyWith( 7 ), '192.0.2.8' ), 'key', null, null, '192.0.2.8' ),
			array( Actor::system(), 'system', null, null, '' ),
		);
		foreach ( $actors as $version => [ $actor, $kind, $user, $customer, $ip ] ) {
			$this->services()->events->record( 'something', 5, $version, $actor, Channel::Email, $time, array( 'status' => array( 'new', 'open' ) ) );
			$row = $this->database()->row( 'SELECT * FROM {events} WHERE ticket_id = 5 AND version = %d', array( $version ) );
			self::assertSame( array( 'something', $kind, $user, $customer, $ip, 'email' ), array( $row?->text( 'type' ), $row?->text( 'actor' ), $row?->intOrNull( 'user_id' ), $row?->intOrNull( 'customer_id' ), $row?->text( 'ip' ), $row?->text( 'channel' ) ) );
			self::assertSame( $actor->keyId, $row?->intOrNull( 'api_key_id' ) );
			self::assertSame( array( '{"status":["new","open"]}', 1_800_000_000 ), array( $row?->text( 'data' ), $row?->time( 'created_at' )->getTimestamp() ) );
		}
		self::assertCount( count( ActorKind::cases() ), $actors );
	}

	private function keyWith( int $id ): ApiKey {
		return new ApiKey( $id, 'abcdefgh', 'Shop', array(), null, null, null, null, null, null, null, Clock::fromSeconds( 1_800_000_000 ) );
	}

	/** A write that comes too late is told what it missed, but for the notes it may not read. */
	public function testTellsWhatCameAfterAVersion(): void {
		$time = Clock::fromSeconds( 1_800_000_000 );
		foreach ( array( 'ticket_created', 'reply_added', 'note_added', 'reply_held', 'ticket_updated' ) as $i => $type ) {
			$this->services()->events->record( $type, 5, $i + 1, Actor::system(), Channel::Api, $time );
		}
		$types = fn( bool $withNotes ): array => array_column( $this->services()->events->since( 5, 1, $withNotes ), 'type', 'version' );
		self::assertSame( array( 2 => 'reply_added', 3 => 'note_added', 4 => 'reply_held', 5 => 'ticket_updated' ), $types( true ) );
		self::assertSame( array( 2 => 'reply_added', 5 => 'ticket_updated' ), $types( false ) );
	}

	/** I5: a look or a link is no version, and is not mistaken for one by somebody who asks what he missed. */
	public function testWhatIsNoStepHasNoVersion(): void {
		$time = Clock::fromSeconds( 1_800_000_000 );
		$this->services()->events->record( 'ticket_created', 5, 1, Actor::system(), Channel::Api, $time );
		$this->services()->events->record( 'access_links_viewed', 5, EventRepository::NO_VERSION, Actor::system(), Channel::Admin, $time );
		$this->services()->events->record( 'ticket_updated', 5, 2, Actor::system(), Channel::Api, $time );
		self::assertSame( array( 1, null, 2 ), array_map( static fn( Event $event ): ?int => $event->version, $this->services()->events->page( 5, true, 1, 20 ) ) );
		self::assertSame( array( 'ticket_updated' ), array_column( $this->services()->events->since( 5, 1, true ), 'type' ) );
	}

	public function testPagesOldestFirstWithoutNotesForSome(): void {
		foreach ( array( 'ticket_created', 'note_added', 'reply_added', 'note_added' ) as $i => $type ) {
			$this->services()->events->record( $type, 5, $i + 1, Actor::system(), Channel::Api, Clock::fromSeconds( 1_800_000_000 ) );
		}
		$this->services()->events->record( 'ticket_created', 6, 1, Actor::system(), Channel::Api, Clock::fromSeconds( 1_800_000_000 ) );
		$versions = fn( bool $withNotes, int $page, int $perPage ): array => array_map( static fn( Event $event ): ?int => $event->version, $this->services()->events->page( 5, $withNotes, $page, $perPage ) );
		self::assertSame( array( array( 1, 2, 3, 4 ), array( 3, 4 ), array( 1, 3 ), array( 3 ) ), array( $versions( true, 1, 20 ), $versions( true, 2, 2 ), $versions( false, 1, 20 ), $versions( false, 2, 1 ) ) );
		self::assertSame( array( 4, 2, 1 ), array( $this->services()->events->count( 5, true ), $this->services()->events->count( 5, false ), $this->services()->events->count( 6, false ) ) );
	}

	/** One statement, one event for each ticket: however many links lead to it. */
	public function testRecordsOnEveryTicketThatACustomerHasALinkTo(): void {
		$tickets  = array( $this->ticket(), $this->ticket(), $this->ticket() );
		$customer = $this->ticketById( $tickets[0] )->customerId;
		$this->services()->links->create( $tickets[0], $customer );
		$this->ticket( 'other@example.com' );
		$this->database()->execute( 'UPDATE {access_links} SET revoked_at = 1 WHERE ticket_id = %d', array( $tickets[2] ) );
		$queries = $this->queries( fn() => $this->services()->events->recordOnLinked( 'access_links_revoked', $customer, $this->staff(), Channel::Admin, Clock::fromSeconds( 1_800_000_000 ), array( 'customer_id' => $customer ) ) );
		self::assertCount( 1, array_filter( $queries, static fn( string $query ): bool => str_contains( $query, 'smart_support_events' ) ) );
		$rows = $this->database()->rows( "SELECT * FROM {events} WHERE type = 'access_links_revoked' ORDER BY ticket_id" );
		self::assertSame( array_slice( $tickets, 0, 2 ), array_map( static fn( $row ): int => $row->int( 'ticket_id' ), $rows ) );
		self::assertSame( array( 0, "{\"customer_id\":$customer}", 'user' ), array( $rows[0]->int( 'version' ), $rows[0]->text( 'data' ), $rows[0]->text( 'actor' ) ) );
	}

	/** Messages and secrets stay where they belong. */
	public function testHoldsNoMessageAndNoSecret(): void {
		$id    = $this->ticket( message: 'A canary in the message.' );
		$agent = $this->staff();
		$this->reply( $agent, $id, 'A canary in the reply.' );
		$this->reply( $agent, $id, 'A canary in the note.', true );
		$secret = $this->services()->links->secretForMail( $id, $this->ticketById( $id )->customerId );
		$events = (string) wp_json_encode( $this->wpdb()->get_results( 'SELECT * FROM ' . $this->database()->table( 'events' ) ) );
		self::assertSame( 3, substr_count( $events, '"type"' ) );
		self::assertStringNotContainsString( 'canary', $events );
		self::assertStringNotContainsString( $secret, $events );
	}
}
