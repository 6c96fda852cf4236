<?php
/**
 * What a run has made.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

use SmartSupport\Database\Connection;
use SmartSupport\Database\Tables;

/**
 * Time, sizes, and words whose frequency is known: what a search is to be measured with.
 */
final class Report {

	/** So many times the rare word is drawn, about. */
	private const RARE = 5;

	/** Draws of a name that a ticket takes, about. */
	private const NAMES = 2;

	private float $seconds = 0;

	/** @var array<string, int> Word => tickets of this run that have it. */
	private array $words;

	public function __construct( private readonly Connection $database, private readonly int $tickets ) {
		$rank        = (int) ( self::NAMES * $tickets / log( Names::SIZE ) / self::RARE );
		$this->words = array_fill_keys( array( 'order', 'charger', Names::at( 0 ), Names::at( min( Names::SIZE - 1, $rank ) ) ), 0 );
	}

	/** @param list<Life> $lives */
	public function count( array $lives ): void {
		foreach ( $lives as $life ) {
			$text = $life->subject . "\n" . $life->text;
			foreach ( $life->letters as $letter ) {
				$text .= "\n" . $letter->text;
			}
			foreach ( $this->words as $word => $count ) {
				$this->words[ $word ] = $count + (int) str_contains( $text, $word );
			}
		}
	}

	public function measure( float $seconds ): void {
		$this->seconds = $seconds;
		if ( ! $this->database->isSqlite() ) {
			foreach ( Tables::names() as $name ) {
				$this->database->rows( "ANALYZE TABLE {{$name}}" );
			}
		}
	}

	public function text(): string {
		$lines = array( sprintf( '%s tickets in %s s', number_format( $this->tickets ), number_format( $this->seconds, 1 ) ), '', ...$this->sizes(), '', 'Words and the tickets of this run that have them:' );
		foreach ( $this->words as $word => $count ) {
			$lines[] = sprintf( '  %-16s %s (%.2f %%)', $word, number_format( $count ), 100 * $count / $this->tickets );
		}
		return implode( "\n", $lines ) . "\n";
	}

	/** @return list<string> */
	private function sizes(): array {
		$lines = array();
		foreach ( Tables::names() as $name ) {
			$rows = (int) $this->database->value( "SELECT COUNT(*) FROM {{$name}}" );
			if ( $rows > 0 ) {
				$lines[] = sprintf( '  %-16s %12s rows%s', $name, number_format( $rows ), $this->megabytes( $name ) );
			}
		}
		if ( $this->database->isSqlite() ) {
			$lines[] = sprintf( '  %.0f MB', SqliteSink::bytes() / 1048576 );
		}
		return $lines;
	}

	private function megabytes( string $table ): string {
		if ( $this->database->isSqlite() ) {
			return '';
		}
		$row = $this->database->row(
			'SELECT DATA_LENGTH AS data, INDEX_LENGTH AS indexes FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = %s',
			array( $this->database->table( $table ) )
		);
		return null === $row ? '' : sprintf( ' %8.0f MB data %8.0f MB indexes', $row->int( 'data' ) / 1048576, $row->int( 'indexes' ) / 1048576 );
	}
}
