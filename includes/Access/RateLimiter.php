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
		$bucket = self::bucket( $what, $who );
		$now    = $this->clock->seconds();
		$recent = self::recent( $this->limits->lock( $bucket ), $limit, $window, $now );
		$step   = $limit > self::FINE ? MINUTE_IN_SECONDS : 1;
		// The slot's end counts, so that rounding never lets one more through.
		$slot            = intdiv( $now + $step - 1, $step ) * $step;
		$recent[ $slot ] = ( $recent[ $slot ] ?? 0 ) + 1;
		$this->limits->store( $bucket, $recent, $now + $window );
	}

	/**
	 * Whether a hit would be refused now, without counting one: spares the work in front of hit(), which decides.
	 *
	 * @throws Refusal As hit() does.
	 */
	public function look( string $what, string $who, int $limit, int $window = HOUR_IN_SECONDS ): void {
		self::recent( $this->limits->look( self::bucket( $what, $who ) ), $limit, $window, $this->clock->seconds() );
	}

	/**
	 * As look(), but nobody else counts a hit until the unit of work ends: for what is counted only when it turns out wrong.
	 *
	 * @throws Refusal As hit() does.
	 */
	public function hold( string $what, string $who, int $limit, int $window = HOUR_IN_SECONDS ): void {
		self::recent( $this->limits->lock( self::bucket( $what, $who ) ), $limit, $window, $this->clock->seconds() );
	}

	private static function bucket( string $what, string $who ): string {
		return hash( 'sha256', "$what|$who" );
	}

	/**
	 * @param array<int, int> $hits
	 * @return array<int, int> Those within the window.
	 * @throws Refusal rate_limited, when they are too many already.
	 */
	private static function recent( array $hits, int $limit, int $window, int $now ): array {
		$recent = array_filter( $hits, static fn( int $slot ) => $slot > $now - $window, ARRAY_FILTER_USE_KEY );
		if ( array_sum( $recent ) >= $limit ) {
			throw Refusal::rateLimited( (int) array_key_first( $recent ) + $window - $now );
		}
		return $recent;
	}
}
