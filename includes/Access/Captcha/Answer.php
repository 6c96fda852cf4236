<?php
/**
 * What a provider answered.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

/**
 * The JSON of a siteverify call, read with care: it comes from another server.
 */
final class Answer {

	/** Error codes of all providers that are about the token; any other is about this site's keys, or the provider itself. */
	private const OF_THE_VISITOR = array(
		'missing-input-response',
		'invalid-input-response',
		'timeout-or-duplicate',
		'expired-input-response',
		'already-seen-response',
		'invalid-or-already-seen-response',
	);

	/** @param array<array-key, mixed> $values */
	private function __construct( private readonly array $values ) {}

	/** Null for what no provider answers, such as an error page or `{}`. */
	public static function read( string $body ): ?self {
		$values = json_decode( $body, true );
		return is_array( $values ) && is_bool( $values['success'] ?? null ) ? new self( $values ) : null;
	}

	public function isSolved(): bool {
		return true === $this->values['success'] && array() === $this->codes();
	}

	/** Whether nothing but the token is wrong. */
	public function isVisitorsFault(): bool {
		return array() === array_diff( $this->codes(), self::OF_THE_VISITOR );
	}

	/** Where it was solved; empty when it does not say. */
	public function hostname(): string {
		return $this->text( 'hostname' );
	}

	public function action(): string {
		return $this->text( 'action' );
	}

	/** From 0, a robot, to 1; null when it does not say. */
	public function score(): ?float {
		$score = $this->values['score'] ?? null;
		return is_int( $score ) || is_float( $score ) ? (float) $score : null;
	}

	/** @return list<string> What is wrong, in letters and hyphens. */
	public function codes(): array {
		$codes = array_filter( (array) ( $this->values['error-codes'] ?? array() ), is_string( ... ) );
		return array_values( array_map( static fn( string $code ): string => (string) preg_replace( '/[^a-z-]/', '', $code ), $codes ) );
	}

	private function text( string $key ): string {
		$value = $this->values[ $key ] ?? '';
		return is_string( $value ) ? $value : '';
	}
}
