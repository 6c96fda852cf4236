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
use SmartSupport\Database\Clock;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;

final class EventRepositoryTest extends DeskTestCase {

	public function testSaysWhoDidWhatFromWhere(): void {
		$time   = Clock::fromSeconds( 1_800_000_000 );
		$agent  = $this->staff();
		$actors = array(
			array( Actor::anonymous( '192.0.2.7' ), 'anonymous', null, null, '192.0.2.7' ),
			array( $agent, 'user', $agent->userId, null, '' ),
			array( Actor::link( new AccessLink( 1, 5, 9, null, 0 ), '2001:db8::' ), 'link', null, 9, '2001:db8::' ),
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
		foreach ( array( 'ticket_created', 'reply_added', 'note_added', 'ticket_updated' ) as $i => $type ) {
			$this->services()->events->record( $type, 5, $i + 1, Actor::system(), Channel::Api, $time );
		}
		$types = fn( bool $withNotes ): array => array_column( $this->services()->events->since( 5, 1, $withNotes ), 'type', 'version' );
		self::assertSame( array( 2 => 'reply_added', 3 => 'note_added', 4 => 'ticket_updated' ), $types( true ) );
		self::assertSame( array( 2 => 'reply_added', 4 => 'ticket_updated' ), $types( false ) );
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
