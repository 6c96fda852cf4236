<?php
/**
 * All tickets of a department or product.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Database\Clock;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\ReassignmentRepository;

final class ReassignmentRepositoryTest extends DeskTestCase {

	public function testMovesThoseAndNoOthers(): void {
		$moved = array( $this->ticket( columns: array( 'product_id' => 5 ) ), $this->ticket( columns: array( 'product_id' => 5, 'is_listed' => 0, 'state' => 'trash' ) ) );
		$kept  = array( $this->ticket( columns: array( 'product_id' => 6 ) ), $this->ticket() );
		$rows  = new ReassignmentRepository( $this->database() );
		self::assertSame( array( true, false, 2, 0 ), array( $rows->areOn( 'product_id', 5 ), $rows->areOn( 'product_id', 7 ), $rows->lock( 'product_id', 5 ), $rows->lock( 'product_id', 7 ) ) );
		$rows->move( 'product_id', 5, 7, Clock::fromSeconds( 1_800_000_000 ) );
		foreach ( $moved as $id ) {
			self::assertSame( array( 7, 2, 1_800_000_000 ), array( $this->ticketById( $id )->productId, $this->ticketById( $id )->version, $this->ticketById( $id )->updatedAt->getTimestamp() ) );
		}
		foreach ( $kept as $id ) {
			self::assertSame( 1, $this->ticketById( $id )->version );
		}
		$rows->move( 'product_id', 7, null, Clock::fromSeconds( 1_800_000_001 ) );
		self::assertSame( array( null, 3 ), array( $this->ticketById( $moved[0] )->productId, $this->ticketById( $moved[0] )->version ) );
	}
}
