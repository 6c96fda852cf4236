<?php
/**
 * One route.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Permission;
use SmartSupport\Refusal;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the steps in front of a handler, and turns refusals and failures into answers.
 */
final class Route {

	/** Bodies that a write may have; the second where visitors post forms or files come in. */
	private const JSON = 'application/json';
	private const FORM = 'multipart/form-data';

	/**
	 * @param \Closure(\WP_REST_Request): Actor   $caller Throws a Refusal for one who proves nothing.
	 * @param \Closure(Call): \WP_REST_Response   $handler
	 * @param array<string, mixed>                $input
	 * @param (\Closure(Actor, int): mixed)|null  $known
	 * @param (\Closure(Call): mixed)|null        $before What no transaction may wait for; the handler finds what came of it in place of "known".
	 * @param self|null                           $forVisitors Serves those who prove nothing, instead of refusing them.
	 */
	public function __construct(
		private readonly Idempotency $idempotency,
		private readonly \Closure $caller,
		private readonly Permission $permission,
		private readonly \Closure $handler,
		private readonly array $input,
		private readonly ?\Closure $known,
		private readonly bool $holdsSecret,
		private readonly bool $takesFiles,
		private readonly ?\Closure $before = null,
		private readonly ?self $forVisitors = null,
	) {}

	/**
	 * Core asks twice, the second time for the Allow header: nothing counts here.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	public function permission( \WP_REST_Request $request ): bool|\WP_Error {
		try {
			$actor = ( $this->caller )( $request );
			if ( null !== $this->forVisitors && ActorKind::Anonymous === $actor->kind ) {
				return $this->forVisitors->permission( $request );
			}
			if ( ! $this->permission->isPublic && ActorKind::Anonymous === $actor->kind ) {
				throw Refusal::missingKey();
			}
			$this->permission->authorise( $actor );
			return true;
		} catch ( Refusal $refusal ) {
			return Envelope::error( $refusal );
		} catch ( \Throwable $failure ) {
			return Envelope::failure( $failure );
		}
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	public function handle( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
		try {
			$actor = ( $this->caller )( $request );
			if ( null !== $this->forVisitors && ActorKind::Anonymous === $actor->kind ) {
				return $this->forVisitors->handle( $request );
			}
			$writes = array() !== $this->input && self::hasBody( $request );
			$raw    = $writes ? $this->body( $request ) : $request->get_query_params();
			$id     = self::pathId( $request );
			$known  = null === $this->known ? null : ( $this->known )( $actor, $id );
			$input  = match ( true ) {
				! $writes => Input::query( $this->input, $raw ),
				self::isForm( $request ) => Input::form( $this->input, $raw ),
				default => Input::body( $this->input, $raw ),
			};
			$call   = new Call( $actor, $id, $input, $request, $known );
			$before = null === $this->before ? null : fn() => ( $this->before )( $call );
			$work   = fn( mixed $prepared ) => ( $this->handler )( null === $before ? $call : new Call( $actor, $id, $input, $request, $prepared ) );
			return $this->idempotency->run( $actor, $request, $work, $this->holdsSecret, $before );
		} catch ( Refusal $refusal ) {
			return Envelope::error( $refusal );
		} catch ( \Throwable $failure ) {
			return Envelope::failure( $failure );
		}
	}

	/**
	 * Whether the input is in the body. A DELETE says what it must in the query, or in a body where it has one.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private static function hasBody( \WP_REST_Request $request ): bool {
		return 'DELETE' === $request->get_method() ? ! in_array( $request->get_body(), array( '', null ), true ) : ! in_array( $request->get_method(), array( 'GET', 'HEAD' ), true );
	}

	/**
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @return array<array-key, mixed>
	 */
	private function body( \WP_REST_Request $request ): array {
		$type = $request->get_content_type()['value'] ?? '';
		if ( self::isForm( $request ) && ( $this->takesFiles || $this->permission->isPublic ) ) {
			return Form::fields( $request );
		}
		if ( '' === (string) $request->get_body() && 'POST' === $request->get_method() && ! $this->takesFiles && array() === SchemaFile::required( $this->input ) ) {
			// D22: what needs no body may come without.
			return array();
		}
		if ( self::JSON !== $type || $this->takesFiles ) {
			/* translators: %s: Media type, e.g. application/json. */
			throw new Refusal( 'invalid_content_type', sprintf( __( 'Please send the header Content-Type: %s.', 'smart-support-guest' ), $this->takesFiles ? self::FORM : self::JSON ) );
		}
		$body = '' === $request->get_body() ? array() : json_decode( $request->get_body(), true );
		if ( ! is_array( $body ) || ( array_is_list( $body ) && array() !== $body ) ) {
			throw new Refusal( 'invalid_json', __( 'The body is no valid JSON object.', 'smart-support-guest' ) );
		}
		return $body;
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	private static function isForm( \WP_REST_Request $request ): bool {
		return self::FORM === ( $request->get_content_type()['value'] ?? '' );
	}

	/**
	 * The id of the path, which alone counts; 0 where the path has none.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @throws Refusal not_found for what can be no id.
	 */
	private static function pathId( \WP_REST_Request $request ): int {
		$text = $request->get_url_params()['id'] ?? null;
		return null === $text ? 0 : Call::idOf( $text );
	}
}
