<?php
/**
 * Lists of tickets in SQL (A-14 to A-28, R3, R13, P8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Visibility;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\TicketQuery;
use SmartSupport\Tickets\TicketListRepository;

final class TicketListRepositoryTest extends DeskTestCase {

	/** @var array<string, int> Name => id. */
	private array $ids = array();

	/** @return iterable<string, array{array<string, list<int|string>>, list<string>}> Filters, tickets found. */
	public static function filters(): iterable {
		yield 'none' => array( array(), array( 'a', 'b', 'c', 'd' ) );
		yield 'a status' => array( array( 'status' => array( 'open' ) ), array( 'b', 'd' ) );
		yield 'two statuses' => array( array( 'status' => array( 'new', 'resolved' ) ), array( 'a', 'c' ) );
		yield 'opened' => array( array( 'state' => array( 'opened' ) ), array( 'a', 'b', 'd' ) );
		yield 'closed' => array( array( 'state' => array( 'closed' ) ), array( 'c' ) );
		yield 'spam' => array( array( 'state' => array( 'spam' ) ), array( 'e' ) );
		yield 'spam and trash' => array( array( 'state' => array( 'spam', 'trash' ) ), array( 'e', 'f' ) );
		yield 'opened and trash' => array( array( 'state' => array( 'opened', 'trash' ) ), array( 'a', 'b', 'd', 'f' ) );
		yield 'a status outside the list' => array( array( 'status' => array( 'pending' ) ), array() );
		yield 'a priority' => array( array( 'priority' => array( 4 ) ), array( 'c' ) );
		yield 'a department' => array( array( 'department_id' => array( 7 ) ), array( 'b', 'c' ) );
		yield 'a product' => array( array( 'product_id' => array( 5 ) ), array( 'd' ) );
		yield 'an agent' => array( array( 'agent_id' => array( 101 ) ), array( 'b' ) );
		yield 'two agents' => array( array( 'agent_id' => array( 101, 102 ) ), array( 'b', 'c' ) );
		yield 'a customer' => array( array( 'customer_id' => array( 9 ) ), array( 'a', 'c' ) );
		yield 'guests' => array( array( 'is_guest' => array( 1 ) ), array( 'a', 'b', 'c' ) );
		yield 'registered' => array( array( 'is_guest' => array( 0 ) ), array( 'd' ) );
		yield 'two at once' => array( array( 'status' => array( 'open' ), 'department_id' => array( 7 ) ), array( 'b' ) );
		yield 'two that exclude each other' => array( array( 'status' => array( 'open' ), 'state' => array( 'closed' ) ), array() );
		yield 'a column nobody may filter by' => array( array( '1 = 0 OR message' => array( 'x' ) ), array( 'a', 'b', 'c', 'd' ) );
	}

	/**
	 * @param array<string, list<int|string>> $filters
	 * @param list<string>                    $expected
	 */
	#[DataProvider( 'filters' )]
	public function testFilters( array $filters, array $expected ): void {
		$this->fill();
		$query = new TicketQuery( Visibility::all(), $filters, orderBy: 'id', descending: false );
		self::assertSame( $expected, $this->names( $query ) );
		self::assertSame( count( $expected ), $this->tickets()->count( $query ) );
	}

	public function testFiltersByTimeStrictly(): void {
		$this->fill();
		$noon = new \DateTimeImmutable( '2026-05-03 12:00:00', new \DateTimeZone( 'UTC' ) );
		self::assertSame( array( 'd' ), $this->names( new TicketQuery( Visibility::all(), updatedAfter: $noon ) ) );
		self::assertSame( array( 'c', 'd' ), $this->sorted( new TicketQuery( Visibility::all(), updatedAfter: $noon->modify( '-1 second' ) ) ) );
		self::assertSame( array( 'c', 'd' ), $this->sorted( new TicketQuery( Visibility::all(), updatedAfter: $noon->setTimezone( new \DateTimeZone( '+05:30' ) )->modify( '-1 second' ) ) ) );
		$created = new \DateTimeImmutable( '2026-04-02 00:00:00', new \DateTimeZone( 'UTC' ) );
		self::assertSame( array( 'c', 'd' ), $this->sorted( new TicketQuery( Visibility::all(), createdAfter: $created ) ) );
		self::assertSame( array( 'a' ), $this->sorted( new TicketQuery( Visibility::all(), createdBefore: $created ) ) );
	}

	public function testFiltersByHavingAnAgent(): void {
		$this->fill();
		self::assertSame( array( 'a', 'd' ), $this->sorted( new TicketQuery( Visibility::all(), unassigned: true ) ) );
		self::assertSame( array( 'b', 'c' ), $this->sorted( new TicketQuery( Visibility::all(), unassigned: false ) ) );
	}

	/** @return iterable<string, array{string, list<string>}> Column of the contract, ascending; ties by id. */
	public static function sorts(): iterable {
		yield 'id' => array( 'id', array( 'a', 'b', 'c', 'd' ) );
		yield 'number' => array( 'number', array( 'a', 'b', 'c', 'd' ) );
		yield 'created_at' => array( 'created_at', array( 'a', 'b', 'c', 'd' ) );
		yield 'updated_at, with a tie' => array( 'updated_at', array( 'a', 'b', 'c', 'd' ) );
		yield 'priority by rank, with ties' => array( 'priority', array( 'b', 'a', 'd', 'c' ) );
		yield 'subject' => array( 'subject', array( 'd', 'c', 'b', 'a' ) );
	}

	/** @param list<string> $expected */
	#[DataProvider( 'sorts' )]
	public function testSorts( string $orderBy, array $expected ): void {
		$this->fill();
		self::assertSame( $expected, $this->names( new TicketQuery( Visibility::all(), orderBy: $orderBy, descending: false ) ) );
		self::assertSame( array_reverse( $expected ), $this->names( new TicketQuery( Visibility::all(), orderBy: $orderBy ) ) );
	}

	/** Whoever has waited longest comes first, and who waits for nothing after all who wait: whichever way it is sorted. */
	public function testWhoWaitsForNothingComesLast(): void {
		foreach ( array( 'q' => null, 'r' => '02', 's' => null, 't' => '01', 'u' => '03' ) as $name => $day ) {
			$this->add( $name, array( 'agent_id' => 'r' === $name ? 101 : null, 'waiting_since' => null === $day ? null : "2026-05-$day 00:00:00" ) );
		}
		foreach ( array( Visibility::all(), Visibility::ofAgent( 101 ) ) as $viewer ) {
			self::assertSame( array( 't', 'r', 'u', 'q', 's' ), $this->names( new TicketQuery( $viewer, orderBy: 'waiting_since', descending: false ) ) );
			self::assertSame( array( 'u', 'r', 't', 's', 'q' ), $this->names( new TicketQuery( $viewer, orderBy: 'waiting_since' ) ) );
			$pages = array();
			foreach ( array( 1, 2, 3, 4 ) as $page ) {
				$pages[] = $this->names( new TicketQuery( $viewer, orderBy: 'waiting_since', descending: false, page: $page, perPage: 2 ) );
			}
			self::assertSame( array( array( 't', 'r' ), array( 'u', 'q' ), array( 's' ), array() ), $pages );
			self::assertSame( 5, $this->tickets()->count( new TicketQuery( $viewer, orderBy: 'waiting_since', descending: false ) ) );
			$number = new TicketQuery( $viewer, search: (string) $this->ids['s'], orderBy: 'waiting_since', descending: false );
			self::assertSame( 's', $this->names( $number )[0], 'A number comes first all the same.' );
		}
	}

	public function testTakesEveryPageOnce(): void {
		for ( $i = 0; $i < 7; $i++ ) {
			$this->add( "p$i", array( 'updated_at' => '2026-05-03 12:00:00' ) );
		}
		$seen = array();
		foreach ( array( 1, 2, 3, 4 ) as $page ) {
			$seen[] = $this->names( new TicketQuery( Visibility::all(), page: $page, perPage: 3 ) );
		}
		self::assertSame( array( array( 'p6', 'p5', 'p4' ), array( 'p3', 'p2', 'p1' ), array( 'p0' ), array() ), $seen );
	}

	/** @return iterable<string, array{Visibility, list<string>}> */
	public static function viewers(): iterable {
		yield 'everything' => array( Visibility::all(), array( 'a', 'b', 'c', 'd' ) );
		yield 'own and unassigned' => array( Visibility::ofAgent( 101 ), array( 'a', 'b', 'd' ) );
		yield 'an agent without tickets' => array( Visibility::ofAgent( 999 ), array( 'a', 'd' ) );
		yield 'a customer' => array( Visibility::ofCustomer( 9 ), array( 'a', 'c' ) );
		yield 'a customer without tickets' => array( Visibility::ofCustomer( 999 ), array() );
		yield 'nobody' => array( Visibility::none(), array() );
	}

	/** @param list<string> $expected */
	#[DataProvider( 'viewers' )]
	public function testLimitsTheListInSql( Visibility $visibility, array $expected ): void {
		$this->fill();
		$query = new TicketQuery( $visibility, orderBy: 'id', descending: false );
		self::assertSame( $expected, $this->names( $query ) );
		self::assertSame( count( $expected ), $this->tickets()->count( $query ) );
	}

	public function testACustomerFindsNothingInSpamAndTrash(): void {
		$this->fill();
		self::assertSame( array(), $this->names( new TicketQuery( Visibility::ofCustomer( 9 ), array( 'state' => array( 'spam', 'trash' ) ) ) ) );
		self::assertSame( array( 'e' ), $this->names( new TicketQuery( Visibility::ofAgent( 101 ), array( 'state' => array( 'spam', 'trash' ) ) ) ) );
	}

	/** R8: a note moves nothing in a customer's list. */
	public function testForCustomersTheLastPublicChangeCounts(): void {
		$this->add( 'a', array( 'customer_id' => 9, 'updated_at' => '2026-05-09 00:00:00', 'public_updated_at' => '2026-05-01 00:00:00' ) );
		$this->add( 'b', array( 'customer_id' => 9, 'updated_at' => '2026-05-02 00:00:00', 'public_updated_at' => '2026-05-02 00:00:00' ) );
		$after = new \DateTimeImmutable( '2026-05-01 12:00:00', new \DateTimeZone( 'UTC' ) );
		self::assertSame( array( 'b', 'a' ), $this->names( new TicketQuery( Visibility::ofCustomer( 9 ) ) ) );
		self::assertSame( array( 'a', 'b' ), $this->names( new TicketQuery( Visibility::all() ) ) );
		self::assertSame( array( 'b' ), $this->names( new TicketQuery( Visibility::ofCustomer( 9 ), updatedAfter: $after ) ) );
		self::assertSame( array( 'a', 'b' ), $this->names( new TicketQuery( Visibility::all(), updatedAfter: $after ) ) );
	}

	/** @return iterable<string, array{string, list<string>}> */
	public static function searches(): iterable {
		yield 'a word of the subject' => array( 'delta', array( 'd' ) );
		yield 'without case' => array( 'DeLtA', array( 'd' ) );
		yield 'a word of the message' => array( 'paper', array( 'a' ) );
		yield 'a word of a public reply' => array( 'toner', array( 'b' ) );
		yield 'a word of a note' => array( 'canary', array() );
		yield 'two words in two places' => array( 'bravo toner', array( 'b' ) );
		yield 'two words of two tickets' => array( 'alpha bravo', array() );
		yield 'a percent sign' => array( '%', array( 'c' ) );
		yield 'an underscore' => array( '_', array( 'd' ) );
		yield 'a percent sign in a word' => array( '0%', array( 'c' ) );
		yield 'a backslash' => array( '\\', array( 'd' ) );
		yield 'a quote' => array( "'", array( 'b' ) );
		yield 'an injection' => array( "' OR 1=1 -- ", array() );
		yield 'a function' => array( 'SLEEP(3)', array() );
		yield 'letters of another script' => array( '你好', array( 'c' ) );
		yield 'four bytes' => array( '😀', array( 'd' ) );
		yield 'a placeholder' => array( '%s %d', array() );
		yield 'white space alone' => array( "\u{3000} ", array() );
		yield 'NUL' => array( "\0", array() );
		yield 'no UTF-8' => array( "\xff", array() );
		yield 'in spam' => array( 'echo', array() );
		yield 'a number nobody has' => array( '99999999', array() );
		yield 'beyond every number' => array( '99999999999999999999999', array() );
	}

	/** @param list<string> $expected */
	#[DataProvider( 'searches' )]
	public function testSearches( string $text, array $expected ): void {
		$this->fill();
		$query = new TicketQuery( Visibility::all(), search: $text, orderBy: 'id', descending: false );
		self::assertSame( $expected, $this->names( $query ) );
		self::assertSame( count( $expected ), $this->tickets()->count( $query ) );
	}

	/** A number also matches the ticket's own and comes first. */
	public function testANumberFindsItsTicketFirst(): void {
		$this->fill();
		$number = (string) $this->ids['b'];
		$this->add( 'mentions', array( 'subject' => "Like number $number" ) );
		foreach ( array( $number, "#$number" ) as $search ) {
			foreach ( array( true, false ) as $descending ) {
				$found = $this->names( new TicketQuery( Visibility::all(), search: $search, descending: $descending ) );
				self::assertSame( 'b', $found[0] ?? '' );
			}
		}
		self::assertContains( 'mentions', $this->names( new TicketQuery( Visibility::all(), search: $number ) ) );
	}

	public function testASearchStaysWithinWhatOneMaySee(): void {
		$this->fill();
		foreach ( array( 'charlie', (string) $this->ids['c'] ) as $search ) {
			self::assertSame( array(), $this->names( new TicketQuery( Visibility::ofAgent( 101 ), search: $search ) ) );
			self::assertSame( array( 'c' ), $this->names( new TicketQuery( Visibility::ofCustomer( 9 ), search: $search ) ) );
			self::assertSame( array(), $this->names( new TicketQuery( Visibility::ofCustomer( 8 ), search: $search ) ) );
		}
	}

	public function testListsLeaveTheBodiesWhereTheyAre(): void {
		$this->fill();
		$found = $this->tickets()->list( new TicketQuery( Visibility::all() ) );
		self::assertSame( array( null ), array_values( array_unique( array_map( static fn( $ticket ) => $ticket->message, $found ) ) ) );
		self::assertCount( 1, $this->queries( fn() => $this->tickets()->list( new TicketQuery( Visibility::all() ) ) ) );
	}

	public function testCountsNoFurtherThanIsTold(): void {
		$this->fill();
		$counting = $this->queries( fn() => $this->tickets()->count( new TicketQuery( Visibility::all() ) ) );
		self::assertCount( 1, $counting );
		// Exact up to 10,000.
		self::assertStringContainsString( 'LIMIT 10001', $counting[0] );
	}

	private function tickets(): TicketListRepository {
		return $this->services()->ticketLists;
	}

	/** Four tickets of the list, one in spam, one in the trash. */
	private function fill(): void {
		$this->add( 'a', array( 'subject' => 'Delay of alpha', 'message_text' => 'The paper', 'customer_id' => 9, 'created_at' => '2026-04-01 00:00:00', 'updated_at' => '2026-05-01 00:00:00' ) );
		$this->add( 'b', array( 'subject' => "Client's bravo", 'status' => 'open', 'priority' => 1, 'department_id' => 7, 'agent_id' => 101, 'created_at' => '2026-04-02 00:00:00', 'updated_at' => '2026-05-02 00:00:00' ) );
		$this->add( 'c', array( 'subject' => 'Burnt charlie 100% 你好', 'status' => 'resolved', 'state' => 'closed', 'priority' => 4, 'department_id' => 7, 'agent_id' => 102, 'customer_id' => 9, 'created_at' => '2026-04-03 00:00:00', 'updated_at' => '2026-05-03 12:00:00' ) );
		$this->add( 'd', array( 'subject' => 'Ask delta\\_ 😀', 'status' => 'open', 'product_id' => 5, 'is_guest' => 0, 'created_at' => '2026-04-04 00:00:00', 'updated_at' => '2026-05-04 00:00:00' ) );
		$this->add( 'e', array( 'subject' => 'Echo', 'status' => 'pending', 'state' => 'spam', 'is_listed' => 0, 'customer_id' => 9 ) );
		$this->add( 'f', array( 'subject' => 'Foxtrot', 'status' => 'open', 'state' => 'trash', 'is_listed' => 0, 'customer_id' => 9, 'agent_id' => 102 ) );
		foreach ( array( 'toner' => 0, 'canary' => 1 ) as $word => $isInternal ) {
			$this->database()->insert(
				'replies',
				array( 'ticket_id' => $this->ids['b'], 'is_internal' => $isInternal, 'author_type' => 'agent', 'author_role' => 'agent', 'channel' => 'api', 'created_at' => '2026-05-01 00:00:00', 'message' => $word, 'message_text' => "The $word" )
			);
		}
	}

	/** @param array<string, int|string|null> $columns */
	private function add( string $name, array $columns ): void {
		$time               = '2026-05-01 00:00:00';
		$this->ids[ $name ] = $this->database()->insert(
			'tickets',
			$columns + array( 'subject' => $name, 'status' => 'new', 'state' => 'opened', 'channel' => 'guest', 'customer_id' => 8, 'department_id' => 1, 'created_at' => $time, 'updated_at' => $time, 'public_updated_at' => $time, 'message' => '', 'message_text' => '' )
		);
	}

	/** @return list<string> Names of what is found, in order. */
	private function names( TicketQuery $query ): array {
		$names = array_flip( $this->ids );
		return array_map( static fn( $ticket ) => $names[ $ticket->id ] ?? '?', $this->tickets()->list( $query ) );
	}

	/** @return list<string> The same in the order of the alphabet. */
	private function sorted( TicketQuery $query ): array {
		$names = $this->names( $query );
		sort( $names );
		return $names;
	}
}
