<?php
/**
 * What is to be seeded.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * How much, and by which chance.
 */
final class Options {

	private function __construct(
		public readonly int $tickets,
		/** Replies and notes a ticket has on average. */
		public readonly float $replies,
		/** New customers; each writes at least one ticket. */
		public readonly int $customers,
		public readonly int $seed,
		/** Seconds since 1970: nothing is younger. */
		public readonly int $until,
	) {}

	/** @param array<mixed> $given Name => value as text; tickets is needed. */
	public static function of( array $given ): self {
		$tickets = (int) self::number( $given, 'tickets', 0 );
		if ( $tickets < 1 ) {
			throw new \InvalidArgumentException( 'Say how many: --tickets=N' );
		}
		$until = isset( $given['until'] ) && is_string( $given['until'] ) ? strtotime( $given['until'] . ' UTC' ) : time();
		if ( false === $until ) {
			throw new \InvalidArgumentException( '--until must be a date.' );
		}
		return new self(
			$tickets,
			self::number( $given, 'replies', 2 ),
			min( $tickets, max( 1, (int) self::number( $given, 'customers', ceil( $tickets / 5 ) ) ) ),
			(int) self::number( $given, 'seed', 1 ),
			$until
		);
	}

	/** @param array<mixed> $given */
	private static function number( array $given, string $name, float $default_value ): float {
		$value = $given[ $name ] ?? $default_value;
		if ( ! is_numeric( $value ) || $value < 0 ) {
			throw new \InvalidArgumentException( "--$name must be a number." );
		}
		return (float) $value;
	}
}
