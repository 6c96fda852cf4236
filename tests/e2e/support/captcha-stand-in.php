<?php
/**
 * A plugin that switches a CAPTCHA on for requests with the header `X-Captcha: <provider> <play> <port>`, and for no other:
 * its script is captcha-stand-in.js, its server tests/env/captcha-server.php at that port.
 */

declare(strict_types=1);

use SmartSupport\Access\Seal;

$asked = isset( $_SERVER['HTTP_X_CAPTCHA'] ) && is_string( $_SERVER['HTTP_X_CAPTCHA'] ) ? explode( ' ', sanitize_text_field( wp_unslash( $_SERVER['HTTP_X_CAPTCHA'] ) ) ) : array();
if ( 3 !== count( $asked ) ) {
	return;
}
[ $provider, $play, $port ] = $asked;

// What the plugin logs of a provider that is down is no complaint of PHP.
ini_set( 'error_log', ABSPATH . 'captcha.log' );

$settings = static fn( mixed $value ): array => array_replace_recursive(
	is_array( $value ) ? $value : array(),
	array(
		'guests' => array(
			'captcha'          => $provider,
			'captcha_site_key' => 'public key',
		),
	)
);
add_filter( 'option_smart_support_settings', $settings );
add_filter( 'default_option_smart_support_settings', $settings );
add_filter( 'pre_option_smart_support_secrets', static fn(): array => array( 'captcha' => ( new Seal( 'settings' ) )->close( 'secret' ) ) );
add_filter( 'smart_support_captcha_script', static fn(): string => home_url( "/captcha-stand-in.js?play=$play" ) );
add_filter( 'smart_support_captcha_url', static fn(): string => "http://127.0.0.1:$port/$provider" );
