<?php
/**
 * The tables of the use of API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiCall;
use SmartSupport\Access\ApiUsageRepository;
use SmartSupport\Tests\DeskTestCase;

final class ApiUsageRepositoryTest extends DeskTestCase {

	public function testReadsTheCallsItWrites(): void {
		$call = new ApiCall( 1_800_000_000, 'OPTIONS', '/tickets/{id}/replies', 429, '2001:0db8:0000:0000:0000:0000:0000:0001' );
		$this->usage()->insertCall( 7, $call );
		$this->usage()->insertCall( 7, new ApiCall( 1_800_000_001, 'GET', '/x', 200, '' ) );
		$this->usage()->insertCall( 8, new ApiCall( 1_800_000_002, 'GET', '/y', 200, '' ) );
		$calls = $this->usage()->calls( 7, 100 );
		self::assertSame( array( '/x', '/tickets/{id}/replies' ), array_map( static fn( ApiCall $found ) => $found->route, $calls ) );
		self::assertEquals( $call, $calls[1] ?? null );
		self::assertCount( 1, $this->usage()->calls( 7, 1 ) );
	}

	public function testTrimsToTheVeryNumber(): void {
		for ( $i = 1; $i <= 5; $i++ ) {
			$this->usage()->insertCall( 7, new ApiCall( $i, 'GET', '/x', 200, '' ) );
			$this->usage()->insertCall( 8, new ApiCall( $i, 'GET', '/x', 200, '' ) );
		}
		foreach ( array( 6 => 5, 5 => 5, 4 => 4 ) as $keep => $left ) {
			$this->usage()->trim( 7, $keep );
			self::assertCount( $left, $this->usage()->calls( 7, 100 ) );
		}
		self::assertSame( 2, $this->usage()->calls( 7, 100 )[3]->calledAt ?? 0 );
		self::assertCount( 5, $this->usage()->calls( 8, 100 ) );
	}

	public function testAddsUpDays(): void {
		foreach ( array( '2026-05-01', '2026-05-02', '2026-05-02' ) as $index => $day ) {
			$this->usage()->countInDay( 7, $day, 0 === $index % 2 );
		}
		$this->usage()->countInDay( 8, '2026-05-02', false );
		self::assertSame( array( '2026-05-02' => array( 2, 1 ) ), $this->usage()->days( 7, '2026-05-02' ) );
		self::assertSame( array( 7 => array( 2, 1 ), 8 => array( 1, 0 ) ), $this->usage()->ofDay( array( 7, 8, 9 ), '2026-05-02' ) );
		$this->usage()->purge( '2026-05-02', 0 );
		self::assertSame( array( '2026-05-02' => array( 2, 1 ) ), $this->usage()->days( 7, '2000-01-01' ) );
	}

	private function usage(): ApiUsageRepository {
		return new ApiUsageRepository( $this->database() );
	}
}
