<?php
/**
 * The one envelope.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Database\DatabaseError;
use SmartSupport\NoCache;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Every answer of the namespace has the same shape, WordPress's own errors included, and is never cached.
 */
final class Envelope {

	/** Status of each code of the contract; a code that is not here is a 400. */
	private const STATUS = array(
		'missing_api_key'      => 401,
		'invalid_api_key'      => 401,
		'expired_api_key'      => 401,
		'invalid_link'         => 401,
		'invalid_code'         => 401,
		'module_disabled'      => 403,
		'insufficient_scope'   => 403,
		'forbidden'            => 403,
		'api_disabled'         => 403,
		'not_found'            => 404,
		'route_not_found'      => 404,
		'method_not_allowed'   => 405,
		'conflict'             => 409,
		'idempotency_conflict' => 409,
		'file_too_large'       => 413,
		'rate_limited'         => 429,
		'server_error'         => 500,
		'storage_full'         => 500,
		'mail_failed'          => 500,
		'unavailable'          => 503,
		'captcha_unavailable'  => 503,
	);

	/** The filters of wp_die(), by which WordPress ends a request after a fatal error. */
	private const ENDS = array( 'wp_die_handler', 'wp_die_json_handler', 'wp_die_jsonp_handler', 'wp_die_xml_handler' );

	public static function hook(): void {
		add_filter( 'rest_pre_dispatch', self::ignoreFields( ... ), 10, 3 );
		add_filter( 'rest_pre_dispatch', self::refuseDisguise( ... ), 10, 3 );
		add_filter( 'rest_request_before_callbacks', self::ignoreCore( ... ), 10, 3 );
		foreach ( self::ENDS as $end ) {
			add_filter( $end, static fn( callable $handler ): callable => wp_is_serving_rest_request() ? self::end( ... ) : $handler );
		}
	}

	/**
	 * @param array<string, mixed> $meta
	 * @return array<string, mixed>
	 */
	public static function success( mixed $data, string $message, array $meta = array() ): array {
		return array(
			'success' => true,
			'message' => $message,
			'data'    => $data,
			'meta'    => array() === $meta ? new \stdClass() : $meta,
		);
	}

	public static function error( Refusal $refusal ): \WP_Error {
		$status = self::STATUS[ $refusal->reason ] ?? 400;
		return new \WP_Error( $refusal->reason, $refusal->getMessage(), $refusal->details + array( 'status' => $status ) );
	}

	/** Takes the place of WordPress's page. PHP has logged why; the id finds it there. */
	private static function end(): never {
		$id = bin2hex( random_bytes( 8 ) );
		error_log( sprintf( 'Smart Support request %s was ended by WordPress.', $id ) );
		if ( ! headers_sent() ) {
			status_header( 500 );
			header( 'Content-Type: application/json; charset=UTF-8' );
			header( 'Cache-Control: private, no-store' );
		}
		echo wp_json_encode(
			array(
				'success'    => false,
				'code'       => 'server_error',
				'message'    => __( 'Something went wrong on the server. It has been recorded.', 'smart-support-guest' ),
				'request_id' => $id,
			)
		);
		exit( 1 );
	}

	/** Logs a failure under an id; the caller learns the id, or that trying again helps, and nothing else. */
	public static function failure( \Throwable $failure ): \WP_Error {
		$id = bin2hex( random_bytes( 8 ) );
		error_log( sprintf( 'Smart Support request %s failed: %s', $id, $failure ) );
		if ( $failure instanceof DatabaseError && $failure->isTransient() ) {
			$text = __( 'The help desk cannot be reached. Please try again in a moment.', 'smart-support-guest' );
			return self::error( new Refusal( 'unavailable', $text, array( 'retry_after' => 5 ) ) );
		}
		$text = __( 'Something went wrong on the server. It has been recorded.', 'smart-support-guest' );
		return self::error( new Refusal( 'server_error', $text, array( 'request_id' => $id ) ) );
	}

	/** Whether a route is ours. */
	public static function covers( string $route ): bool {
		return '/' . Controller::API === $route || str_starts_with( $route, '/' . Controller::API . '/' );
	}

