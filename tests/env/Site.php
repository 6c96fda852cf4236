<?php
/**
 * The installed WordPress that the tests run on.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Env;

/**
 * A real site: real database, our plugin active, mail through a real SMTP server. Made and removed by bin/test.mjs.
 */
final class Site {

	/** Loads WordPress for a script; from the global scope. */
	public const LOADER = __DIR__ . '/../../bin/site/load.php';

	public static function isGiven(): bool {
		return '' !== (string) getenv( 'SMART_SUPPORT_SITE' );
	}

	/** Loads WordPress in a function, as if it were the global scope that core's files expect. */
	public static function load(): void {
		global $wpdb, $wp, $wp_query, $wp_the_query, $wp_rewrite, $wp_roles, $wp_locale, $wp_locale_switcher, $wp_object_cache,
			$wp_theme_directories, $wp_plugin_paths, $wp_textdomain_registry, $wp_widget_factory, $wp_embed, $wp_hasher,
			$wp_filter, $wp_actions, $wp_filters, $wp_current_filter, $wp_version, $wp_db_version, $required_php_version,
			$required_mysql_version, $shortcode_tags, $phpmailer, $current_site, $current_blog, $blog_id, $table_prefix;

		require self::LOADER;

		// A password of a test protects nothing: do not spend a quarter of a second on each.
		add_filter( 'wp_hash_password_options', static fn(): array => array( 'cost' => 4 ) );
	}

	/** Folder of the installation, with wp-load.php in it. */
	public static function folder(): string {
		return self::variable( 'SMART_SUPPORT_SITE' );
	}

	/** Address of a web server on the same site, without a slash at the end. */
	public static function url(): string {
		return untrailingslashit( home_url() );
	}

	/** Address of the mail catcher, without a slash at the end. */
	public static function mailUrl(): string {
		return self::variable( 'SMART_SUPPORT_MAIL_URL' );
	}

	private static function variable( string $name ): string {
		$value = (string) getenv( $name );
		if ( '' === $value ) {
			throw new \RuntimeException( "$name is not set: run the tests with `npm run test:php`." );
		}
		return rtrim( $value, '/' );
	}
}
