<?php
/**
 * Limits on what strangers may do.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * A sliding window, exact under concurrency: never more than the limit in any window, whatever process counts.
 * Must run inside a unit of work; a refused or failed request is not counted, because it rolls back.
 */
final class RateLimiter {

	/** Above this many hits a window is kept in minutes, not seconds. */
	private const FINE = 100;

	public function __construct(
		private readonly RateLimitRepository $limits,
		private readonly Clock $clock,
	) {}

	/**
	 * Counts one hit.
	 *
	 * @param string $what   What is limited, e.g. "guest-ticket address".
	 * @param string $who    Whose; hashed before it is stored.
	 * @param int    $limit  Hits allowed a window.
	 * @param int    $window Seconds.
	 * @throws Refusal rate_limited, with the seconds until the next hit is allowed.
	 */
	public function hit( string $what, string $who, int $limit, int $window = HOUR_IN_SECONDS ): void {
		$bucket = hash( 'sha256', "$what|$who" );
		$hits   = $this->limits->lock( $bucket );
		$now    = $this->clock->seconds();
		$step   = $limit > self::FINE ? MINUTE_IN_SECONDS : 1;
		$recent = array_filter( $hits, static fn( int $slot ) => $slot > $now - $window, ARRAY_FILTER_USE_KEY );
		if ( array_sum( $recent ) >= $limit ) {
			throw Refusal::rateLimited( (int) array_key_first( $recent ) + $window - $now );
		}
		// The slot's end counts, so that rounding never lets one more through.
		$slot            = intdiv( $now + $step - 1, $step ) * $step;
		$recent[ $slot ] = ( $recent[ $slot ] ?? 0 ) + 1;
		$this->limits->store( $bucket, $recent, $now + $window );
	}
}
