<?php
/**
 * Typed reader of one database row.
 */

declare(strict_types=1);

namespace SmartSupport\Database;

defined( 'ABSPATH' ) || exit;

/**
 * The database hands out strings and nulls; entities want types. This is the only place that converts.
 */
final class Row {

	/** @param array<array-key, mixed> $values Column name => value as $wpdb returned it. */
	public function __construct( private readonly array $values ) {}

	public function has( string $column ): bool {
		return array_key_exists( $column, $this->values );
	}

	public function text( string $column ): string {
		$value = $this->values[ $column ] ?? null;
		return is_scalar( $value ) ? (string) $value : '';
	}

	public function textOrNull( string $column ): ?string {
		return isset( $this->values[ $column ] ) ? $this->text( $column ) : null;
	}

	public function int( string $column ): int {
		return (int) $this->text( $column );
	}

	public function intOrNull( string $column ): ?int {
		return isset( $this->values[ $column ] ) ? $this->int( $column ) : null;
	}

	public function bool( string $column ): bool {
		return 0 !== $this->int( $column );
	}

	/** Reads a DATETIME column, which always holds UTC. */
	public function time( string $column ): \DateTimeImmutable {
		return new \DateTimeImmutable( $this->text( $column ), new \DateTimeZone( 'UTC' ) );
	}

	public function timeOrNull( string $column ): ?\DateTimeImmutable {
		return isset( $this->values[ $column ] ) ? $this->time( $column ) : null;
	}
}
