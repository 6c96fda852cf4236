<?php
/**
 * Tickets that are written together.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Draws the tickets of a batch: their age, how they end, who writes them and how much is said.
 */
final class Batch {

	/** How far back the tickets go; there are more of them the younger they are. */
	private const SECONDS = 3 * 365 * 86400;
	private const GROWTH  = 1.25;

	/** A few tickets are talked about at length. */
	private const LONG = 0.002;

	public function __construct(
		private readonly Options $options,
		private readonly Customers $customers,
		private readonly Story $story,
		private readonly Rows $rows,
		private readonly Report $report,
		private readonly int $firstId,
	) {}

	/** Writes the tickets from $from to before $to, counted from 0. */
	public function write( int $from, int $to ): void {
		Dice::seed( $this->options->seed, $from );
		$created = array_map( $this->created( ... ), range( $from, $to - 1 ) );
		$endings = array_map( $this->story->ending( ... ), $created );
		$letters = $this->letters( $endings );
		$people  = array();
		$lives   = array();
		foreach ( $created as $place => $time ) {
			$person  = $this->customers->author( $from + $place );
			$lives[] = $this->story->tell( $this->firstId + $from + $place, $person, $time, $endings[ $place ], $letters[ $place ] );
			if ( $this->customers->isFirst( $from + $place ) ) {
				$people[] = array( $person, $time );
			}
		}
		$this->rows->write( $people, $lives );
		$this->report->count( $lives );
	}

	/** @return int Seconds since 1970. */
	private function created( int $ticket ): int {
		return $this->options->until - (int) ( self::SECONDS * ( 1 - ( $ticket + 0.5 ) / $this->options->tickets ) ** self::GROWTH );
	}

	/**
	 * Number of replies and notes of each ticket: most have a few, some many, all together exactly what was ordered.
	 *
	 * @param list<string> $endings
	 * @return array<int, int>
	 */
	private function letters( array $endings ): array {
		$letters = array_fill( 0, count( $endings ), 0 );
		$talking = array_keys( array_filter( $endings, static fn( string $ending ) => 'new' !== $ending && 'spam' !== $ending ) );
		$left    = (int) round( $this->options->replies * count( $endings ) );
		if ( array() === $talking || 0 === $left ) {
			return $letters;
		}
		$mean = $left / count( $talking );
		foreach ( $talking as $place ) {
			$letters[ $place ] = Dice::chance( self::LONG ) ? (int) ( $mean * mt_rand( 10, 40 ) ) : Dice::times( $mean );
			$left             -= $letters[ $place ];
		}
		while ( 0 !== $left ) {
			$place = Dice::pick( $talking );
			$step  = $left > 0 ? 1 : ( $letters[ $place ] > 0 ? -1 : 0 );

			$letters[ $place ] += $step;
			$left              -= $step;
		}
		return $letters;
	}
}
