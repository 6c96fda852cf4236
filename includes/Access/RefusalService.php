<?php
/**
 * What the guards refuse.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\UnitOfWork;

defined( 'ABSPATH' ) || exit;

/**
 * Counts it by cause and day (A-3), for 30 days of UTC. One statement a refusal: a flood must not cost more by being counted.
 */
final class RefusalService {

	private const DAYS = 30;

	public function __construct(
		private readonly RefusalRepository $refusals,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Counts one, also when the unit of work it happened in is rolled back. */
	public function count( RefusalCause $cause ): void {
		$this->unit->afterEnd(
			function () use ( $cause ): void {
				try {
					$this->refusals->count( $cause );
				} catch ( DatabaseError ) {
					// The visitor's answer must not depend on it.
					return;
				}
			}
		);
	}

	/** @return array{list<RefusalCount>, int} A page, the newest day first, and the number of all. */
	public function page( int $page, int $perPage ): array {
		return $this->refusals->page( $this->firstDay(), $page, $perPage );
	}

	/** Removes what is older than what is shown. */
	public function purge(): void {
		$this->refusals->purge( $this->firstDay() );
	}

	private function firstDay(): string {
		return gmdate( 'Y-m-d', $this->clock->seconds() - ( self::DAYS - 1 ) * DAY_IN_SECONDS );
	}
}
