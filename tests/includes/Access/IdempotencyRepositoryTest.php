<?php
/**
 * Repeated requests (PR17, F3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\IdempotencyRepository;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class IdempotencyRepositoryTest extends DeskTestCase {

	private const TEN_MINUTES = 600;

	private string $hash;

	protected function setUp(): void {
		parent::setUp();
		$this->hash = hash( 'sha256', 'a request' );
	}

	public function testTheFirstIsNewAndTheSecondGetsItsAnswer(): void {
		self::assertNull( $this->claimAndAnswer( 'first' ) );
		self::assertSame( 'first', $this->claimAndAnswer( 'second' ) );
		self::assertSame( 'first', $this->claimAndAnswer( 'third' ) );
	}

	/** What is found is there still when the work claims it. */
	public function testIsFoundUntilAMinuteBeforeItsEnd(): void {
		self::assertNull( $this->repository()->find( $this->hash ) );
		$this->databaseClock()->set( 1_800_000_000 );
		$this->claimAndAnswer( 'first' );
		self::assertSame( 'first', $this->repository()->find( $this->hash ) );
		$this->databaseClock()->set( 1_800_000_000 + self::TEN_MINUTES - 60 );
		self::assertNull( $this->repository()->find( $this->hash ) );
		self::assertSame( 'first', $this->claimAndAnswer( 'second' ) );
	}

	public function testIsForgottenWithARequestThatFailed(): void {
		$this->refusal(
			fn() => $this->services()->unit->run(
				function (): void {
					$this->repository()->claim( $this->hash, self::TEN_MINUTES );
					$this->repository()->answer( $this->hash, 'never' );
					throw Refusal::forbidden();
				}
			)
		);
		self::assertNull( $this->claimAndAnswer( 'first' ) );
	}

	public function testEndsByTheDatabasesClock(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$this->claimAndAnswer( 'first' );
		$this->databaseClock()->set( 1_800_000_000 + self::TEN_MINUTES - 1 );
		self::assertSame( 'first', $this->claimAndAnswer( 'second' ) );
		$this->databaseClock()->set( 1_800_000_000 + self::TEN_MINUTES );
		self::assertNull( $this->claimAndAnswer( 'third' ) );
		self::assertSame( 'third', $this->claimAndAnswer( 'fourth' ) );
	}

	public function testATwinWaitsForTheFirst(): void {
		$first = $this->php( $this->slowly( 'answer( "' . $this->hash . '", "first" );' ) );
		self::assertSame( 'claimed', $first->line() );
		self::assertSame( 'first', $this->claimAndAnswer( 'second' ) );
		$first->wait();
	}

	public function testATwinTakesOverWhenTheFirstFails(): void {
		$first = $this->php( 'try {' . $this->slowly( 'purge(); throw SmartSupport\Refusal::forbidden();' ) . '} catch ( SmartSupport\Refusal ) {}' );
		self::assertSame( 'claimed', $first->line() );
		self::assertNull( $this->claimAndAnswer( 'second' ) );
		$first->wait();
	}

	public function testForgetsOnlyWhatHasRunOut(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$this->claimAndAnswer( 'first' );
		$this->databaseClock()->set( 1_800_000_000 + self::TEN_MINUTES - 1 );
		$this->repository()->purge();
		self::assertSame( 1, $this->countRows( 'idempotency' ) );
		$this->databaseClock()->set( 1_800_000_000 + self::TEN_MINUTES );
		$this->repository()->purge();
		self::assertSame( 0, $this->countRows( 'idempotency' ) );
	}

	private function repository(): IdempotencyRepository {
		return $this->services()->idempotency;
	}

	/** @return string|null What an earlier request answered. */
	private function claimAndAnswer( string $answer ): ?string {
		return $this->services()->unit->run(
			function () use ( $answer ): ?string {
				$earlier = $this->repository()->claim( $this->hash, self::TEN_MINUTES );
				if ( null === $earlier ) {
					$this->repository()->answer( $this->hash, $answer );
				}
				return $earlier;
			}
		);
	}

	/** Code of a request that takes a second between its claim and its end. */
	private function slowly( string $end ): string {
		return '$services = new SmartSupport\Services();
			$services->unit->run( function () use ( $services ): void {
				$services->idempotency->claim( "' . $this->hash . '", 600 );
				echo "claimed\n";
				sleep( 1 );
				$services->idempotency->' . $end . '
			} );';
	}
}
