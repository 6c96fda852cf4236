<?php
/**
 * Migrations in one process; what a killed one leaves is a scenario of its own.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Migrations\Foundation;
use SmartSupport\Database\Migrator;
use SmartSupport\Settings\State;
use SmartSupport\Tests\DeskTestCase;

final class MigratorTest extends DeskTestCase {

	private const LOCK = 'smart_support_migration_lock';

	public function testDoesNothingOnACurrentSite(): void {
		self::assertSame( array(), $this->queries( fn() => self::assertTrue( $this->migrator()->run() ) ) );
	}

	public function testRunsTwiceWithoutHarm(): void {
		$ticket = $this->ticket();
		( new State() )->setProgress( 0, 0 );
		self::assertTrue( $this->migrator()->run() );
		self::assertSame( Migrator::target(), ( new State() )->schema() );
		self::assertSame( 0, ( new State() )->step() );
		self::assertSame( 1, $this->countRows( 'departments', 'is_default = 1' ) );
		self::assertSame( $ticket, $this->ticketById( $ticket )->id );
		self::assertFalse( get_option( self::LOCK ) );
	}

	public function testGoesOnWhereTheLastOneStopped(): void {
		$steps = count( ( new Foundation() )->steps() );
		( new State() )->setProgress( 0, $steps - 4 );
		$created = $this->creations( fn() => self::assertTrue( $this->migrator()->run() ) );
		// The last steps make the default department and name the folder of files.
		self::assertCount( 2, $created );
	}

	public function testLeavesASiteOfNewerCodeAlone(): void {
		( new State() )->setProgress( Migrator::target() + 1, 0 );
		$migrator = $this->migrator();
		self::assertTrue( $migrator->isAhead() );
		self::assertSame( array(), $this->queries( static fn() => self::assertFalse( $migrator->run() ) ) );
	}

	public function testLetsOneProcessWorkAtATime(): void {
		( new State() )->setProgress( 0, 0 );
		update_option( self::LOCK, ( $this->now() + 20 ) . ' ' . str_repeat( 'a', 32 ), false );
		self::assertSame( array(), $this->creations( fn() => self::assertFalse( $this->migrator()->run() ) ) );
		self::assertSame( 0, ( new State() )->schema() );
	}

	public function testTakesTheWorkOverFromOneThatIsGone(): void {
		( new State() )->setProgress( 0, 0 );
		update_option( self::LOCK, ( $this->now() - 1 ) . ' ' . str_repeat( 'a', 32 ), false );
		self::assertTrue( $this->migrator()->run() );
		wp_cache_flush();
		self::assertFalse( get_option( self::LOCK ) );
	}

	private function migrator(): Migrator {
		return new Migrator( Connection::current(), new State() );
	}

	/**
	 * @param callable(): mixed $work
	 * @return list<string> The statements that make tables.
	 */
	private function creations( callable $work ): array {
		return array_values( array_filter( $this->queries( $work ), static fn( string $query ): bool => str_starts_with( $query, 'CREATE TABLE' ) ) );
	}
}
