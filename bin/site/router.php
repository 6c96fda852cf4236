<?php
/**
 * Router of PHP's built-in web server for a local site: what a web server's configuration does elsewhere.
 *
 * Returns false where the server itself should send a file. Runs a script from here, the global scope, as WordPress
 * expects; so nothing but one variable may be left behind.
 */

declare(strict_types=1);

$smart_support_script = ( static function (): string|false|null {
	$root  = (string) $_SERVER['DOCUMENT_ROOT'];
	$asked = rawurldecode( (string) parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

	// In a network the core's files are also asked for below the path of each site.
	$path = (string) preg_replace( '#^/[\w-]+(?=/(wp-(admin|content|includes)(/|$)|wp-[\w-]+\.php$))#', '', $asked );
	if ( file_exists( $root . $asked ) || ! file_exists( $root . $path ) ) {
		$path = $asked;
	}

	if ( is_dir( $root . $path ) && is_file( $root . rtrim( $path, '/' ) . '/index.php' ) ) {
		if ( ! str_ends_with( $path, '/' ) ) {
			header( 'Location: ' . $asked . '/', true, 301 );
			return null;
		}
		$path .= 'index.php';
	}
	if ( ! is_file( $root . $path ) ) {
		$path = '/index.php';
	} elseif ( preg_match( '#/\.|^/wp-content/(database/|uploads/(sites/\d+/)?smart-support-)|\.log$#', $path ) ) {
		http_response_code( 404 );
		return null;
	} elseif ( ! str_ends_with( $path, '.php' ) ) {
		if ( $path === $asked ) {
			return false;
		}
		header( 'Location: ' . $path, true, 301 );
		return null;
	}

	$_SERVER['SCRIPT_NAME']     = $path;
	$_SERVER['PHP_SELF']        = $path;
	$_SERVER['SCRIPT_FILENAME'] = $root . $path;
	return $root . $path;
} )();

if ( false === $smart_support_script ) {
	return false;
}
if ( null !== $smart_support_script ) {
	chdir( dirname( $smart_support_script ) );
	require $smart_support_script;
}
return true;
