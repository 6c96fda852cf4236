<?php
/**
 * Limits on strangers (G-12, L1, L2, PR20).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class RateLimiterTest extends DeskTestCase {

	/** 10:59:59 of some day. */
	private const START = 1_799_996_399;

	public function testAllowsTheLimitAndNotOneMore(): void {
		self::assertSame( 5, $this->hits( 6 ) );
	}

	public function testSlidesOverTheHour(): void {
		$this->at( 0 );
		self::assertSame( 5, $this->hits( 5 ) );
		$this->at( 2 );
		self::assertSame( 0, $this->hits( 5 ), 'Five just before the hour, none just after it.' );
		$this->at( HOUR_IN_SECONDS - 1 );
		self::assertSame( 0, $this->hits( 1 ) );
		$this->at( HOUR_IN_SECONDS );
		self::assertSame( 5, $this->hits( 6 ) );
	}

	public function testSaysExactlyWhenToComeAgain(): void {
		$this->at( 0 );
		$this->hits( 2 );
		$this->at( 100 );
		$this->hits( 3 );
		$this->at( 200 );
		$wait = $this->retryAfter();
		self::assertSame( HOUR_IN_SECONDS - 200, $wait );
		$this->at( 200 + $wait - 1 );
		self::assertSame( 0, $this->hits( 1 ) );
		$this->at( 200 + $wait );
		self::assertSame( 2, $this->hits( 3 ) );
	}

	public function testALookCountsNothing(): void {
		$limiter = $this->services()->limiter;
		for ( $i = 0; $i < 10; $i++ ) {
			$limiter->look( 'tickets', 'ann', 5 );
		}
		self::assertSame( 5, $this->hits( 5 ) );
		self::assertSame( 'rate_limited', $this->refusal( static fn() => $limiter->look( 'tickets', 'ann', 5 ) ) );
	}

	public function testDoesNotCountWhatFailed(): void {
		for ( $i = 0; $i < 10; $i++ ) {
			$this->refusal(
				fn() => $this->services()->unit->run(
					function (): void {
						$this->services()->limiter->hit( 'tickets', 'ann', 5 );
						throw Refusal::forbidden();
					}
				)
			);
		}
		self::assertSame( 5, $this->hits( 10 ) );
	}

	public function testCountsEachThingAndEachPersonAlone(): void {
		self::assertSame( 5, $this->hits( 6, 'ann', 'tickets' ) );
		self::assertSame( 5, $this->hits( 6, 'bob', 'tickets' ) );
		self::assertSame( 5, $this->hits( 6, 'ann', 'links' ) );
	}

	public function testSurvivesTheLossOfEveryCache(): void {
		self::assertSame( 3, $this->hits( 3 ) );
		$this->nextRequest();
		self::assertSame( 2, $this->hits( 3 ) );
	}

	public function testKeepsNoAddress(): void {
		$this->hits( 1, 'ann@example.com' );
		foreach ( $this->database()->rows( 'SELECT * FROM {rate_limits}' ) as $row ) {
			self::assertStringNotContainsString( 'ann', $row->text( 'bucket' ) . $row->text( 'hits' ) );
		}
	}

	/** @return iterable<string, array{int, int, int}> Limit, window, seconds between two tries. */
	public static function windows(): iterable {
		yield 'every second counted' => array( 3, 10, 1 );
		yield 'several a second' => array( 7, 10, 0 );
		yield 'the largest one counted by seconds' => array( 100, HOUR_IN_SECONDS, 30 );
		yield 'one counted by minutes' => array( 101, HOUR_IN_SECONDS, 30 );
	}

	/** Whatever the rounding: no window of that length ever holds more than the limit. */
	#[DataProvider( 'windows' )]
	public function testNoWindowHoldsMore( int $limit, int $window, int $pause ): void {
		mt_srand( 7 );
		$allowed = array();
		$refused = 0;
		$time    = 0;
		for ( $i = 0; $i < 150; $i++ ) {
			$time += mt_rand( 0, 2 * $pause ) + ( 0 === $pause ? mt_rand( 0, 1 ) : 0 );
			$this->at( $time );
			$hit       = $this->hits( 1, 'ann', 'tickets', $limit, $window );
			$refused  += 1 - $hit;
			$allowed   = array( ...$allowed, ...array_fill( 0, $hit, $time ) );
			$in_window = array_filter( $allowed, static fn( int $at ): bool => $at > $time - $window );
			self::assertLessThanOrEqual( $limit, count( $in_window ), "At second $time." );
		}
		self::assertGreaterThan( 0, $refused );
		self::assertGreaterThanOrEqual( $limit, count( $allowed ) );
	}

	/** Each has read something before, as a request does: what it counts must be newer than what it has read. */
	public function testIsExactWhenProcessesCountAtOnce(): void {
		$go        = (string) tempnam( sys_get_temp_dir(), 'go' );
		$code      = '$services = new SmartSupport\Services();
			echo "ready\n";
			while ( "go" !== file_get_contents( ' . var_export( $go, true ) . ' ) ) {
				usleep( 1000 );
			}
			$allowed = 0;
			for ( $i = 0; $i < 10; $i++ ) {
				try {
					$services->unit->run( function () use ( $services ): void {
						$services->database->value( "SELECT COUNT(*) FROM {rate_limits}" );
						usleep( 10000 );
						$services->limiter->hit( "tickets", "ann", 5 );
					} );
					++$allowed;
				} catch ( SmartSupport\Refusal ) {}
			}
			echo $allowed;';
		$processes = array( $this->php( $code ), $this->php( $code ), $this->php( $code ), $this->php( $code ) );
		foreach ( $processes as $process ) {
			self::assertSame( 'ready', $process->line() );
		}
		file_put_contents( $go, 'go' );
		$allowed = 0;
		foreach ( $processes as $process ) {
			$allowed += (int) $process->wait();
		}
		unlink( $go );
		self::assertSame( 5, $allowed );
	}

	private function at( int $second ): void {
		$this->databaseClock()->set( self::START + $second );
	}

	/** @return int How many of so many tries were allowed. */
	private function hits( int $tries, string $who = 'ann', string $what = 'tickets', int $limit = 5, int $window = HOUR_IN_SECONDS ): int {
		$allowed = 0;
		for ( $i = 0; $i < $tries; $i++ ) {
			try {
				$this->services()->unit->run( fn() => $this->services()->limiter->hit( $what, $who, $limit, $window ) );
				++$allowed;
			} catch ( Refusal $refusal ) {
				self::assertSame( 'rate_limited', $refusal->reason );
			}
		}
		return $allowed;
	}

	private function retryAfter(): int {
		try {
			$this->services()->unit->run( fn() => $this->services()->limiter->hit( 'tickets', 'ann', 5 ) );
		} catch ( Refusal $refusal ) {
			$seconds = $refusal->details['retry_after'] ?? null;
			return is_int( $seconds ) ? $seconds : 0;
		}
		return 0;
	}
}
