<?php
/**
 * Rows of a batch.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Writes a batch in one transaction. Replies and events of all its tickets come in the order of time, as on a real
 * site: a ticket's replies do not lie side by side.
 */
final class Rows {

	private const EVENTS = array( 'ticket_id', 'version', 'type', 'actor', 'user_id', 'customer_id', 'channel', 'data', 'created_at' );

	/** @param string $prefix Of our tables. */
	public function __construct(
		private readonly string $prefix,
		private readonly Sink $sink,
		private readonly Accounts $accounts,
		private readonly Links $links,
		private int $nextReply,
	) {}

	/**
	 * @param list<array{Person, int}> $people New customers, and when they came.
	 * @param list<Life>               $lives
	 */
	public function write( array $people, array $lives ): void {
		$this->sink->begin();
		$this->addPeople( $people );
		$this->sink->add( $this->prefix . 'tickets', Life::COLUMNS, array_map( static fn( Life $life ) => $life->row(), $lives ) );
		$this->addLetters( $lives );
		$this->addEvents( $lives );
		$this->sink->add( $this->prefix . 'access_links', Links::COLUMNS, $this->links->rows( $lives ) );
		$this->sink->commit();
	}

	/** @param list<array{Person, int}> $people */
	private function addPeople( array $people ): void {
		$rows = array();
		foreach ( $people as [ $person, $time ] ) {
			$rows[] = $person->row( $time );
			if ( null !== $person->userId ) {
				$login = (string) strstr( $person->email, '@', true );
				$this->accounts->add( $this->sink, array( array( $person->userId, $login, $person->email, $person->name, 'subscriber' ) ), $time );
			}
		}
		$this->sink->add( $this->prefix . 'customers', Person::COLUMNS, $rows );
	}

	/** @param list<Life> $lives */
	private function addLetters( array $lives ): void {
		$letters = array_merge( ...array_map( static fn( Life $life ) => $life->letters, $lives ) );
		usort( $letters, static fn( Letter $one, Letter $other ) => $one->time <=> $other->time );
		$rows = array();
		foreach ( $letters as $letter ) {
			$letter->id = $this->nextReply++;
			$rows[]     = $letter->row();
		}
		$this->sink->add( $this->prefix . 'replies', Letter::COLUMNS, $rows );
	}

	/** @param list<Life> $lives Whose letters have their ids. */
	private function addEvents( array $lives ): void {
		$rows  = array();
		$times = array();
		foreach ( $lives as $life ) {
			foreach ( $life->events as [ $time, $version, $type, $actor, $user, $customer, $channel, $letter, $difference ] ) {
				$data    = null === $letter ? $difference : array( 'reply_id' => $life->letters[ $letter ]->id ) + $difference;
				$times[] = $time;
				$rows[]  = array( $life->id, $version, $type, $actor, $user, $customer, $channel, (string) json_encode( $data ), gmdate( 'Y-m-d H:i:s', $time ) );
			}
		}
		// Stable: a ticket's events keep their order.
		asort( $times );
		$this->sink->add( $this->prefix . 'events', self::EVENTS, array_map( static fn( int $place ) => $rows[ $place ], array_keys( $times ) ) );
	}
}
