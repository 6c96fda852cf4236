<?php
/**
 * Secrets among the settings.
 */

declare(strict_types=1);

namespace SmartSupport\Settings;

use SmartSupport\Access\Seal;

defined( 'ABSPATH' ) || exit;

/**
 * Written, used and never shown: kept sealed in an option of their own, which no list of settings holds.
 */
final class Secrets {

	public const OPTION = 'smart_support_secrets';

	/** The CAPTCHA provider's. */
	public const CAPTCHA = 'captcha';

	private readonly Seal $seal;

	public function __construct() {
		$this->seal = new Seal( 'settings' );
	}

	/** Whether this site can keep any. */
	public function canKeep(): bool {
		return $this->seal->canClose();
	}

	/** Whether it is there and can be used: one that was sealed under other salts cannot. */
	public function has( string $name ): bool {
		return '' !== $this->get( $name );
	}

	/** Empty without one. */
	public function get( string $name ): string {
		$sealed = self::all()[ $name ] ?? null;
		return is_string( $sealed ) ? (string) $this->seal->open( $sealed ) : '';
	}

	/**
	 * @param string $secret Empty takes it away.
	 * @return bool Whether it is another one now.
	 * @throws \LogicException Where none can be kept.
	 */
	public function set( string $name, #[\SensitiveParameter] string $secret ): bool {
		$before = $this->get( $name );
		if ( hash_equals( $before, $secret ) && ( '' !== $secret || ! isset( self::all()[ $name ] ) ) ) {
			return false;
		}
		$all = array_diff_key( self::all(), array( $name => true ) );
		if ( '' !== $secret ) {
			$all[ $name ] = $this->seal->close( $secret ) ?? throw new \LogicException( 'There is no key to seal a secret with.' );
		}
		update_option( self::OPTION, $all, true );
		return true;
	}

	/** @return array<array-key, mixed> Name => sealed text. */
	private static function all(): array {
		$all = get_option( self::OPTION, array() );
		return is_array( $all ) ? $all : array();
	}
}
