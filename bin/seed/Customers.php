<?php
/**
 * The customers of a run.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * Knows who writes which ticket. New customers come over the whole time; a dozen write very much, some registered ones
 * often, the others now and then. Computed when asked for: a million of them cost no memory.
 */
final class Customers {

	/** Share of all tickets that the dozen writes, by Zipf's law: of a million the first one writes 8,000. */
	private const BUSY       = 0.03;
	private const BUSY_COUNT = 12;

	/** Share of all tickets that other registered customers write. */
	private const REGISTERED = 0.12;

	/** One customer in so many is registered, or fewer: WordPress is slow with many users. */
	private const REGISTERED_EACH = 40;
	private const REGISTERED_MOST = 5000;

	private readonly int $step;

	/**
	 * @param list<Language> $languages
	 * @param int            $firstId   Of the new customers.
	 * @param int            $firstUser Of the WordPress users that the registered ones are.
	 */
	public function __construct(
		private readonly array $languages,
		private readonly Options $options,
		private readonly int $firstId,
		private readonly int $firstUser,
	) {
		$this->step = max( self::REGISTERED_EACH, (int) ceil( $options->customers / self::REGISTERED_MOST ) );
	}

	/** @return bool Whether this ticket is the first of a new customer. */
	public function isFirst( int $ticket ): bool {
		return $this->known( $ticket ) > $this->known( $ticket - 1 );
	}

	/** Who writes a ticket, counted from 0. */
	public function author( int $ticket ): Person {
		$known = $this->known( $ticket );
		if ( $this->isFirst( $ticket ) ) {
			return $this->person( $known - 1 );
		}
		if ( Dice::chance( self::BUSY ) ) {
			return $this->person( Dice::rank( min( self::BUSY_COUNT, $known ) ) );
		}
		if ( Dice::chance( self::REGISTERED ) ) {
			return $this->person( $this->step * mt_rand( 0, intdiv( $known - 1, $this->step ) ) );
		}
		return $this->person( mt_rand( 0, $known - 1 ) );
	}

	/** Number of customers once a ticket is written. */
	private function known( int $ticket ): int {
		return (int) ceil( ( $ticket + 1 ) * $this->options->customers / $this->options->tickets );
	}

	private function person( int $number ): Person {
		$chance           = crc32( $this->options->seed . ' customer ' . $number );
		$language         = $this->language( $chance % 100 );
		[ $name, $local ] = $language->person( $chance >> 8 );
		$id               = $this->firstId + $number;
		$host             = array( 'example.com', 'example.net', 'example.org' )[ $chance % 3 ];
		$user             = 0 === $number % $this->step ? $this->firstUser + intdiv( $number, $this->step ) : null;
		return new Person( $id, $name, "$local.$id@$host", $user, $language );
	}

	private function language( int $percent ): Language {
		foreach ( $this->languages as $language ) {
			$percent -= $language->share;
			if ( $percent < 0 ) {
				return $language;
			}
		}
		throw new \LogicException( 'The shares of the languages are less than a hundred.' );
	}
}
