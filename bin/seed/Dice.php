<?php
/**
 * Chance that can be repeated.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Draws from PHP's Mersenne Twister, which gives the same numbers for the same seed on every machine.
 */
final class Dice {

	private const RANGE = 2147483648;

	/** Begins a part of the data anew, so that it does not hang on how much chance the part before it took. */
	public static function seed( int $seed, int $part ): void {
		mt_srand( crc32( "$seed $part" ) );
	}

	public static function chance( float $probability ): bool {
		return mt_rand() < $probability * self::RANGE;
	}

	/**
	 * @template T
	 * @param list<T> $values At least one.
	 * @return T
	 */
	public static function pick( array $values ): mixed {
		return $values[ mt_rand( 0, count( $values ) - 1 ) ];
	}

	/**
	 * A rank below $size by Zipf's law: the second is drawn half as often as the first, the tenth a tenth as often.
	 */
	public static function rank( int $size ): int {
		return (int) ( ( $size + 1 ) ** ( mt_rand() / self::RANGE ) ) - 1;
	}

	/** Between both, every order of magnitude alike: many small numbers, few large ones. */
	public static function magnitude( int $least, int $most ): int {
		return (int) ( $least * ( $most / $least ) ** ( mt_rand() / self::RANGE ) );
	}

	/** How often something goes on that goes on $mean times on average. */
	public static function times( float $mean ): int {
		return $mean <= 0 ? 0 : (int) ( log( ( mt_rand() + 1 ) / self::RANGE ) / log( $mean / ( $mean + 1 ) ) );
	}

	/**
	 * @template K of array-key
	 * @param array<K, int> $weights
	 * @return K
	 */
	public static function weighted( array $weights ): int|string {
		$left = mt_rand( 0, array_sum( $weights ) - 1 );
		foreach ( $weights as $key => $weight ) {
			$left -= $weight;
			if ( $left < 0 ) {
				return $key;
			}
		}
		throw new \LogicException( 'There is nothing to draw from.' );
	}
}
