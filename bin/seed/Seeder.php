<?php
/**
 * Fills a site.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

use SmartSupport\Services;

/**
 * Adds to what the site has. Each batch is one transaction and has a chance of its own; memory holds one batch.
 */
final class Seeder {

	private const BATCH = 2500;

	/** From so many new tickets on it is faster to make their indexes anew. */
	private const MANY = 50000;

	/** How many indexes are made in one go over the table. */
	private const INDEXES = 6;

	private readonly Indexes $indexes;

	private readonly Sink $sink;

	private readonly bool $isSqlite;

	public function __construct( private readonly Services $services ) {
		$this->indexes  = new Indexes( $services->database );
		$this->isSqlite = $services->database->isSqlite();
		$this->sink     = $this->isSqlite ? SqliteSink::current() : MySqlSink::of( $services->database->wpdb );
	}

	public function run( Options $options ): Report {
		$isMany   = $options->tickets >= self::MANY && ! $this->isSqlite;
		$progress = new Progress( $options->tickets, $isMany );
		$report   = new Report( $this->services->database, $options->tickets );
		$batch    = $this->batch( $options, $report );
		if ( $isMany ) {
			$this->indexes->drop();
		}
		for ( $from = 0; $from < $options->tickets; $from = $to ) {
			$to = min( $options->tickets, $from + self::BATCH );
			$batch->write( $from, $to );
			$progress->wrote( $to );
		}
		if ( ! $this->isSqlite ) {
			$this->index( $progress );
		}
		$report->measure( $progress->seconds() );
		$progress->close();
		return $report;
	}

	private function batch( Options $options, Report $report ): Batch {
		Dice::seed( $options->seed, -1 );
		$wpdb      = $this->services->database->wpdb;
		$languages = Language::all();
		$accounts  = new Accounts( $wpdb );
		$staff     = Staff::ensure( $wpdb, $this->sink, $accounts, $this->services->departments, $languages[0] );
		$next      = static fn( string $table ): int => 1 + (int) $wpdb->get_var( "SELECT MAX(id) FROM {$wpdb->prefix}smart_support_$table" );
		$customers = new Customers( $languages, $options, $next( 'customers' ), $accounts->next() );
		$links     = new Links( $this->services->settings, $options->until );
		$rows      = new Rows( $wpdb->prefix . 'smart_support_', $this->sink, $accounts, $links, $next( 'replies' ) );
		return new Batch( $options, $customers, new Story( $staff, $options->until ), $rows, $report, $next( 'tickets' ) );
	}

	/** Also mends what an interrupted run left without. */
	private function index( Progress $progress ): void {
		$began   = $progress->seconds();
		$missing = $this->indexes->missing();
		$all     = count( $missing );
		while ( array() !== $missing ) {
			$this->indexes->add( array_splice( $missing, 0, self::INDEXES ) );
			$progress->indexed( $all - count( $missing ), $all, $began );
		}
	}
}
