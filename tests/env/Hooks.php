<?php
/**
 * WordPress's hooks as they were.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * Every filter and action that is registered, put back after a test.
 */
final class Hooks {

	/** @var array<string, \WP_Hook> */
	private array $filters;

	/** @var array<string, mixed> */
	private array $counters;

	public function __construct() {
		/** @var array<string, \WP_Hook> $filters */
		$filters        = $GLOBALS['wp_filter'];
		$this->filters  = self::copy( $filters );
		$this->counters = self::counters();
	}

	public function restore(): void {
		$GLOBALS['wp_filter'] = self::copy( $this->filters );
		foreach ( $this->counters as $name => $value ) {
			$GLOBALS[ $name ] = $value;
		}
	}

	/**
	 * @param array<string, \WP_Hook> $hooks
	 * @return array<string, \WP_Hook>
	 */
	private static function copy( array $hooks ): array {
		return array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $hooks );
	}

	/** @return array<string, mixed> */
	private static function counters(): array {
		return array_intersect_key( $GLOBALS, array_flip( array( 'wp_actions', 'wp_filters', 'wp_current_filter' ) ) );
	}
}
