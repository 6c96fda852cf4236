<?php
/**
 * Loads a local site's WordPress for scripts of the command line; `bin/lib/site.mjs` says which site.
 *
 * Meant to be required from the global scope, as WordPress's own files expect it.
 */

declare(strict_types=1);

require __DIR__ . '/terminal.php';
require SMART_SUPPORT_SITE . '/wp-load.php';

// A script that WordPress ends has failed.
add_filter(
	'wp_die_handler',
	static fn () => static function ( string|WP_Error $message ): never {
		throw new RuntimeException( wp_strip_all_tags( is_wp_error( $message ) ? $message->get_error_message() : $message ) );
	}
);
