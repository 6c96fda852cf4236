<?php
/**
 * Codes of guests (D13, PR2, A9).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\GuestCodes;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Site;

final class GuestCodesTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->customer = $this->ticketById( $this->ticket() )->customerId;
	}

	public function testIsSixDigitsAndALink(): void {
		$codes   = array();
		$secrets = array();
		for ( $i = 0; $i < 100; $i++ ) {
			$issued    = $this->codes()->issue( $this->customer );
			$codes[]   = $issued->code;
			$secrets[] = $issued->secret;
			self::assertMatchesRegularExpression( '/^\d{6}$/D', $issued->code );
			self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/D', $issued->secret );
		}
		self::assertGreaterThan( 95, count( array_unique( $codes ) ) );
		self::assertCount( 100, array_unique( $secrets ) );
		self::assertNotSame( array(), array_filter( $codes, static fn( string $code ): bool => '0' === $code[0] ), 'All of them are chances, also those that begin with 0.' );
	}

	public function testTheCodeWorksOnceAndTakesTheLinkAlong(): void {
		$issued = $this->codes()->issue( $this->customer );
		self::assertSame( $this->customer, $this->use( substr( $issued->code, 0, 3 ) . ' ' . substr( $issued->code, 3 ) ), 'Spaces between are how people write it.' );
		self::assertSame( array( null, null ), array( $this->use( $issued->code ), $this->codes()->useLink( $issued->secret ) ) );
	}

	public function testTheLinkWorksOnceAndTakesTheCodeAlong(): void {
		$issued = $this->codes()->issue( $this->customer );
		foreach ( array( 1, 2 ) as $look ) {
			self::assertSame( $this->customer, $this->codes()->ofLink( $issued->secret )?->customerId, "Look $look uses nothing up." );
		}
		self::assertSame( $this->customer, $this->codes()->useLink( $issued->secret ) );
		self::assertSame( 0, $this->countRows( 'guest_codes' ) );
		$this->nextRequest();
		foreach ( array( fn() => $this->codes()->useLink( $issued->secret ), fn() => $this->codes()->ofLink( $issued->secret ), fn() => $this->use( $issued->code ) ) as $again ) {
			self::assertNull( $again() );
		}
	}

	public function testANewOneTakesThePlaceOfTheOld(): void {
		$old = $this->codes()->issue( $this->customer );
		$new = $this->codes()->issue( $this->customer );
		self::assertNull( $this->codes()->useLink( $old->secret ) );
		self::assertSame( $old->code === $new->code ? $this->customer : null, $this->use( $old->code ) );
		self::assertSame( $this->customer, $this->codes()->useLink( $new->secret ) );
	}

	/** By the database's clock: ten minutes, whatever the time zone of the site. */
	public function testWorksForTenMinutes(): void {
		foreach ( array( 'Pacific/Kiritimati', 'Pacific/Pago_Pago' ) as $zone ) {
			update_option( 'timezone_string', $zone );
			foreach ( array( 0 => true, 599 => true, 600 => false, 601 => false ) as $second => $works ) {
				$this->databaseClock()->set( self::START );
				$issued = $this->codes()->issue( $this->customer );
				$this->databaseClock()->set( self::START + $second );
				self::assertSame( $works, null !== $this->codes()->ofLink( $issued->secret ), "At $second s." );
				self::assertSame( $works ? $this->customer : null, $this->use( $issued->code ), "At $second s." );
			}
		}
	}

	public function testWorksForItsAddressAlone(): void {
		$code = $this->codes()->issue( $this->customer )->code;
		$this->ticket( 'other@example.com' );
		foreach ( array( 'other@example.com', 'nobody@example.com', 'customer+x@example.com' ) as $email ) {
			self::assertNull( $this->use( $code, $email ) );
		}
		self::assertSame( $this->customer, $this->use( $code, 'CUSTOMER@Example.com' ) );
	}

	public function testAWrongCodeIsNone(): void {
		$code = $this->codes()->issue( $this->customer )->code;
		foreach ( array( '', '0', substr( $code, 1 ), "{$code}0", "x$code", sprintf( '%06d', ( (int) $code + 1 ) % 1000000 ), "' OR 1=1 -- ", "\xff" ) as $wrong ) {
			self::assertNull( $this->use( $wrong ) );
		}
		self::assertSame( $this->customer, $this->use( $code ), 'Wrong guesses leave it as it is.' );
	}

	/** A9: the hash of one code is none of another's, nor of the same code at another time. */
	public function testWhatTheDatabaseHoldsOpensNothing(): void {
		$issued = $this->codes()->issue( $this->customer );
		$row    = $this->database()->row( 'SELECT * FROM {guest_codes}' );
		$stored = (string) wp_json_encode( $this->wpdb()->get_results( 'SELECT code_hash, secret_hash FROM ' . $this->database()->table( 'guest_codes' ) ) );
		self::assertStringNotContainsString( $issued->secret, $stored );
		self::assertNotContains( $row?->text( 'code_hash' ), array( $issued->code, hash( 'sha256', $issued->code ), hash( 'sha256', "{$row?->int( 'id' )}$issued->code" ) ), 'It is made with a key.' );
		foreach ( array( $row?->text( 'code_hash' ) ?? '', $row?->text( 'secret_hash' ) ?? '' ) as $stolen ) {
			self::assertNull( $this->use( $stolen ) );
			self::assertNull( $this->codes()->useLink( $stolen ) );
		}
		foreach ( array( 'id' => 999999, 'expires_at' => $this->now() + 86400 ) as $column => $moved ) {
			$this->database()->execute( "UPDATE {guest_codes} SET $column = $moved" );
			self::assertNull( $this->use( $issued->code ), "A hash that was moved is worth nothing ($column)." );
		}
	}

	/** A wp-config.php without keys: the code works, and its hash needs a key all the same. */
	public function testWorksWhereTheSaltsAreInTheDatabase(): void {
		$code   = sprintf( '$codes = ( new SmartSupport\Services() )->guestCodes(); $issued = $codes->issue( %1$d ); $email = SmartSupport\Customers\EmailAddress::parse( %2$s ); echo (int) ( $codes->useCode( $email, $issued->code ) === %1$d ), (int) ( null === $codes->useCode( $email, $issued->code ) );', $this->customer, var_export( self::CUSTOMER, true ) );
		$placed = 'set_error_handler( static fn() => true ); define( "AUTH_KEY", "put your unique phrase here" ); define( "AUTH_SALT", "put your unique phrase here" );';
		$output = array();
		exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=0 -r ' . escapeshellarg( $placed . 'require ' . var_export( Site::LOADER, true ) . ';' . $code ), $output );
		self::assertSame( array( '11' ), $output );
	}

	private function use( string $code, string $email = self::CUSTOMER ): ?int {
		return $this->codes()->useCode( EmailAddress::parse( $email ), $code );
	}

	private function codes(): GuestCodes {
		return $this->services()->guestCodes();
	}
}
