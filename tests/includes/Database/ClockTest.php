<?php
/**
 * The database's clock.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\Clock;
use SmartSupport\Tests\DeskTestCase;

final class ClockTest extends DeskTestCase {

	public function testIsTheDatabasesAndNotThatOfPhp(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		self::assertSame( 1_800_000_000, $this->services()->clock->seconds() );
		self::assertSame( '2027-01-15T08:00:00Z', Clock::iso( $this->services()->clock->now() ) );
	}

	public function testTellsAnotherTimeForWhatRunsAsOfThen(): void {
		$clock = $this->services()->clock;
		$then  = Clock::parse( '2026-05-07 12:00:00' );
		$told  = static fn(): string => Clock::iso( $clock->now() );
		self::assertSame( '2026-05-07T12:00:00Z', $clock->at( $then, $told ) );
		self::assertSame( array( '2026-05-08T12:00:00Z', '2026-05-07T12:00:00Z' ), $clock->at( $then, static fn(): array => array( $clock->at( $then->modify( '+1 day' ), $told ), $told() ) ) );
		self::assertEqualsWithDelta( time(), $clock->seconds(), 5 );

		try {
			$clock->at( $then, static fn() => throw new \LogicException( 'Failed.' ) );
		} catch ( \LogicException ) {
			self::assertEqualsWithDelta( time(), $clock->seconds(), 5 );
		}
	}

	public function testSpeaksUtcWhateverZoneTheSiteIsIn(): void {
		update_option( 'timezone_string', 'Pacific/Auckland' );
		$time = new \DateTimeImmutable( '2026-05-07 23:30:00', new \DateTimeZone( 'America/New_York' ) );
		self::assertSame( '2026-05-08 03:30:00', Clock::column( $time ) );
		self::assertSame( '2026-05-08T03:30:00Z', Clock::iso( $time ) );
		self::assertSame( $time->getTimestamp(), Clock::parse( '2026-05-08 03:30:00' )->getTimestamp() );
	}

	/** @return iterable<string, array{string, string}> D19. */
	public static function times(): iterable {
		yield 'MySQL datetime' => array( '2026-05-07 12:00:00', '2026-05-07T12:00:00Z' );
		yield 'ISO 8601, UTC' => array( '2026-05-07T12:00:00Z', '2026-05-07T12:00:00Z' );
		yield 'with an offset' => array( '2026-05-07T12:00:00+02:00', '2026-05-07T10:00:00Z' );
		yield 'west of Greenwich, over midnight' => array( '2026-05-07T22:00:00-05:30', '2026-05-08T03:30:00Z' );
		yield 'without a zone' => array( '2026-05-07T12:00:00', '2026-05-07T12:00:00Z' );
		yield 'a leap day' => array( '2028-02-29 00:00:00', '2028-02-29T00:00:00Z' );
	}

	#[DataProvider( 'times' )]
	public function testReads( string $text, string $expected ): void {
		self::assertSame( $expected, Clock::iso( Clock::parse( $text ) ) );
	}

	/** @return iterable<string, array{string}> */
	public static function noTimes(): iterable {
		yield 'no such day' => array( '2026-02-30 00:00:00' );
		yield 'no leap year' => array( '2026-02-29T00:00:00Z' );
		yield 'no such hour' => array( '2026-05-07 25:00:00' );
		yield 'words' => array( 'yesterday' );
		yield 'nothing' => array( '' );
	}

	#[DataProvider( 'noTimes' )]
	public function testRefusesWhatIsNoTime( string $text ): void {
		$this->expectException( \InvalidArgumentException::class );
		Clock::parse( $text );
	}
}
