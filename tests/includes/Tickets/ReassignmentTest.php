<?php
/**
 * Tickets of a department or product that goes (PR21, I5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Database\Row;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Reassignment;
use SmartSupport\Tickets\ReassignmentRepository;

final class ReassignmentTest extends DeskTestCase {

	public function testEachTicketGoesOneVersionOnAndSaysWhy(): void {
		$staff   = $this->staff();
		$tickets = array();
		for ( $i = 0; $i < 5; $i++ ) {
			$tickets[] = $this->ticket( columns: array( 'product_id' => 5 ) );
			for ( $reply = 0; $reply < $i; $reply++ ) {
				$this->reply( $staff, $tickets[ $i ] );
			}
		}
		$services = $this->services();
		$moving   = new Reassignment( new ReassignmentRepository( $services->database ), $services->events, $services->clock );
		$queries  = $this->queries( static fn() => $services->unit->run( static fn() => $moving->move( $staff, 'product_id', 5, 6 ) ) );
		self::assertLessThanOrEqual( 6, count( $queries ), 'However many tickets there are.' );
		foreach ( $tickets as $place => $id ) {
			$versions = array_map( static fn( Row $row ) => $row->int( 'version' ), $this->database()->rows( 'SELECT version FROM {events} WHERE ticket_id = %d ORDER BY id', array( $id ) ) );
			self::assertSame( range( 1, $place + 2 ), $versions );
			self::assertSame( $place + 2, $this->ticketById( $id )->version );
			$event = $this->database()->row( 'SELECT * FROM {events} WHERE ticket_id = %d ORDER BY id DESC', array( $id ) );
			self::assertSame( array( 'ticket_updated', 'user', $staff->userId, '{"product_id":[5,6]}' ), array( $event?->text( 'type' ), $event?->text( 'actor' ), $event?->int( 'user_id' ), $event?->text( 'data' ) ) );
		}
		self::assertFalse( $moving->areOn( 'product_id', 5 ) );
		self::assertTrue( $moving->areOn( 'product_id', 6 ) );
	}
}
