<?php
/**
 * The database's clock.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Web heads disagree about the time, the database does not: leases, limits and expiries are judged by it.
 * All times are UTC; columns of facts are DATETIME, columns of deadlines are seconds.
 */
final class Clock {

	public const COLUMN = 'Y-m-d H:i:s';

	/** Seconds that it tells instead of the database's. */
	private ?int $told = null;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Does something as of another time: demo data and imports lie in the past. What SQL itself judges by the
	 * database's clock (leases, limits, expiries) stays in the present.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public function at( \DateTimeImmutable $time, callable $work ): mixed {
		$before     = $this->told;
		$this->told = $time->getTimestamp();
		try {
			return $work();
		} finally {
			$this->told = $before;
		}
	}

	public function now(): \DateTimeImmutable {
		return self::fromSeconds( $this->seconds() );
	}

	/** Seconds since 1970. */
	public function seconds(): int {
		return $this->told ?? (int) $this->database->value( 'SELECT UNIX_TIMESTAMP()' );
	}

	public static function fromSeconds( int $seconds ): \DateTimeImmutable {
		return ( new \DateTimeImmutable( 'now', new \DateTimeZone( 'UTC' ) ) )->setTimestamp( $seconds );
	}

	/** Text of a DATETIME column. */
	public static function column( \DateTimeImmutable $time ): string {
		return $time->setTimezone( new \DateTimeZone( 'UTC' ) )->format( self::COLUMN );
	}

	/** Text of an answer: 2026-05-07T12:00:00Z. */
	public static function iso( \DateTimeImmutable $time ): string {
		return $time->setTimezone( new \DateTimeZone( 'UTC' ) )->format( 'Y-m-d\TH:i:s\Z' );
	}

	/**
	 * Reads a time of a request: ISO 8601 with or without offset, or a MySQL datetime; UTC where it names no zone.
	 *
	 * @throws \InvalidArgumentException When there is no such time; the message is for people.
	 */
	public static function parse( string $text ): \DateTimeImmutable {
		$utc    = new \DateTimeZone( 'UTC' );
		$time   = 1 === preg_match( '/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/', $text ) ? date_create_immutable( $text, $utc ) : false;
		$faults = \DateTimeImmutable::getLastErrors();
		// PHP takes the 30th of February for the 2nd of March, but warns.
		if ( false === $time || ( is_array( $faults ) && $faults['warning_count'] > 0 ) ) {
			throw new \InvalidArgumentException( esc_html__( 'There is no such time.', 'smart-support-guest' ) );
		}
		return $time->setTimezone( $utc );
	}
}
