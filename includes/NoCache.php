<?php
/**
 * Answers for one caller alone.
 */

declare(strict_types=1);

namespace SmartSupport;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps an answer out of every cache between here and its reader: browsers and proxies by Cache-Control, an nginx that is
 * told to ignore that by its own header, page caches by the constant and the action that they know.
 */
final class NoCache {

	public const HEADERS = array(
		'Cache-Control'   => 'private, no-store',
		'X-Accel-Expires' => '0',
	);

	public static function begin(): void {
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
		// W3 Total Cache keeps results of queries: whether a link has ended must not come from there.
		defined( 'DONOTCACHEDB' ) || define( 'DONOTCACHEDB', true );
		/** LiteSpeed's: it may cache the REST API too. */
		do_action( 'litespeed_control_set_nocache', 'Smart Support' );
	}
}