	/**
	 * Answers while the tables are not ready: being made by another process, or left by newer code.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	public static function refuseUnready( mixed $result, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		if ( ! self::covers( $request->get_route() ) ) {
			return $result;
		}
		self::hook();
		$text = __( 'The help desk is being updated. Please try again in a moment.', 'smart-support-guest' );
		return self::error( new Refusal( 'unavailable', $text, array( 'retry_after' => 5 ) ) );
	}

	/**
	 * Core's `_fields` would cut the envelope to pieces.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private static function ignoreFields( mixed $result, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		if ( self::covers( $request->get_route() ) ) {
			$request->set_query_params( array_diff_key( $request->get_query_params(), array( '_fields' => true ) ) );
		}
		return $result;
	}

	/**
	 * Keeps a link from writing: a request that came in as GET stays one, whatever `_method` or the override header says.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private static function refuseDisguise( mixed $result, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		$came = isset( $_SERVER['REQUEST_METHOD'] ) && is_string( $_SERVER['REQUEST_METHOD'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) : 'GET';
		$asks = $request->get_query_params()['_method'] ?? $request->get_header( 'X-HTTP-Method-Override' );
		if ( null !== $asks && in_array( $came, array( 'GET', 'HEAD' ), true ) && $request->get_method() !== $came && self::covers( $request->get_route() ) ) {
			return self::error( new Refusal( 'method_not_allowed', __( 'A link cannot change anything.', 'smart-support-guest' ) ) );
		}
		return $result;
	}

	/**
	 * Core has judged the fields before anybody asked who calls; Route does it again in the contract's order.
	 *
	 * @param array<string, mixed>                    $handler
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private static function ignoreCore( mixed $response, array $handler, \WP_REST_Request $request ): mixed {
		$isJudgement = is_wp_error( $response ) && in_array( $response->get_error_code(), array( 'rest_invalid_json', 'rest_missing_callback_param', 'rest_invalid_param' ), true );
		return $isJudgement && self::covers( $request->get_route() ) ? null : $response;
	}

	/**
	 * Makes the envelope. Hooked on every REST request: some are refused before our routes are registered.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	public static function wrap( mixed $response, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		if ( ! $response instanceof \WP_REST_Response || ! self::covers( $request->get_route() ) ) {
			return $response;
		}
		$response->set_headers( NoCache::HEADERS + $response->get_headers() );
		if ( 304 === $response->get_status() ) {
			return $response;
		}
		$data = $response->get_data();
		// A document or a file of its own type goes out as it is.
		if ( ( is_array( $data ) && isset( $data['success'] ) ) || ( ! $response->is_error() && isset( $response->get_headers()['Content-Type'] ) ) ) {
			return $response;
		}
		if ( ! $response->is_error() ) {
			$response->set_data( self::success( $data, '' ) );
			return $response;
		}
		self::wrapError( $response, is_array( $data ) ? $data : array(), $server, $request->get_route() );
		return $response;
	}

	/** @param array<array-key, mixed> $data As core makes it of a WP_Error. */
	private static function wrapError( \WP_REST_Response $response, array $data, \WP_REST_Server $server, string $route ): void {
		$code    = is_string( $data['code'] ?? null ) ? $data['code'] : 'server_error';
		$message = is_string( $data['message'] ?? null ) ? $data['message'] : '';
		$details = is_array( $data['data'] ?? null ) ? $data['data'] : array();
		unset( $details['status'], $details['params'], $details['details'] );
		if ( in_array( $code, array( 'rest_no_route', 'method_not_allowed' ), true ) ) {
			$allowed = self::methods( $server, $route );
			$code    = array() === $allowed ? 'route_not_found' : 'method_not_allowed';
			$response->set_status( self::STATUS[ $code ] );
			if ( array() !== $allowed ) {
				$response->header( 'Allow', implode( ', ', $allowed ) );
			}
		} elseif ( 401 === $response->get_status() && ! isset( self::STATUS[ $code ] ) ) {
			$code = 'invalid_api_key';
		}
		if ( is_int( $details['retry_after'] ?? null ) ) {
			$response->header( 'Retry-After', (string) $details['retry_after'] );
		}
		$response->set_data(
			array(
				'success' => false,
				'code'    => $code,
				'message' => $message,
				...$details,
			)
		);
	}

	/** @return list<string> Methods that a path of ours knows. */
	private static function methods( \WP_REST_Server $server, string $route ): array {
		$methods = array();
		foreach ( $server->get_routes( Controller::API ) as $pattern => $handlers ) {
			if ( 1 === preg_match( '@^' . $pattern . '$@i', $route ) ) {
				foreach ( is_array( $handlers ) ? $handlers : array() as $handler ) {
					$methods += is_array( $handler ) && is_array( $handler['methods'] ?? null ) ? $handler['methods'] : array();
				}
			}
		}
		return array_map( strval( ... ), array_keys( $methods, true, true ) );
	}
}
