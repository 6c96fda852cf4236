<?php
/**
 * One use of an API key.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * A key that has been proved, and what its minute looks like: a fixed minute of the database's clock.
 */
final class ApiKeyUse {

	public function __construct(
		public readonly ApiKey $key,
		/** When the request came: seconds of the database's clock. */
		public readonly int $now,
		/** Calls counted in this minute so far. */
		public readonly int $calls,
		/** Calls allowed a minute. */
		public readonly int $limit,
		/** Address of the peer, in full. */
		public readonly string $ip,
	) {}

	public function minute(): int {
		return intdiv( $this->now, MINUTE_IN_SECONDS );
	}

	/** Calls left when this one is done. */
	public function remaining(): int {
		return max( 0, $this->limit - $this->calls - 1 );
	}

	/** Seconds until the next minute begins. */
	public function reset(): int {
		return MINUTE_IN_SECONDS - $this->now % MINUTE_IN_SECONDS;
	}

	public function isTooMuch(): bool {
		return $this->calls >= $this->limit;
	}
}
