<?php
/**
 * How API keys are used (A-63).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiCall;
use SmartSupport\Access\ApiKeyUse;
use SmartSupport\Access\ApiUsage;

final class ApiUsageTest extends ApiKeyTestCase {

	/** The first second of 2027-01-15 (UTC). */
	private const DAY = 1_799_971_200;

	private string $secret;

	protected function setUp(): void {
		parent::setUp();
		$this->secret = $this->key();
	}

	public function testCountsByDaysOfUtc(): void {
		update_option( 'timezone_string', 'Pacific/Auckland' );
		$this->record( self::DAY - 1 );
		$this->record( self::DAY );
		$this->record( self::DAY + 1, 404 );
		$this->record( self::DAY + DAY_IN_SECONDS - 1, 399 );
		$this->databaseClock()->set( self::DAY + DAY_IN_SECONDS - 1 );
		$days = $this->usage()->days( $this->id() );
		self::assertCount( 30, $days );
		self::assertSame( array( 'date' => '2026-12-17', 'calls' => 0, 'errors' => 0 ), $days[0] );
		self::assertSame( array( 'date' => '2027-01-14', 'calls' => 1, 'errors' => 0 ), $days[28] );
		self::assertSame( array( 'date' => '2027-01-15', 'calls' => 3, 'errors' => 1 ), $days[29] );
		self::assertSame( array( $this->id() => array( 3, 1 ) ), $this->usage()->today( array( $this->id(), 999 ), self::DAY ) );
		self::assertSame( array(), $this->usage()->today( array(), self::DAY ) );
	}

	public function testAKeyHasItsOwnCounts(): void {
		$other = $this->key();
		$this->record( self::DAY );
		$this->databaseClock()->set( self::DAY );
		self::assertSame( 0, array_sum( array_column( $this->usage()->days( $this->idOf( $other ) ), 'calls' ) ) );
		self::assertSame( array(), $this->usage()->calls( $this->idOf( $other ) ) );
	}

	/** The last 100: not one more is kept. */
	public function testForgetsOldCalls(): void {
		$other = $this->key();
		$this->usage()->record( $this->used( $other, 0 ), new ApiCall( 1, 'GET', '/other', 200, '' ) );
		for ( $i = 1; $i <= 101; $i++ ) {
			$this->record( $i );
		}
		$calls = $this->usage()->calls( $this->id() );
		self::assertSame( array( 100, 101, 2 ), array( count( $calls ), $calls[0]->calledAt ?? 0, $calls[99]->calledAt ?? 0 ) );
		self::assertSame( 101, $this->countRows( 'api_calls' ), 'Another key\'s call is still there.' );
	}

	public function testTheLastUseNeverGoesBack(): void {
		$this->record( self::DAY );
		$this->record( self::DAY - 5 );
		self::assertSame( self::DAY, $this->rowById( 'api_keys', $this->id() )->int( 'last_used_at' ) );
	}

	/** A call that took long must not open a minute that is over. */
	public function testAMinuteNeverComesBack(): void {
		$this->record( 600 );
		$this->record( 659 );
		$this->record( 660 );
		$this->record( 659 );
		$this->databaseClock()->set( 661 );
		self::assertSame( 1, $this->services()->keyRows->findBySecret( $this->secret )[2] ?? null );
		$this->databaseClock()->set( 720 );
		self::assertSame( 0, $this->services()->keyRows->findBySecret( $this->secret )[2] ?? null );
	}

	/** PR20: calls at the same time are all counted. */
	public function testCountsWhatHappensAtOnce(): void {
		$code    = sprintf(
			'$services = new SmartSupport\Services(); [ $key, $now ] = $services->keyRows->findBySecret( %s );
			for ( $i = 0; $i < 10; $i++ ) { $services->usage->record( new SmartSupport\Access\ApiKeyUse( $key, 600, 0, 120, "" ), new SmartSupport\Access\ApiCall( 600, "GET", "/x", 500, "" ) ); }',
			var_export( $this->secret, true )
		);
		$workers = array_map( fn() => $this->php( $code ), range( 1, 4 ) );
		foreach ( $workers as $worker ) {
			$worker->wait();
		}
		$row = $this->database()->row( 'SELECT * FROM {api_days}' );
		self::assertSame( array( 40, 40, 40, 40 ), array( $row?->int( 'calls' ), $row?->int( 'errors' ), (int) $this->database()->value( 'SELECT calls FROM {api_minutes}' ), $this->countRows( 'api_calls' ) ) );
	}

	public function testForgetsWhatIsNotShown(): void {
		$this->record( self::DAY - 31 * DAY_IN_SECONDS );
		$this->record( self::DAY - 29 * DAY_IN_SECONDS );
		$this->databaseClock()->set( self::DAY );
		$this->usage()->purge();
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'api_days' ), $this->countRows( 'api_calls' ) ) );
		self::assertSame( 1, array_sum( array_column( $this->usage()->days( $this->id() ), 'calls' ) ) );
	}

	private function record( int $second, int $status = 200 ): void {
		$this->usage()->record( $this->used( $this->secret, $second ), new ApiCall( $second, 'GET', '/settings', $status, '192.0.2.7' ) );
	}

	private function used( string $secret, int $second ): ApiKeyUse {
		$found = $this->services()->keyRows->findBySecret( $secret );
		self::assertNotNull( $found );
		return new ApiKeyUse( $found[0], $second, 0, 120, '192.0.2.7' );
	}

	private function usage(): ApiUsage {
		return $this->services()->usage;
	}

	private function id(): int {
		return $this->idOf( $this->secret );
	}
}
