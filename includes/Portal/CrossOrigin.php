<?php
/**
 * Other sites.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * Core lets every origin read answers with cookies, for its nonces guard what matters. Visitors have no nonce: on their
 * routes the permission is taken back.
 */
final class CrossOrigin {

	private const ROUTES = array( '/' . Controller::API . '/guest/', '/' . Controller::API . '/portal/' );

	public static function hook(): void {
		// After core's own rest_send_cors_headers().
		add_filter( 'rest_pre_serve_request', self::close( ... ), 20, 3 );
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	private static function close( mixed $served, \WP_HTTP_Response $answer, \WP_REST_Request $request ): mixed {
		foreach ( self::ROUTES as $route ) {
			if ( str_starts_with( $request->get_route(), $route ) ) {
				header_remove( 'Access-Control-Allow-Origin' );
				header_remove( 'Access-Control-Allow-Credentials' );
				header_remove( 'Access-Control-Allow-Methods' );
			}
		}
		return $served;
	}
}
