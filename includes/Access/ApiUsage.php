<?php
/**
 * How API keys are used.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;

defined( 'ABSPATH' ) || exit;

/**
 * Counts calls by minute and day, and keeps the last ones. Days are those of UTC.
 */
final class ApiUsage {

	private const CALLS = 100;
	private const DAYS  = 30;

	public function __construct(
		private readonly ApiUsageRepository $usage,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Counts a call once it is answered: the caller does not wait for it. */
	public function record( ApiKeyUse $use, ApiCall $call ): void {
		$id = $use->key->id;
		$this->unit->run(
			function () use ( $id, $use, $call ): void {
				$this->usage->countInMinute( $id, $use->minute() );
				$this->usage->countInDay( $id, self::day( $use->now ), $call->status >= 400 );
				$this->usage->touch( $id, $use->now );
				$this->usage->insertCall( $id, $call );
				$this->usage->trim( $id, self::CALLS );
			}
		);
	}

	/** @return list<array{date: string, calls: int, errors: int}> The last 30 days, also those without a call; today comes last. */
	public function days( int $keyId ): array {
		$now   = $this->clock->seconds();
		$first = self::day( $now - ( self::DAYS - 1 ) * DAY_IN_SECONDS );
		$found = $this->usage->days( $keyId, $first );
		$days  = array();
		for ( $back = self::DAYS - 1; $back >= 0; $back-- ) {
			$date               = self::day( $now - $back * DAY_IN_SECONDS );
			[ $calls, $errors ] = $found[ $date ] ?? array( 0, 0 );
			$days[]             = array(
				'date'   => $date,
				'calls'  => $calls,
				'errors' => $errors,
			);
		}
		return $days;
	}

	/** @return list<ApiCall> The last 100, newest first. */
	public function calls( int $keyId ): array {
		return $this->usage->calls( $keyId, self::CALLS );
	}

	/**
	 * @param list<int> $keyIds
	 * @param int       $now    Seconds of the database's clock.
	 * @return array<int, array{int, int}> Key id => today's calls and errors, for keys with any.
	 */
	public function today( array $keyIds, int $now ): array {
		return $this->usage->ofDay( $keyIds, self::day( $now ) );
	}

	/** Removes what is older than what is shown. */
	public function purge(): void {
		$oldest = $this->clock->seconds() - self::DAYS * DAY_IN_SECONDS;
		$this->usage->purge( self::day( $oldest ), $oldest );
	}

	private static function day( int $seconds ): string {
		return gmdate( 'Y-m-d', $seconds );
	}
}
