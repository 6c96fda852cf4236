<?php
/**
 * Brings a site's schema up to the code.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * Each site of a network has its own tables, made when it is first used. One process at a time works, under a lease
 * in the options table; progress is recorded after every step, so that the next request goes on where a killed one stopped.
 */
final class Migrator {

	/** In order; the schema's version is the number of those that are done. */
	private const MIGRATIONS = array( Migrations\Foundation::class );

	private const LOCK          = 'smart_support_migration_lock';
	private const LEASE_SECONDS = 30;

	private string $lock = '';

	public function __construct(
		private readonly Connection $database,
		private readonly State $state,
	) {}

	public static function target(): int {
		return count( self::MIGRATIONS );
	}

	public function isCurrent(): bool {
		return self::target() === $this->state->schema();
	}

	/** Whether newer code has been here: nothing may be written then. */
	public function isAhead(): bool {
		return $this->state->schema() > self::target();
	}

	/**
	 * Runs what is missing.
	 *
	 * @return bool Whether the schema is current now; false while another process works on it, or after newer code.
	 * @throws DatabaseError When a step fails; the next request tries that step again.
	 */
	public function run(): bool {
		if ( $this->isCurrent() ) {
			return true;
		}
		if ( $this->isAhead() || ! $this->acquire() ) {
			return false;
		}
		try {
			$this->state->refresh();
			while ( $this->state->schema() < self::target() ) {
				$this->migrate( new ( self::MIGRATIONS[ $this->state->schema() ] )() );
			}
			return true;
		} finally {
			$this->release();
		}
	}

	private function migrate( Migration $migration ): void {
		$steps = $migration->steps();
		$total = count( $steps );
		for ( $step = $this->state->step(); $step < $total; $step++ ) {
			while ( ! $steps[ $step ]( $this->database ) ) {
				$this->renew();
			}
			$this->renew();
			$this->state->setProgress( $this->state->schema(), $step + 1 );
		}
		$this->state->setProgress( $this->state->schema() + 1, 0 );
	}

	private function acquire(): bool {
		$options  = $this->database->wpdb->options;
		$now      = ( new Clock( $this->database ) )->seconds();
		$lock     = $this->newLock( $now );
		$inserted = $this->database->execute(
			"INSERT IGNORE INTO $options (option_name, option_value, autoload) VALUES (%s, %s, 'off')",
			array( self::LOCK, $lock )
		);
		if ( 1 !== $inserted || $lock !== $this->holder() ) {
			$holder = $this->holder();
			if ( null === $holder || (int) $holder > $now || ! $this->replace( $holder, $lock ) ) {
				return false;
			}
		}
		$this->lock = $lock;
		return true;
	}

	private function renew(): void {
		$lock = $this->newLock( ( new Clock( $this->database ) )->seconds() );
		if ( $lock !== $this->lock && ! $this->replace( $this->lock, $lock ) ) {
			throw new DatabaseError( 'The migration lost its lock to another process.' );
		}
		$this->lock = $lock;
	}

	private function release(): void {
		$options = $this->database->wpdb->options;
		$this->database->execute( "DELETE FROM $options WHERE option_name = %s AND option_value = %s", array( self::LOCK, $this->lock ) );
	}

	/** The end of the lease comes first, so that it can be read as a number. */
	private function newLock( int $now ): string {
		$owner = '' === $this->lock ? bin2hex( random_bytes( 16 ) ) : substr( $this->lock, -32 );
		return ( $now + self::LEASE_SECONDS ) . ' ' . $owner;
	}

	private function holder(): ?string {
		$options = $this->database->wpdb->options;
		return $this->database->value( "SELECT option_value FROM $options WHERE option_name = %s", array( self::LOCK ) );
	}

	private function replace( string $old, string $lock ): bool {
		$options = $this->database->wpdb->options;
		return 1 === $this->database->execute(
			"UPDATE $options SET option_value = %s WHERE option_name = %s AND option_value = %s",
			array( $lock, self::LOCK, $old )
		);
	}
}
