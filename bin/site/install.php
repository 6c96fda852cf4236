<?php
/**
 * Installs WordPress into a local site's empty database; a network of sites if told so.
 */

declare(strict_types=1);

require __DIR__ . '/terminal.php';

const WP_INSTALLING = true;

/**
 * Takes the place of WordPress's mail about the new site: nobody waits for it.
 */
function wp_new_blog_notification(): void {
}

require SMART_SUPPORT_SITE . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$settings = json_decode( $argv[1], true );

// The installer would call the site to try its permalinks, but nobody serves it yet.
add_filter( 'pre_http_request', static fn () => new WP_Error( 'offline', 'Installing.' ) );

wp_install( 'Smart Support', 'admin', 'admin@example.com', false, '', 'password' );

// Nothing of a local site is fetched from elsewhere, avatars included.
update_option( 'show_avatars', 0 );

if ( $settings['multisite'] ) {
	foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
		$wpdb->$name = $table;
	}
	install_network();
	$result = populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@example.com', 'Smart Support', '/', false );
	if ( is_wp_error( $result ) ) {
		throw new RuntimeException( $result->get_error_message() );
	}
}
