<?php
/**
 * How far it is.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * One line that is written over again in a terminal, else a line every now and then.
 */
final class Progress {

	/** What the indexes take, measured in the time that the rows took: for the time that is left. */
	private const INDEXES = 0.35;

	private readonly float $began;

	private float $shown = 0;

	private readonly bool $isTerminal;

	public function __construct( private readonly int $tickets, private readonly bool $hasIndexes ) {
		$this->began      = microtime( true );
		$this->isTerminal = stream_isatty( STDOUT );
	}

	public function seconds(): float {
		return microtime( true ) - $this->began;
	}

	public function wrote( int $tickets ): void {
		$each = $this->seconds() / $tickets;
		$left = ( $this->tickets - $tickets ) * $each + ( $this->hasIndexes ? self::INDEXES * $this->tickets * $each : 0 );
		$this->show( sprintf( '%s of %s tickets, %s a second', number_format( $tickets ), number_format( $this->tickets ), number_format( 1 / $each ) ), $left, $tickets === $this->tickets );
	}

	/** @param float $began When the first one began, in seconds(). */
	public function indexed( int $done, int $all, float $began ): void {
		$this->show( "$done of $all indexes", ( $all - $done ) * ( $this->seconds() - $began ) / $done, true );
	}

	private function show( string $text, float $left, bool $always ): void {
		if ( ! $always && $this->seconds() - $this->shown < ( $this->isTerminal ? 0.5 : 10 ) ) {
			return;
		}
		$this->shown = $this->seconds();
		$line        = sprintf( '  %s, %s left', $text, self::duration( $left ) );
		fwrite( STDOUT, $this->isTerminal ? "\r\033[2K$line" : "$line\n" );
	}

	/** Ends the line. */
	public function close(): void {
		fwrite( STDOUT, $this->isTerminal ? "\r\033[2K" : '' );
	}

	private static function duration( float $seconds ): string {
		return $seconds < 90 ? sprintf( '%d s', ceil( $seconds ) ) : sprintf( '%d min', ceil( $seconds / 60 ) );
	}
}
