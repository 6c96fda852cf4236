<?php
/**
 * Access links of seeded tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

use SmartSupport\Access\Seal;
use SmartSupport\Settings\Settings;

/**
 * Only tickets whose link would still be alive have one; the others get theirs with the next mail. Secrets are real
 * chance: a repeatable one could be guessed.
 */
final class Links {

	public const COLUMNS = array( 'ticket_id', 'customer_id', 'secret_hash', 'sealed_secret', 'expires_at', 'created_at' );

	private readonly Seal $seal;

	private readonly int $seconds;

	public function __construct( Settings $settings, private readonly int $until ) {
		$this->seal    = new Seal();
		$this->seconds = $settings->int( 'guests', 'link_days' ) * DAY_IN_SECONDS;
	}

	/**
	 * @param list<Life> $lives
	 * @return list<list<int|string|null>>
	 */
	public function rows( array $lives ): array {
		$rows = array();
		foreach ( $lives as $life ) {
			$end = $life->publicTime + $this->seconds;
			if ( $end > $this->until ) {
				$secret = sodium_bin2base64( random_bytes( 32 ), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
				$rows[] = array( $life->id, $life->customer->id, hash( 'sha256', $secret ), $this->seal->close( $secret ), $end, gmdate( 'Y-m-d H:i:s', $life->created ) );
			}
		}
		return $rows;
	}
}
