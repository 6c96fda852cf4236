<?php
/**
 * Base of the controllers.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Permission;
use SmartSupport\Refusal;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * Takes a request through the contract's order: caller (401) → permission (403) → content type → JSON → thing known (404)
 * → fields (400) → handler. Core would judge fields before it asks who calls, so it is given nothing to judge.
 */
abstract class Controller {

	public const API = 'smart-support/v1';

	public function __construct( private readonly Gate $gate ) {}

	abstract public function registerRoutes(): void;

	/**
	 * @param string                                          $methods HTTP methods, separated by commas.
	 * @param non-falsy-string                                $path    Below the namespace; named groups become path parameters.
	 * @param string                                          $schema  Name of the schema file of what comes out; OPTIONS shows it.
	 * @param \Closure(Call): \WP_REST_Response               $handler
	 * @param array<string, mixed>                            $input   Object schema of the query (reads) or the body (writes).
	 * @param (\Closure(Actor, int): mixed)|null              $known   Throws not_found where the path's id names nothing this caller may know of.
	 * @param bool                                            $holdsSecret Whether the answer to a POST holds a secret.
	 * @param bool                                            $takesFiles  Whether its body is a form with files.
	 * @param (\Closure(Call): mixed)|null                    $before      Done before the handler, outside of any transaction; the handler finds what came of it in Call::$known.
	 * @param Visitors|null                                   $visitors    Serves those who prove nothing; null refuses them unless the permission lets them in.
	 */
	protected function route( string $methods, string $path, string $schema, Permission $permission, \Closure $handler, array $input = array(), ?\Closure $known = null, bool $holdsSecret = false, bool $takesFiles = false, ?\Closure $before = null, ?Visitors $visitors = null ): void {
		$others = null === $visitors ? null : new Route( $this->gate->idempotency, $this->caller( ... ), $visitors->permission, $visitors->handler, $visitors->input, null, false, false, $visitors->before );
		$route  = new Route( $this->gate->idempotency, $this->caller( ... ), $permission, $handler, $input, $known, $holdsSecret, $takesFiles, $before, $others );
		register_rest_route(
			self::API,
			$path,
			array(
				array(
					'methods'             => $methods,
					'permission_callback' => $route->permission( ... ),
					'callback'            => $route->handle( ... ),
					'args'                => self::describe( $input ),
				),
				'schema' => static fn(): array => SchemaFile::load( $schema )->item(),
			)
		);
	}

	/**
	 * Who calls: a key or a WordPress user, unless a controller knows another proof. Asked several times a request.
	 *
	 * @throws Refusal For one who proves nothing where proof is needed.
	 */
	protected function caller( \WP_REST_Request $request ): Actor {
		return $this->gate->callers->of( $request );
	}

	/**
	 * @param mixed                $data Object or list.
	 * @param array<string, mixed> $meta
	 */
	protected function success( mixed $data, string $message, array $meta = array(), int $status = 200 ): \WP_REST_Response {
		return new \WP_REST_Response( Envelope::success( $data, $message, $meta ), $status );
	}

	/**
	 * @param array<string, mixed> $item
	 * @param string               $path Where it is from now on, below the namespace.
	 */
	protected function created( array $item, string $message, string $path ): \WP_REST_Response {
		$response = $this->success( $item, $message, array(), 201 );
		$response->header( 'Location', rest_url( self::API . "/$path" ) );
		return $response;
	}

	/**
	 * @param list<array<string, mixed>> $items
	 * @param int                        $total Matches; one above $exactUpTo says "more than that".
	 */
	protected function page( array $items, string $message, int $page, int $perPage, int $total, int $exactUpTo = PHP_INT_MAX ): \WP_REST_Response {
		$pages    = (int) ceil( $total / $perPage );
		$response = $this->success(
			$items,
			$message,
			array(
				'page'        => $page,
				'per_page'    => $perPage,
				'total'       => min( $total, $exactUpTo ),
				'total_pages' => $pages,
				'total_exact' => $total <= $exactUpTo,
			)
		);
		$response->header( 'X-WP-Total', (string) min( $total, $exactUpTo ) );
		$response->header( 'X-WP-TotalPages', (string) $pages );
		return $response;
	}

	/**
	 * What OPTIONS shows of an input. Core neither checks nor changes it: Route does.
	 *
	 * @param array<string, mixed> $input
	 * @return array<string, array<string, mixed>>
	 */
	private static function describe( array $input ): array {
		$args     = array();
		$required = SchemaFile::required( $input );
		foreach ( SchemaFile::properties( $input ) as $name => $schema ) {
			$args[ $name ] = array(
				...$schema,
				'sanitize_callback' => null,
				'validate_callback' => null,
				...( in_array( $name, $required, true ) ? array( 'required' => true ) : array() ),
			);
		}
		return $args;
	}
}
