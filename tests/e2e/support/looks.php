<?php
/**
 * Plugin Name: Smart Support: looks
 * Description: Shows the site from right to left, in another theme or in dark colours to browsers with a cookie that asks for it. For the browser tests.
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

if ( isset( $_COOKIE['smart_support_classic'] ) ) {
	foreach ( array( 'template', 'stylesheet' ) as $smart_support_option ) {
		add_filter( "pre_option_$smart_support_option", static fn(): string => 'twentytwentyone' );
	}
}

$smart_support_style = array_key_first( array_intersect_key( $_COOKIE, array( 'smart_support_dark' => true, 'smart_support_midnight' => true ) ) );

if ( null !== $smart_support_style ) {
	// Twenty Twenty-One does what the browser prefers once its owner allows it; Twenty Twenty-Five has dark styles to choose.
	add_filter( 'theme_mod_respect_user_color_preference', '__return_true' );
	add_filter(
		'wp_theme_json_data_theme',
		static function ( WP_Theme_JSON_Data $data ) use ( $smart_support_style ): WP_Theme_JSON_Data {
			$style = get_template_directory() . ( 'smart_support_dark' === $smart_support_style ? '/styles/01-evening.json' : '/styles/08-midnight.json' );
			return is_readable( $style ) ? $data->update_with( (array) json_decode( (string) file_get_contents( $style ), true ) ) : $data;
		}
	);
}
