<?php
/**
 * Rules about codes of guests.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;

defined( 'ABSPATH' ) || exit;

/**
 * Six digits, and a link's secret in the same mail: the one or the other is used once, within ten minutes. A new pair takes
 * the place of the old. Six digits can be guessed from their hash, so that is made with a key that is not in the
 * database, or not in this table at least where WordPress keeps its salts there.
 */
final class GuestCodes {

	public const LIFETIME = 10 * MINUTE_IN_SECONDS;

	private const DIGITS = 6;

	public function __construct(
		private readonly GuestCodeRepository $codes,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Called when the mail is written: only then is there anybody to tell the code to. */
	public function issue( int $customerId ): IssuedCode {
		$issued = new IssuedCode( str_pad( (string) random_int( 0, 10 ** self::DIGITS - 1 ), self::DIGITS, '0', STR_PAD_LEFT ), Secret::make() );
		$this->unit->run(
			function () use ( $customerId, $issued ): void {
				$expiresAt = $this->clock->seconds() + self::LIFETIME;
				$id        = $this->codes->replace( $customerId, Secret::hash( $issued->secret ), $expiresAt );
				$this->codes->setHash( $id, self::mac( $id, $expiresAt, $issued->code ) );
			}
		);
		return $issued;
	}

	/**
	 * Uses a code. Guesses must be limited by the caller.
	 *
	 * @param string $typed Digits, perhaps with spaces between.
	 * @return int|null Id of the customer, null for a wrong code and for none.
	 */
	public function useCode( EmailAddress $email, #[\SensitiveParameter] string $typed ): ?int {
		$code = $this->codes->findByEmail( $email->hash() );
		// The same work for an address without a code.
		$mac = self::mac( $code->id ?? 0, $code->expiresAt ?? 0, (string) preg_replace( '/[\s-]+/', '', $typed ) );
		return hash_equals( $mac, $code->codeHash ?? '' ) ? $this->taken( $code ) : null;
	}

	/** @return int|null Id of the customer, null for a link that is used, run out, replaced or forged. */
	public function useLink( #[\SensitiveParameter] string $secret ): ?int {
		return $this->taken( $this->ofLink( $secret ) );
	}

	/** What a link would open: looking uses nothing up. */
	public function ofLink( #[\SensitiveParameter] string $secret ): ?GuestCode {
		return Secret::isOne( $secret ) ? $this->codes->findBySecret( Secret::hash( $secret ) ) : null;
	}

	private function taken( ?GuestCode $code ): ?int {
		return null !== $code && $this->codes->remove( $code->id ) ? $code->customerId : null;
	}

	private static function mac( int $id, int $expiresAt, #[\SensitiveParameter] string $code ): string {
		return hash_hmac( 'sha256', "guest-code|$id|$expiresAt|$code", wp_salt( 'auth' ) );
	}
}
