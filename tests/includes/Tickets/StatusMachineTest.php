<?php
/**
 * The one transition function (D1, D2, the status machine of product.md).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\Row;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\StatusMachine;
use SmartSupport\Tickets\Ticket;

final class StatusMachineTest extends DeskTestCase {

	/** Table D1. */
	private const STATES = array(
		'new'      => 'opened',
		'open'     => 'opened',
		'pending'  => 'opened',
		'delayed'  => 'opened',
		'resolved' => 'closed',
		'closed'   => 'closed',
	);

	/** Which statuses may follow, in a department that closes only what was resolved. */
	private const GRAPH = array(
		'new'      => array( 'open' ),
		'open'     => array( 'pending', 'delayed', 'resolved' ),
		'pending'  => array( 'open', 'resolved' ),
		'delayed'  => array( 'open' ),
		'resolved' => array( 'open', 'closed' ),
		'closed'   => array( 'open' ),
	);

	private const NOW  = '2026-05-07 12:00:00';
	private const PAST = '2026-05-01 08:00:00';

	/** @return iterable<string, array{string, string}> */
	public static function pairs(): iterable {
		foreach ( array_keys( self::STATES ) as $from ) {
			foreach ( array_keys( self::STATES ) as $to ) {
				yield "$from to $to" => array( $from, $to );
			}
		}
	}

	/** A department without a graph allows every change but back to new. */
	#[DataProvider( 'pairs' )]
	public function testEveryChangeButBackToNew( string $from, string $to ): void {
		$ticket = self::ticketOf( $from, self::STATES[ $from ] );
		if ( $from === $to ) {
			self::assertSame( array(), $this->toStatus( $ticket, $to ) );
		} elseif ( 'new' === $to ) {
			self::assertSame( 'illegal_transition', $this->refusal( fn() => $this->toStatus( $ticket, $to ) ) );
		} else {
			$columns = $this->toStatus( $ticket, $to );
			self::assertSame( array( $to, self::STATES[ $to ], 1 ), array( $columns['status'], $columns['state'], $columns['is_listed'] ) );
		}
	}

	public function testARefusalSaysWhereTheTicketMayGo(): void {
		try {
			$this->toStatus( self::ticketOf( 'open', 'opened' ), 'new' );
			self::fail( 'Not refused.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'pending', 'delayed', 'resolved', 'closed' ), $refusal->details['allowed'] ?? null );
		}
	}

	/** @return iterable<string, array{string, string, string, string}> Status, state, the state asked for, the status then. */
	public static function states(): iterable {
		yield 'an open one is closed' => array( 'open', 'opened', 'closed', 'closed' );
		yield 'a new one is closed' => array( 'new', 'opened', 'closed', 'closed' );
		yield 'a closed one is opened' => array( 'closed', 'closed', 'opened', 'open' );
		yield 'a resolved one is opened' => array( 'resolved', 'closed', 'opened', 'open' );
		yield 'spam keeps the status' => array( 'pending', 'opened', 'spam', 'pending' );
		yield 'trash keeps the status' => array( 'resolved', 'closed', 'trash', 'resolved' );
		yield 'from spam to trash' => array( 'pending', 'spam', 'trash', 'pending' );
		yield 'back from spam' => array( 'pending', 'spam', 'opened', 'pending' );
		yield 'a new one back from the trash' => array( 'new', 'trash', 'opened', 'new' );
		yield 'a resolved one back from the trash' => array( 'resolved', 'trash', 'closed', 'resolved' );
		yield 'a resolved one opened from the trash' => array( 'resolved', 'trash', 'opened', 'open' );
		yield 'an open one closed from spam' => array( 'open', 'spam', 'closed', 'closed' );
	}

	#[DataProvider( 'states' )]
	public function testSettingAState( string $status, string $state, string $to, string $then ): void {
		$columns = $this->machine()->toState( self::ticketOf( $status, $state ), State::from( $to ), self::time() );
		self::assertSame( array( $then, $to ), array( $columns['status'], $columns['state'] ) );
		self::assertSame( in_array( $to, array( 'opened', 'closed' ), true ) ? 1 : 0, $columns['is_listed'] );
	}

	public function testAStateThatIsThereChangesNothing(): void {
		foreach ( array( 'opened' => 'pending', 'closed' => 'closed', 'spam' => 'open', 'trash' => 'open' ) as $state => $status ) {
			self::assertSame( array(), $this->machine()->toState( self::ticketOf( $status, $state ), State::from( $state ), self::time() ) );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function unlisted(): iterable {
		foreach ( array( 'spam', 'trash', 'merged' ) as $state ) {
			yield $state => array( $state );
		}
	}

	/** On these only the state changes. */
	#[DataProvider( 'unlisted' )]
	public function testNoStatusIsSetOutsideTheList( string $state ): void {
		foreach ( array_keys( self::STATES ) as $status ) {
			self::assertSame( 'illegal_transition', $this->refusal( fn() => $this->toStatus( self::ticketOf( 'open', $state ), $status ) ), $status );
		}
	}

	/** P-18. */
	public function testADepartmentsGraphSaysWhichStatusMayFollow(): void {
		$this->changeDepartment( null, self::GRAPH );
		foreach ( self::pairs() as [ $from, $to ] ) {
			$asked = fn() => $this->toStatus( $this->ours( $from ), $to );
			self::assertSame( $from === $to || in_array( $to, self::GRAPH[ $from ], true ) ? 'not refused' : 'illegal_transition', $this->refusal( $asked ), "$from to $to" );
		}
	}

	public function testARefusalSaysWhatTheGraphAllows(): void {
		$this->changeDepartment( null, self::GRAPH );
		foreach ( array( fn() => $this->toStatus( $this->ours( 'open' ), 'closed' ), fn() => $this->machine()->toState( $this->ours( 'open' ), State::Closed, self::time() ) ) as $asked ) {
			try {
				$asked();
				self::fail( 'Not refused.' );
			} catch ( Refusal $refusal ) {
				self::assertSame( array( 'illegal_transition', array( 'pending', 'delayed', 'resolved' ) ), array( $refusal->reason, $refusal->details['allowed'] ?? null ) );
			}
		}
	}

	/** A state that brings another status along is a change of it; spam, trash and the way back are none. */
	public function testAGraphJudgesTheStatusThatAStateBrings(): void {
		$this->changeDepartment( null, array( 'closed' => array() ) + self::GRAPH );
		$asked = fn( string $status, string $state, string $to ): string => $this->refusal( fn() => $this->machine()->toState( $this->ours( $status, $state ), State::from( $to ), self::time() ) );
		self::assertSame( 'illegal_transition', $asked( 'closed', 'closed', 'opened' ) );
		self::assertSame( 'illegal_transition', $asked( 'closed', 'trash', 'opened' ) );
		foreach ( array( array( 'resolved', 'closed', 'opened' ), array( 'closed', 'closed', 'trash' ), array( 'closed', 'trash', 'closed' ), array( 'open', 'opened', 'spam' ), array( 'open', 'spam', 'opened' ) ) as $one ) {
			self::assertSame( 'not refused', $asked( ...$one ), implode( ' ', $one ) );
		}
	}

	public function testAnotherDepartmentsGraphCountsWhereItIsNamed(): void {
		$this->changeDepartment( null, self::GRAPH );
		$other = $this->services()->departments->create( 'Billing' )->id;
		self::assertSame( 'closed', $this->machine()->toStatus( $this->ours( 'open' ), Status::Closed, self::time(), $other )['status'] );
		self::assertSame( 'closed', $this->machine()->toState( $this->ours( 'open' ), State::Closed, self::time(), $other )['status'] );
	}

	/** Nobody has asked for it: nobody is refused. */
	public function testWhatFollowsByItselfIsLeftOutWhereItMayNot(): void {
		$this->changeDepartment( null, array( 'closed' => array() ) + self::GRAPH );
		self::assertSame( array(), $this->machine()->byItself( $this->ours( 'closed' ), Status::Open, self::time() ) );
		self::assertSame( array(), $this->machine()->byItself( $this->ours( 'open' ), Status::Open, self::time() ) );
		self::assertSame( 'open', $this->machine()->byItself( $this->ours( 'resolved' ), Status::Open, self::time() )['status'] );
	}

	public function testKnowsTheDepartmentsWithoutAWay(): void {
		$id = $this->changeDepartment( null, self::GRAPH );
		$this->services()->departments->create( 'Billing' );
		self::assertSame( array( $id ), $this->machine()->departmentsWithout( Status::Open, Status::Closed ) );
		self::assertSame( array(), $this->machine()->departmentsWithout( Status::Resolved, Status::Closed ) );
	}

	public function testOnlyMergingMerges(): void {
		$machine = $this->machine();
		foreach ( array( 'opened', 'closed', 'spam', 'trash' ) as $state ) {
			$ticket = self::ticketOf( 'open', $state );
			self::assertSame( 'illegal_transition', $this->refusal( static fn() => $machine->toState( $ticket, State::Merged, self::time() ) ) );
			self::assertSame( 'illegal_transition', $this->refusal( static fn() => $machine->toState( self::ticketOf( 'open', 'merged' ), State::from( $state ), self::time() ) ) );
		}
	}

	public function testRemembersWhenItWasResolvedAndClosed(): void {
		$resolved = $this->toStatus( self::ticketOf( 'open', 'opened' ), 'resolved' );
		self::assertSame( array( self::NOW, null ), array( $resolved['resolved_at'], $resolved['closed_at'] ) );
		$closed = $this->toStatus( self::ticketOf( 'resolved', 'closed', array( 'resolved_at' => self::PAST ) ), 'closed' );
		self::assertSame( array( self::PAST, self::NOW ), array( $closed['resolved_at'], $closed['closed_at'] ) );
		$reopened = $this->toStatus( self::ticketOf( 'closed', 'closed', array( 'resolved_at' => self::PAST, 'closed_at' => self::PAST ) ), 'open' );
		self::assertSame( array( null, null ), array( $reopened['resolved_at'], $reopened['closed_at'] ) );
	}

	/** @return iterable<string, array{string, string|null}> Status, since when the customer waits then. */
	public static function clocks(): iterable {
		yield 'runs' => array( 'open', self::PAST );
		yield 'pauses for the customer' => array( 'pending', null );
		yield 'pauses on hold' => array( 'delayed', null );
		yield 'stops, resolved' => array( 'resolved', null );
		yield 'stops, closed' => array( 'closed', null );
	}

	/** The column "agents' clock" of D1. */
	#[DataProvider( 'clocks' )]
	public function testTheAgentsClock( string $to, ?string $since ): void {
		self::assertSame( $since, $this->toStatus( self::ticketOf( 'new', 'opened', array( 'waiting_since' => self::PAST ) ), $to )['waiting_since'] );
	}

	/** @return array<string, int|string|null> */
	private function toStatus( Ticket $ticket, string $status ): array {
		return $this->machine()->toStatus( $ticket, Status::from( $status ), self::time() );
	}

	private function machine(): StatusMachine {
		return $this->services()->statuses;
	}

	/** A ticket of the default department. */
	private function ours( string $status, ?string $state = null ): Ticket {
		return self::ticketOf( $status, $state ?? self::STATES[ $status ], array( 'department_id' => (string) $this->services()->departments->resolve( null )->id ) );
	}

	private static function time(): \DateTimeImmutable {
		return new \DateTimeImmutable( self::NOW, new \DateTimeZone( 'UTC' ) );
	}

	/** @param array<string, string> $columns */
	private static function ticketOf( string $status, string $state, array $columns = array() ): Ticket {
		return Ticket::fromRow(
			new Row(
				$columns + array(
					'id'                => 1,
					'subject'           => 'Subject',
					'status'            => $status,
					'state'             => $state,
					'priority'          => 2,
					'channel'           => 'guest',
					'created_at'        => self::PAST,
					'updated_at'        => self::PAST,
					'public_updated_at' => self::PAST,
				)
			)
		);
	}
}
