<?php
/**
 * What WordPress expects of a web server, for a script in a terminal.
 */

declare(strict_types=1);

// Where it is mounted in Playground, which passes no environment on.
define( 'SMART_SUPPORT_SITE', getenv( 'SMART_SUPPORT_SITE' ) ?: '/wordpress' );

require_once SMART_SUPPORT_SITE . '/wp-config-local.php';

( static function (): void {
	$url  = (array) parse_url( SMART_SUPPORT_LOCAL_URL );
	$port = $url['port'] ?? 80;

	$_SERVER['HTTP_HOST']       = $url['host'] . ( 80 === $port ? '' : ':' . $port );
	$_SERVER['SERVER_NAME']     = $url['host'];
	$_SERVER['SERVER_PORT']     = (string) $port;
	$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
	$_SERVER['REQUEST_METHOD']  = 'GET';
	$_SERVER['REQUEST_URI']     = '/';
	$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
} )();

// Null: WordPress leaves PHP's own setting, which is the terminal.
define( 'WP_DEBUG_DISPLAY', null );
// A page that says sorry is of no use here.
define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );

// WordPress ends with success even when it could not start, with a page that says why.
register_shutdown_function(
	static function (): void {
		if ( ! function_exists( 'did_action' ) || ! did_action( 'wp_loaded' ) ) {
			exit( 1 );
		}
	}
);
