<?php
/**
 * Pages for one visitor alone.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\NoCache;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps a page out of caches, search engines and other sites' logs, and WordPress from sending its visitor elsewhere.
 */
final class PrivatePage {

	private const HEADERS = array(
		...NoCache::HEADERS,
		'X-Robots-Tag'    => 'noindex',
		'Referrer-Policy' => 'no-referrer',
	);

	/** @param int $retryAfter Seconds until another try makes sense, 0 for none. */
	public static function begin( int $retryAfter = 0 ): void {
		$headers = self::HEADERS + ( $retryAfter > 0 ? array( 'Retry-After' => (string) $retryAfter ) : array() );
		// At once, for an answer that sends the browser on; and again after WordPress has set its own.
		foreach ( $headers as $name => $value ) {
			header( "$name: $value" );
		}
		add_filter( 'wp_headers', static fn( array $given ): array => array_merge( $given, $headers ), 99 );
		NoCache::begin();
		add_filter( 'wp_robots', 'wp_robots_sensitive_page' );
		add_filter( 'redirect_canonical', '__return_false' );
		add_filter( 'wp_speculation_rules_configuration', '__return_null' );
		// What people wrote keeps its quotes, dashes and faces: it may be a command, or go back into its form.
		add_filter( 'pre_option_use_smilies', '__return_zero' );
		add_filter( 'no_texturize_tags', static fn( array $tags ): array => array( ...$tags, 'article', 'textarea' ) );
	}
}
