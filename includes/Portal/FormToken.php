<?php
/**
 * Proof that a page with the form was open.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * `<seconds>.<random>.<signature>`. Nothing is stored: a cached page hands the same token to many visitors.
 */
final class FormToken {

	/** Nobody fills in a form faster. */
	private const MIN_AGE = 2;

	public const MAX_AGE = DAY_IN_SECONDS;

	private const PURPOSE = 'form-token';

	/** @param int $now Seconds, by the database's clock. */
	public static function issue( int $now ): string {
		$facts = $now . '.' . bin2hex( random_bytes( 8 ) );
		return $facts . '.' . Signature::of( self::PURPOSE, $facts );
	}

	/** Whether it is one of ours, sent quicker than people can. */
	public static function isTooYoung( string $token, int $now ): bool {
		return self::age( $token, $now ) < self::MIN_AGE;
	}

	/**
	 * @param int $now Seconds, by the database's clock.
	 * @throws Refusal form_token_expired, also for a forged one.
	 */
	public static function check( string $token, int $now ): void {
		$age = self::age( $token, $now );
		if ( $age >= self::MAX_AGE ) {
			throw new Refusal( 'form_token_expired', __( 'The form was open for too long. Please send it once more.', 'smart-support-guest' ) );
		}
		if ( $age < self::MIN_AGE ) {
			throw new Refusal( 'form_token_expired', __( 'That was quicker than we expect of people. Please send the form once more.', 'smart-support-guest' ) );
		}
	}

	/** Seconds since it was issued; too many for a forged one. */
	private static function age( string $token, int $now ): int {
		$isOurs = 1 === preg_match( '/^((\d{1,12})\.[0-9a-f]{16})\.([0-9a-f]{32})$/D', $token, $part )
			&& Signature::isValid( $part[3], self::PURPOSE, $part[1] );
		return $isOurs ? $now - (int) $part[2] : self::MAX_AGE;
	}
}
