<?php
/**
 * Answers a repeated request as the first.
 */

declare(strict_types=1);

namespace SmartSupport\Rest;

use SmartSupport\Access\Actor;
use SmartSupport\Access\IdempotencyRepository;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * The header `Idempotency-Key`: the answer is stored in the transaction of the work itself, so that there is neither
 * without the other. What is refused is not kept: the caller may mend it and try again.
 */
final class Idempotency {

	public const HEADER = 'Idempotency-Key';

	private const MAX_LENGTH = 255;

	/** Headers of an answer that belong to it. */
	private const KEPT = array( 'Location' );

	public function __construct(
		private readonly IdempotencyRepository $answers,
		private readonly UnitOfWork $unit,
	) {}

	/**
	 * Does the work, unless this caller has sent the same before; at once for a request without the header.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 * @param \Closure(mixed): \WP_REST_Response     $work        Gets what came of $before.
	 * @param bool                                   $holdsSecret Whether the answer holds a secret, which is never stored.
	 * @param (\Closure(): mixed)|null               $before      What the work needs and no transaction may wait for; not done for a request that has its answer.
	 * @throws Refusal validation_error for a key that is none; idempotency_conflict for another body, or while the first still works.
	 */
	public function run( Actor $actor, \WP_REST_Request $request, \Closure $work, bool $holdsSecret, ?\Closure $before = null ): \WP_REST_Response {
		$key = 'POST' === $request->get_method() ? $request->get_header( self::HEADER ) : null;
		if ( null === $key ) {
			return $work( null === $before ? null : $before() );
		}
		if ( $holdsSecret ) {
			throw Refusal::invalid( array( self::HEADER => __( 'The answer to this request holds a secret and is not kept: please leave Idempotency-Key out.', 'smart-support-guest' ) ) );
		}
		if ( '' === $key || strlen( $key ) > self::MAX_LENGTH ) {
			/* translators: %d: Number of characters. */
			throw Refusal::invalid( array( self::HEADER => sprintf( __( 'Idempotency-Key must have 1 to %d characters.', 'smart-support-guest' ), self::MAX_LENGTH ) ) );
		}
		$requestHash = self::hash( self::caller( $actor ), $request->get_route(), $key );
		// Not in the unit: when it runs again, files have been moved away.
		$bodyHash = self::bodyHash( $request );
		$prepared = null === $before || null !== $this->answers->find( $requestHash ) ? null : $before();
		return $this->unit->run(
			function () use ( $bodyHash, $work, $requestHash, $before, $prepared ): \WP_REST_Response {
				$first = $this->answers->claim( $requestHash, DAY_IN_SECONDS, $bodyHash );
				if ( null !== $first ) {
					return self::replay( $first );
				}
				$answer = $work( $prepared ?? ( null === $before ? null : $before() ) );
				$this->answers->answer( $requestHash, self::kept( $answer ) );
				return $answer;
			}
		);
	}

	/** Two callers may use the same key for different things. */
	private static function caller( Actor $actor ): string {
		$id = $actor->keyId ?? $actor->userId ?? ( null === $actor->customerId ? "$actor->ip $actor->ticketId" : "$actor->customerId $actor->ticketId" );
		return "{$actor->kind->value} $id";
	}

	/** @param \WP_REST_Request<array<string, mixed>> $request */
	private static function bodyHash( \WP_REST_Request $request ): string {
		$files = array();
		foreach ( $request->get_file_params() as $name => $file ) {
			$paths          = is_array( $file ) ? (array) ( $file['tmp_name'] ?? array() ) : array();
			$files[ $name ] = array_map( static fn( mixed $path ) => is_string( $path ) && is_file( $path ) ? hash_file( 'sha256', $path ) : '', $paths );
		}
		return self::hash( (string) $request->get_body(), (string) wp_json_encode( $request->get_body_params() ), (string) wp_json_encode( $files ) );
	}

	/** One hash of several texts, whatever is in them. */
	private static function hash( string ...$texts ): string {
		return hash( 'sha256', implode( '', array_map( static fn( string $text ) => hash( 'sha256', $text ), $texts ) ) );
	}

	private static function kept( \WP_REST_Response $answer ): string {
		return (string) wp_json_encode(
			array(
				'status'  => $answer->get_status(),
				'data'    => $answer->get_data(),
				'headers' => array_intersect_key( $answer->get_headers(), array_flip( self::KEPT ) ),
			)
		);
	}

	private static function replay( string $kept ): \WP_REST_Response {
		// Objects stay objects: an empty one is not an empty list.
		$first = json_decode( $kept );
		if ( ! $first instanceof \stdClass || ! is_int( $first->status ) ) {
			throw new \LogicException( 'A kept answer cannot be read.' );
		}
		$answer = new \WP_REST_Response( (array) $first->data, $first->status );
		foreach ( (array) $first->headers as $name => $value ) {
			$answer->header( (string) $name, is_string( $value ) ? $value : '' );
		}
		$answer->header( 'Idempotent-Replayed', 'true' );
		return $answer;
	}
}
