<?php
/**
 * What the guards refuse, counted (A-3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\RefusalCause;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class RefusalServiceTest extends DeskTestCase {

	/** The first second of 2027-01-15 (UTC). */
	private const DAY = 1_799_971_200;

	/** What was refused is rolled back, the count is not. */
	public function testCountsWhatIsRolledBack(): void {
		$services = $this->services();
		try {
			$services->unit->run(
				function () use ( $services ): void {
					$this->ticket();
					$services->guards()->refusals()->count( RefusalCause::RateSite );
					throw Refusal::rateLimited( 60 );
				}
			);
		} catch ( Refusal $refusal ) {
			self::assertSame( 'rate_limited', $refusal->reason );
		}
		self::assertSame( array( 0, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'refusals' ) ) );
	}

	public function testAFailureToCountIsNobodysBusiness(): void {
		$this->database()->execute( 'DROP TABLE {refusals}' );
		$this->services()->guards()->refusals()->count( RefusalCause::Honeypot );
		$this->database()->execute( \SmartSupport\Database\Tables::create( 'refusals' ) );
		self::assertSame( 0, $this->countRows( 'refusals' ) );
	}

	public function testKeepsThirtyDays(): void {
		foreach ( array( 30, 29, 0 ) as $back ) {
			$this->databaseClock()->set( self::DAY - $back * DAY_IN_SECONDS );
			$this->services()->guards()->refusals()->count( RefusalCause::Honeypot );
		}
		[ $shown, $total ] = $this->services()->guards()->refusals()->page( 1, 20 );
		self::assertSame( array( '2027-01-15', '2026-12-17' ), array_map( static fn( $count ): string => $count->day, $shown ) );
		self::assertSame( 2, $total );
		self::assertSame( 3, $this->countRows( 'refusals' ) );
		$this->services()->guards()->refusals()->purge();
		self::assertSame( 2, $this->countRows( 'refusals' ) );
	}
}
