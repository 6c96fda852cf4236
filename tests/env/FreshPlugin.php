<?php
/**
 * The plugin as a new request finds it.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

use SmartSupport\Plugin;
use SmartSupport\Rest\KeyMeter;

/**
 * A request builds the plugin's objects once and remembers who called and what was set. Several requests in one
 * process need several plugins: takes the hooks of the one before away and boots another.
 */
final class FreshPlugin {

	private const BLOCKS = 'smart-support/';

	public static function boot(): void {
		foreach ( self::hooks() as $name => $hook ) {
			foreach ( self::ours( $hook ) as [ $priority, $callback ] ) {
				remove_filter( $name, $callback, $priority );
			}
		}
		$blocks = \WP_Block_Type_Registry::get_instance();
		foreach ( array_keys( $blocks->get_all_registered() ) as $name ) {
			if ( str_starts_with( $name, self::BLOCKS ) ) {
				$blocks->unregister( $name );
			}
		}
		( new Plugin( (string) constant( 'SMART_SUPPORT_FILE' ) ) )->boot();
		// WordPress is past that point.
		foreach ( self::ours( self::hooks()['init'] ) as [ , $callback ] ) {
			$callback();
		}
	}

	/** Does what the plugin put off until the response has gone out; mails are left to the test. */
	public static function afterResponse(): void {
		foreach ( self::ours( self::hooks()['shutdown'] ) as [ $priority, $callback ] ) {
			if ( KeyMeter::AFTER_RESPONSE === $priority ) {
				remove_filter( 'shutdown', $callback, $priority );
				$callback();
			}
		}
	}

	/** @return array<string, \WP_Hook> */
	private static function hooks(): array {
		/** @var array<string, \WP_Hook> $hooks */
		$hooks = $GLOBALS['wp_filter'];
		return $hooks;
	}

	/** @return list<array{int, callable}> Priority and callback. */
	private static function ours( \WP_Hook $hook ): array {
		$ours = array();
		foreach ( $hook->callbacks as $priority => $callbacks ) {
			foreach ( (array) $callbacks as $callback ) {
				$function = is_array( $callback ) ? $callback['function'] ?? null : null;
				if ( is_callable( $function ) && self::isOurs( $function ) ) {
					$ours[] = array( (int) $priority, $function );
				}
			}
		}
		return $ours;
	}

	private static function isOurs( callable $function ): bool {
		if ( is_array( $function ) ) {
			$class = is_object( $function[0] ) ? $function[0]::class : $function[0];
		} else {
			$class = $function instanceof \Closure ? ( new \ReflectionFunction( $function ) )->getClosureScopeClass()?->getName() : '';
		}
		return str_starts_with( (string) $class, 'SmartSupport\\' ) && ! str_starts_with( (string) $class, 'SmartSupport\\Tests\\' );
	}
}
