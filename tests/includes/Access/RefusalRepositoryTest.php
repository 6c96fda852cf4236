<?php
/**
 * Counts of refusals in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\RefusalCause;
use SmartSupport\Access\RefusalCount;
use SmartSupport\Access\RefusalRepository;
use SmartSupport\Tests\DeskTestCase;

final class RefusalRepositoryTest extends DeskTestCase {

	/** The first second of 2027-01-15 (UTC). */
	private const DAY = 1_799_971_200;

	public function testCountsByCauseAndDayOfUtc(): void {
		update_option( 'timezone_string', 'Pacific/Auckland' );
		$this->refuse( self::DAY - 1, RefusalCause::Honeypot );
		$this->refuse( self::DAY, RefusalCause::Honeypot, RefusalCause::Honeypot, RefusalCause::RateIp );
		self::assertSame( array( '2027-01-15 honeypot 2', '2027-01-15 rate_ip 1', '2027-01-14 honeypot 1' ), $this->shown( '2027-01-14', 1, 20 ) );
		self::assertSame( array( '2027-01-15 honeypot 2', '2027-01-15 rate_ip 1' ), $this->shown( '2027-01-15', 1, 20 ) );
	}

	/** However many there are: a flood fills no table. */
	public function testHasOneRowForACauseAndDay(): void {
		$this->refuse( self::DAY, ...array_fill( 0, 50, RefusalCause::TimeTrap ) );
		self::assertSame( 1, $this->countRows( 'refusals' ) );
	}

	public function testPages(): void {
		$this->refuse( self::DAY, RefusalCause::Honeypot, RefusalCause::Honeypot, RefusalCause::RateIp, RefusalCause::Duplicate );
		[ $page, $total ] = $this->rows()->page( '2027-01-01', 2, 2 );
		self::assertSame( array( array( RefusalCause::RateIp ), 3 ), array( array_column( $page, 'cause' ), $total ) );
	}

	/** Ten processes that refuse at once lose no count. */
	public function testCountsAtOnce(): void {
		$code      = '$unit = ( new SmartSupport\Services() )->guards()->refusals(); for ( $i = 0; $i < 5; $i++ ) { $unit->count( SmartSupport\Access\RefusalCause::Blocklist ); }';
		$processes = array_map( fn() => $this->php( $code ), range( 1, 10 ) );
		array_walk( $processes, static fn( $process ) => $process->wait() );
		self::assertSame( 50, (int) $this->database()->value( 'SELECT SUM(refused) FROM {refusals}' ) );
	}

	private function rows(): RefusalRepository {
		return new RefusalRepository( $this->database() );
	}

	private function refuse( int $second, RefusalCause ...$causes ): void {
		$this->databaseClock()->set( $second );
		array_map( $this->rows()->count( ... ), $causes );
	}

	/** @return list<string> */
	private function shown( string $since, int $page, int $perPage ): array {
		return array_map( static fn( RefusalCount $count ): string => "$count->day {$count->cause->value} $count->count", $this->rows()->page( $since, $page, $perPage )[0] );
	}
}
