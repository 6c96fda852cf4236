<?php
/**
 * All or nothing (PR18, F8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class UnitOfWorkTest extends DeskTestCase {

	private const DEADLOCK = 1213;

	public function testCommitsAndHandsTheResultOut(): void {
		$result = $this->unit()->run( fn(): int => $this->addCustomer( 'a' ) );
		$this->endOpenTransaction();
		self::assertSame( $result, $this->customerId( 'a' ) );
	}

	public function testTakesEverythingBackWhenTheWorkFails(): void {
		$failure = new \LogicException( 'The work broke.' );
		try {
			$this->unit()->run(
				function () use ( $failure ): void {
					$this->addCustomer( 'a' );
					throw $failure;
				}
			);
		} catch ( \LogicException $thrown ) {
			self::assertSame( $failure, $thrown );
		}
		self::assertNull( $this->customerId( 'a' ) );
	}

	public function testAUnitInsideAnotherJoinsIt(): void {
		$unit = $this->unit();
		try {
			$unit->run(
				function () use ( $unit ): void {
					$unit->run( fn(): int => $this->addCustomer( 'inner' ) );
					self::assertNotNull( $this->customerId( 'inner' ) );
					throw Refusal::forbidden();
				}
			);
		} catch ( Refusal $refusal ) {
			self::assertSame( 'forbidden', $refusal->reason );
		}
		self::assertNull( $this->customerId( 'inner' ) );
	}

	public function testRunsWhatWaitsForTheCommitAfterTheOutermostOne(): void {
		$unit  = $this->unit();
		$steps = array();
		$unit->run(
			function () use ( $unit, &$steps ): void {
				$unit->run(
					function () use ( $unit, &$steps ): void {
						$this->addCustomer( 'a' );
						$unit->afterCommit(
							function () use ( &$steps ): void {
								// What a rollback cannot take back any more is committed.
								$this->endOpenTransaction();
								$steps[] = null === $this->customerId( 'a' ) ? 'too early' : 'committed';
							}
						);
						$steps[] = 'inner';
					}
				);
				$steps[] = 'outer';
			}
		);
		self::assertSame( array( 'inner', 'outer', 'committed' ), $steps );
	}

	/** Once, also when the work ran twice, and outside of what is rolled back. */
	public function testRunsWhatWaitsForTheEndWhateverBecameOfTheUnit(): void {
		$unit = $this->unit();
		$ran  = array();
		foreach ( array( 'committed' => null, 'refused' => Refusal::forbidden(), 'again' => new DatabaseError( 'Deadlock', self::DEADLOCK ) ) as $name => $failure ) {
			try {
				$unit->run(
					function () use ( $unit, $name, &$failure, &$ran ): void {
						$unit->afterEnd(
							function () use ( $name, &$ran ): void {
								$ran[] = $name;
								$this->addCustomer( $name );
							}
						);
						$thrown  = $failure;
						$failure = null;
						throw $thrown ?? Refusal::notFound();
					}
				);
			} catch ( Refusal ) {
				$this->endOpenTransaction();
			}
			self::assertNotNull( $this->customerId( $name ), $name );
		}
		self::assertSame( array( 'committed', 'refused', 'again' ), $ran );
	}

	public function testForgetsWhatWaitsForACommitThatDoesNotCome(): void {
		$unit = $this->unit();
		$ran  = array();
		$work = static function () use ( $unit, &$ran ): void {
			$unit->afterCommit(
				static function () use ( &$ran ): void {
					$ran[] = 'rolled back';
				}
			);
			throw Refusal::forbidden();
		};
		self::assertSame( 'forbidden', $this->refusal( static fn() => $unit->run( $work ) ) );
		$unit->run( static fn(): bool => true );
		self::assertSame( array(), $ran );
	}

	public function testDoesAtOnceWhatWaitsForNoUnit(): void {
		$ran = false;
		$this->unit()->afterCommit(
			static function () use ( &$ran ): void {
				$ran = true;
			}
		);
		self::assertTrue( $ran );
	}

	/** @return iterable<string, array{int}> */
	public static function transientErrors(): iterable {
		yield 'deadlock' => array( 1213 );
		yield 'lock wait' => array( 1205 );
		yield 'server gone' => array( 2006 );
		yield 'connection lost' => array( 2013 );
		yield 'node not ready' => array( 1047 );
	}

	#[DataProvider( 'transientErrors' )]
	public function testTriesThreeTimesAsAWhole( int $error ): void {
		$unit  = $this->unit();
		$tries = 0;
		$after = 0;
		$unit->run(
			function () use ( $unit, $error, &$tries, &$after ): void {
				++$tries;
				$this->addCustomer( 'a' );
				$unit->afterCommit(
					static function () use ( &$after ): void {
						++$after;
					}
				);
				if ( $tries < 3 ) {
					throw new DatabaseError( 'Simulated.', $error );
				}
			}
		);
		self::assertSame( 3, $tries );
		self::assertSame( 1, $after );
		self::assertSame( 1, $this->countRows( 'customers', "name = 'a'" ) );
	}

	/** @return iterable<string, array{\Throwable, int}> Failure, expected number of tries. */
	public static function failures(): iterable {
		yield 'a deadlock every time' => array( new DatabaseError( 'Simulated.', self::DEADLOCK ), 3 );
		yield 'a duplicate' => array( new DatabaseError( 'Simulated.', 1062 ), 1 );
		yield 'a refusal' => array( Refusal::forbidden(), 1 );
		yield 'a fault of the code' => array( new \TypeError( 'Simulated.' ), 1 );
	}

	#[DataProvider( 'failures' )]
	public function testGivesUp( \Throwable $failure, int $expected ): void {
		$tries = 0;
		try {
			$this->unit()->run(
				function () use ( $failure, &$tries ): void {
					++$tries;
					$this->addCustomer( 'a' );
					throw $failure;
				}
			);
		} catch ( \Throwable $thrown ) {
			self::assertSame( $failure, $thrown );
		}
		self::assertSame( $expected, $tries );
		self::assertNull( $this->customerId( 'a' ) );
	}

	/**
	 * Two processes write the same two rows in opposite order, each holding one before it wants the other. MariaDB sees
	 * the circle and ends one of them, which must run again; SQLite lets one wait for the other.
	 */
	public function testTwoUnitsThatCollideBothGetThrough(): void {
		$a     = $this->addCustomer( 'a' );
		$b     = $this->addCustomer( 'b' );
		$other = $this->php(
			'$services = new SmartSupport\Services();
			$tries = 0;
			$write = fn( int $row ) => $services->database->execute( "UPDATE {customers} SET locale = CONCAT(locale, %s) WHERE id = %d", array( "2", $row ) );
			$services->unit->run( function () use ( $write, &$tries ): void {
				$write( ' . $a . ' );
				if ( 0 === $tries++ ) {
					echo "holds one\n";
					sleep( 1 );
				}
				$write( ' . $b . ' );
			} );
			echo $tries;'
		);
		self::assertSame( 'holds one', $other->line() );
		$tries = 0;
		$this->unit()->run(
			function () use ( $a, $b, &$tries ): void {
				++$tries;
				$this->write( $b );
				$this->write( $a );
			}
		);
		$tries += (int) $other->wait();
		self::assertSame( $this->database()->isSqlite() ? 2 : 3, $tries );
		foreach ( array( $a, $b ) as $id ) {
			$written = str_split( $this->rowById( 'customers', $id )->text( 'locale' ) );
			sort( $written );
			self::assertSame( array( '1', '2' ), $written );
		}
	}

	public function testPutsTheReconnectingOfWordPressBack(): void {
		$before = $this->wpdb()->__get( 'reconnect_retries' );
		$inside = $this->unit()->run( fn(): mixed => $this->wpdb()->__get( 'reconnect_retries' ) );
		self::assertSame( 0, $inside );
		$this->refusal( fn() => $this->unit()->run( static fn() => throw Refusal::forbidden() ) );
		self::assertSame( $before, $this->wpdb()->__get( 'reconnect_retries' ) );
	}

	/**
	 * W4: $wpdb would reconnect and go on without the transaction, so that half the work stays.
	 */
	public function testHalfTheWorkNeverStaysWhenTheConnectionIsLost(): void {
		$output = $this->php(
			'$services = new SmartSupport\Services();
			$tries = 0;
			$add = fn( string $name ) => $services->database->execute(
				"INSERT INTO {customers} (email, email_hash, name, created_at) VALUES (%s, %s, %s, UTC_TIMESTAMP())", array( $name, hash( "sha256", $name ), $name ) );
			$services->unit->run( function () use ( $services, $add, &$tries ): void {
				$add( "before" );
				if ( 0 === $tries++ ) {
					if ( $services->database->isSqlite() ) {
						throw new SmartSupport\Database\DatabaseError( "Gone.", 2006 );
					}
					@mysqli_query( $services->database->wpdb->dbh, "KILL CONNECTION_ID()" );
				}
				$add( "after" );
			} );
			echo $tries;'
		)->wait();
		self::assertSame( '2', $output );
		self::assertSame( 1, $this->countRows( 'customers', "name = 'before'" ) );
		self::assertSame( 1, $this->countRows( 'customers', "name = 'after'" ) );
	}

	private function unit(): UnitOfWork {
		return $this->services()->unit;
	}

	private function addCustomer( string $name ): int {
		return $this->database()->insert(
			'customers',
			array(
				'email'      => "$name@example.com",
				'email_hash' => hash( 'sha256', $name ),
				'name'       => $name,
				'created_at' => '2026-01-01 00:00:00',
			)
		);
	}

	private function customerId( string $name ): ?int {
		return $this->database()->row( 'SELECT id FROM {customers} WHERE name = %s', array( $name ) )?->int( 'id' );
	}

	private function write( int $id ): void {
		$this->database()->execute( 'UPDATE {customers} SET locale = CONCAT(locale, %s) WHERE id = %d', array( '1', $id ) );
	}

	/** A transaction that was left open would hide that nothing was committed. */
	private function endOpenTransaction(): void {
		$shown = $this->wpdb()->suppress_errors( true );
		$this->wpdb()->query( 'ROLLBACK' );
		$this->wpdb()->suppress_errors( $shown );
	}
}
