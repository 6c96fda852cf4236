<?php
/**
 * Plugin Name: Smart Support: direction
 * Description: Shows the site from right to left to browsers with a cookie, as an Arabic site is. For the browser tests.
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function (): void {
		global $wp_locale;
		if ( isset( $_COOKIE['smart_support_rtl'] ) && $wp_locale instanceof WP_Locale ) {
			$wp_locale->text_direction = 'rtl';
		}
	},
	0
);
