<?php
/**
 * What a customer sees of a status (D1, G-23).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Status;

final class StatusTest extends DeskTestCase {

	/** @return iterable<string, array{string, string, string}> Status, state, word. */
	public static function statuses(): iterable {
		yield 'new' => array( 'new', 'opened', 'New' );
		yield 'open' => array( 'open', 'opened', 'In progress' );
		yield 'pending' => array( 'pending', 'opened', 'In progress' );
		yield 'delayed' => array( 'delayed', 'opened', 'In progress' );
		yield 'resolved' => array( 'resolved', 'closed', 'Resolved' );
		yield 'closed' => array( 'closed', 'closed', 'Resolved' );
	}

	#[DataProvider( 'statuses' )]
	public function testBelongsToAStateAndHasAWord( string $status, string $state, string $word ): void {
		self::assertSame( $state, Status::from( $status )->state()->value );
		self::assertSame( $word, Status::from( $status )->label() );
		self::assertNotSame( '', Status::from( $status )->explanation() );
	}

	public function testThereAreNoOthers(): void {
		self::assertCount( 6, Status::cases() );
	}

	public function testTheCustomerIsToldWhenItIsTheirTurn(): void {
		self::assertStringContainsString( 'waiting for your reply', Status::Pending->explanation() );
	}
}
