<?php
/**
 * Meters API keys.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\ApiCall;
use SmartSupport\Access\ApiKeyUse;
use SmartSupport\Access\ApiUsage;
use SmartSupport\Access\Callers;

defined( 'ABSPATH' ) || exit;

/**
 * Tells each key what is left of its minute, and counts its calls once they are answered.
 */
final class KeyMeter {

	/** After the envelope, which may still change the status. */
	private const ANSWERED = 100;

	/** Priority of what is put off: before mails are sent, which may take a while. */
	public const AFTER_RESPONSE = 90;

	/** @var list<array{ApiKeyUse, ApiCall}> */
	private array $calls = array();

	public function __construct(
		private readonly Callers $callers,
		private readonly ApiUsage $usage,
	) {}

	public function hook(): void {
		add_filter( 'rest_post_dispatch', $this->meter( ... ), self::ANSWERED, 3 );
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	private function meter( mixed $response, \WP_REST_Server $server, \WP_REST_Request $request ): mixed {
		$use = $response instanceof \WP_REST_Response && Envelope::covers( $request->get_route() ) ? $this->callers->use( $request ) : null;
		if ( null === $use || ! $response instanceof \WP_REST_Response ) {
			return $response;
		}
		$response->header( 'RateLimit-Limit', (string) $use->limit );
		$response->header( 'RateLimit-Remaining', (string) $use->remaining() );
		$response->header( 'RateLimit-Reset', (string) $use->reset() );
		if ( array() === $this->calls ) {
			add_action( 'shutdown', $this->record( ... ), self::AFTER_RESPONSE );
		}
		$this->calls[] = array( $use, new ApiCall( $use->now, $request->get_method(), self::pattern( $server, $request->get_route() ), $response->get_status(), $use->ip ) );
		return $response;
	}

	/** The caller has its answer by now, where PHP can say so. */
	private function record(): void {
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		try {
			foreach ( $this->calls as [ $use, $call ] ) {
				$this->usage->record( $use, $call );
			}
		} catch ( \Throwable $failure ) {
			Envelope::failure( $failure );
		}
		$this->calls = array();
	}

	/** The route with names in the place of values: a path may hold an address, or a secret that somebody put there. */
	private static function pattern( \WP_REST_Server $server, string $path ): string {
		foreach ( array_keys( $server->get_routes( Controller::API ) ) as $pattern ) {
			if ( 1 === preg_match( '@^' . $pattern . '$@i', $path ) ) {
				$named = (string) preg_replace( '/\(\?P<(\w+)>[^)]*\)/', '{$1}', (string) $pattern );
				$route = substr( $named, strlen( '/' . Controller::API ) );
				return '' === $route ? '/' : $route;
			}
		}
		return '(unknown)';
	}
}
