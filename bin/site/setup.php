<?php
/**
 * Makes an installed local site ready for use: permalinks and the plugin.
 */

declare(strict_types=1);

require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/misc.php';

$settings = json_decode( $argv[1], true );

$wp_rewrite->set_permalink_structure( $settings['permalinks'] );

if ( null !== $settings['plugin'] ) {
	$result = activate_plugin( $settings['plugin'], '', is_multisite() );
	if ( is_wp_error( $result ) ) {
		throw new RuntimeException( $result->get_error_message() );
	}
}

flush_rewrite_rules();
