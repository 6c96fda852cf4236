<?php
/**
 * What customers may do to the status of their tickets (D9, P-12, P-17).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\SelfClosing;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;

final class SelfClosingTest extends DeskTestCase {

	/** Closed only from open; what is closed stays so, what is resolved may open again. */
	private const GRAPH = array(
		'new'      => array( 'open' ),
		'open'     => array( 'pending', 'resolved', 'closed' ),
		'pending'  => array( 'open' ),
		'delayed'  => array( 'open' ),
		'resolved' => array( 'open' ),
		'closed'   => array(),
	);

	public function testWithoutAStatusForItCustomersDoNothing(): void {
		foreach ( Status::cases() as $status ) {
			$ticket = $this->ours( $status );
			self::assertSame( array( false, false, 'forbidden', 'forbidden' ), array( $this->rules()->canClose( $ticket ), $this->rules()->canReopen( $ticket ), $this->refusal( fn() => $this->rules()->close( $ticket ) ), $this->refusal( fn() => $this->rules()->reopen( $ticket ) ) ), $status->value );
		}
	}

	public function testWithAStatusTheyCloseWhatIsOpenAndReopenWhatIsClosed(): void {
		$this->changeDepartment( 'resolved' );
		foreach ( Status::cases() as $status ) {
			$ticket = $this->ours( $status );
			$isOpen = 'opened' === $status->state()->value;
			self::assertSame( array( $isOpen, ! $isOpen ), array( $this->rules()->canClose( $ticket ), $this->rules()->canReopen( $ticket ) ), $status->value );
			self::assertSame( array( $isOpen ? Status::Resolved : null, $isOpen ? null : Status::Open ), array( $this->rules()->close( $ticket ), $this->rules()->reopen( $ticket ) ), $status->value );
		}
	}

	public function testOnlyWhereTheGraphAllowsIt(): void {
		$this->changeDepartment( 'closed', self::GRAPH );
		$rules = $this->rules();
		self::assertSame( array( true, false, false ), array_map( fn( Status $status ) => $rules->canClose( $this->ours( $status ) ), array( Status::Open, Status::New, Status::Pending ) ) );
		self::assertSame( array( true, false ), array_map( fn( Status $status ) => $rules->canReopen( $this->ours( $status ) ), array( Status::Resolved, Status::Closed ) ) );
		self::assertSame( 'forbidden', $this->refusal( fn() => $rules->close( $this->ours( Status::Pending ) ) ) );
		self::assertSame( 'forbidden', $this->refusal( fn() => $rules->reopen( $this->ours( Status::Closed ) ) ) );
		self::assertNull( $rules->close( $this->ours( Status::Resolved ) ), 'Twice is once, whatever the graph (D21).' );
	}

	private function rules(): SelfClosing {
		return $this->services()->selfClosing();
	}

	private function ours( Status $status ): Ticket {
		return $this->ticketById( $this->ticket( columns: array( 'status' => $status->value, 'state' => $status->state()->value ) ) );
	}
}
