<?php
/**
 * A request that is refused for a reason its caller may know.
 */

declare(strict_types=1);

namespace SmartSupport;

defined( 'ABSPATH' ) || exit;

/**
 * Services throw it, whoever called them: the REST API turns the code into a status, a page shows the message.
 * Codes are those of the API; the message is translated plain text and names neither path nor SQL.
 */
final class Refusal extends \RuntimeException {

	/**
	 * @param string               $reason  Code of the API, e.g. illegal_transition.
	 * @param string               $message For people.
	 * @param array<string, mixed> $details More for the answer, e.g. errors, allowed, retry_after.
	 */
	public function __construct( public readonly string $reason, string $message, public readonly array $details = array() ) {
		parent::__construct( $message );
	}

	/** What is not yours looks like what is not there. */
	public static function notFound(): self {
		return new self( 'not_found', __( 'There is nothing here that you may see.', 'smart-support-guest' ) );
	}

	public static function forbidden(): self {
		return new self( 'forbidden', __( 'You may not do this.', 'smart-support-guest' ) );
	}

	public static function missingKey(): self {
		return new self( 'missing_api_key', __( 'Please log in or send an API key.', 'smart-support-guest' ) );
	}

	public static function apiDisabled(): self {
		return new self( 'api_disabled', __( 'The REST API is switched off on this site.', 'smart-support-guest' ) );
	}

	/** A key that lacks what this takes. */
	public static function insufficientScope( Access\Scope $scope ): self {
		return new self(
			'insufficient_scope',
			/* translators: %s: Name of a scope, e.g. tickets:read. */
			sprintf( __( 'This API key lacks the scope %s.', 'smart-support-guest' ), $scope->value ),
			array( 'required_scope' => $scope->value )
		);
	}

	/** @param array<string, string> $errors Field => what is wrong with it. */
	public static function invalid( array $errors, string $reason = 'validation_error' ): self {
		return new self( $reason, implode( ' ', $errors ), array( 'errors' => $errors ) );
	}

	/** @param int $seconds When to try again. */
	public static function rateLimited( int $seconds ): self {
		$minutes = max( 1, (int) ceil( $seconds / 60 ) );
		return new self(
			'rate_limited',
			sprintf(
				/* translators: %d: Number of minutes. */
				_n( 'Too many requests. Please try again in %d minute.', 'Too many requests. Please try again in %d minutes.', $minutes, 'smart-support-guest' ),
				$minutes
			),
			array( 'retry_after' => max( 1, $seconds ) )
		);
	}
}
