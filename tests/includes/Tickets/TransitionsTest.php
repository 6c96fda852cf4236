<?php
/**
 * A department's graph of statuses.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Tests\TestCase;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Transitions;

final class TransitionsTest extends TestCase {

	public function testWithoutAGraphAllButNewMayFollow(): void {
		self::assertSame( array( Status::Pending, Status::Delayed, Status::Resolved, Status::Closed ), Transitions::free()->from( Status::Open ) );
		self::assertFalse( Transitions::free()->allows( Status::Closed, Status::New ) );
		self::assertNull( Transitions::free()->column() );
		self::assertEquals( Transitions::free(), Transitions::read( null ) );
	}

	public function testAGraphAllowsItsWaysAlone(): void {
		$graph = Transitions::of( self::ways() );
		self::assertSame( array( Status::Open, Status::Closed ), $graph->from( Status::Resolved ) );
		self::assertTrue( $graph->allows( Status::New, Status::Open ) );
		self::assertFalse( $graph->allows( Status::New, Status::Closed ) );
		self::assertEquals( $graph, Transitions::read( $graph->column() ) );
	}

	/** P-18: no ticket is stranded. */
	public function testFromEverywhereATicketCanBeClosed(): void {
		foreach ( array( 'pending' => array( 'delayed' ), 'new' => array() ) as $from => $to ) {
			try {
				Transitions::of( array_merge( self::ways(), array( 'delayed' => array( 'pending' ), $from => $to ) ) );
				self::fail( "$from leads nowhere." );
			} catch ( \InvalidArgumentException $why ) {
				self::assertStringContainsString( 'could never be closed', $why->getMessage() );
			}
		}
	}

	/** Who is closed already needs no way out. */
	public function testAClosedStatusMayBeTheEnd(): void {
		self::assertSame( array(), Transitions::of( array_merge( self::ways(), array( 'closed' => array() ) ) )->from( Status::Closed ) );
	}

	public function testRefusesWhatIsNoGraph(): void {
		foreach ( array( array( 'open' => array( 'new' ) ), array( 'open' => array( 'open' ) ), array( 'open' => array( 'gone' ) ), array( 'open' => array( array() ) ), array( 'gone' => array( 'open' ) ), array( array( 'open' ) ) ) as $wrong ) {
			try {
				Transitions::of( $wrong + self::ways() );
				self::fail( (string) wp_json_encode( $wrong ) );
			} catch ( \InvalidArgumentException $why ) {
				self::assertNotSame( '', $why->getMessage() );
			}
		}
	}

	/** @return array<string, list<string>> */
	private static function ways(): array {
		return array(
			'new'      => array( 'open' ),
			'open'     => array( 'pending', 'resolved' ),
			'pending'  => array( 'open' ),
			'delayed'  => array( 'open' ),
			'resolved' => array( 'open', 'closed' ),
			'closed'   => array( 'open' ),
		);
	}
}
