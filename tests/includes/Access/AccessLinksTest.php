<?php
/**
 * Access links (D7, PR1, PR3, PR6, A1, A2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Seal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Site;

final class AccessLinksTest extends DeskTestCase {

	private int $ticket;

	private int $customer;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket   = $this->ticket();
		$this->customer = $this->ticketById( $this->ticket )->customerId;
	}

	public function testASecretIsThirtyTwoRandomBytes(): void {
		$secrets = array();
		for ( $i = 0; $i < 200; $i++ ) {
			$secret = $this->links()->create( $this->ticket, $this->customer );
			self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/D', $secret );
			$secrets[] = $secret;
		}
		self::assertCount( 200, array_unique( $secrets ) );
		// Each place of the text varies: nothing in it is a clock, a counter or an id.
		for ( $place = 0; $place < 43; $place++ ) {
			self::assertGreaterThan( 8, count( array_unique( array_map( static fn( string $secret ): string => $secret[ $place ], $secrets ) ) ) );
		}
	}

	public function testOpensOneTicketForOneCustomer(): void {
		$link = $this->links()->open( $this->links()->create( $this->ticket, $this->customer ) );
		self::assertNotNull( $link );
		self::assertSame( array( $this->ticket, $this->customer ), array( $link->ticketId, $link->customerId ) );
	}

	public function testTheDatabaseHoldsNoSecret(): void {
		$secret = $this->links()->create( $this->ticket, $this->customer );
		$this->links()->open( $secret );
		$wpdb = $this->wpdb();
		foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
			$rows = (string) wp_json_encode( $wpdb->get_results( "SELECT * FROM `$table`" ) );
			self::assertStringNotContainsString( $secret, $rows, "$table" );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function forgeries(): iterable {
		yield 'nothing' => array( '' );
		yield 'a guess' => array( str_repeat( 'A', 43 ) );
		yield 'too short' => array( str_repeat( 'A', 42 ) );
		yield 'another alphabet' => array( str_repeat( '+', 43 ) );
		yield 'SQL' => array( "' OR 1=1 -- " );
		yield 'a wildcard' => array( '%' );
		yield 'no UTF-8' => array( "\xff" );
	}

	#[DataProvider( 'forgeries' )]
	public function testAForgedSecretOpensNothing( string $secret ): void {
		self::assertNull( $this->links()->open( $secret ) );
	}

	public function testWhatTheDatabaseHoldsOpensNothing(): void {
		$secret = $this->links()->create( $this->ticket, $this->customer );
		$row    = $this->database()->row( 'SELECT * FROM {access_links} ORDER BY id DESC' );
		self::assertNull( $this->links()->open( $row?->text( 'secret_hash' ) ?? '' ) );
		self::assertNull( $this->links()->open( $row?->text( 'sealed_secret' ) ?? '' ) );
		self::assertNull( $this->links()->open( "$secret\n" ) );
		self::assertNull( $this->links()->open( strtolower( $secret ) === $secret ? strtoupper( $secret ) : strtolower( $secret ) ) );
	}

	public function testARevokedLinkIsDeadAtOnce(): void {
		$secret = $this->links()->create( $this->ticket, $this->customer );
		$this->database()->execute( 'UPDATE {access_links} SET revoked_at = UNIX_TIMESTAMP()' );
		self::assertNull( $this->links()->open( $secret ) );
		self::assertNotSame( $secret, $this->links()->secretForMail( $this->ticket, $this->customer ) );
	}

	/** @return iterable<string, array{int}> G-4. */
	public static function days(): iterable {
		yield 'the shortest' => array( 1 );
		yield 'the default' => array( 30 );
		yield 'the longest' => array( 365 );
	}

	#[DataProvider( 'days' )]
	public function testEndsByTheDatabasesClock( int $days ): void {
		( new Settings() )->save( array( 'guests' => array( 'link_days' => $days ) ) );
		$this->nextRequest();
		$start = 1_800_000_000;
		$end   = $start + $days * 86400;
		$this->databaseClock()->set( $start );
		$secret = $this->links()->create( $this->ticket, $this->customer );
		foreach ( array( $start => true, $end - 1 => true, $end => false, $end + 1 => false ) as $second => $isOpen ) {
			$this->databaseClock()->set( $second );
			self::assertSame( $isOpen, null !== $this->links()->open( $secret ), 'At ' . ( $second - $end ) . ' s.' );
		}
	}

	public function testEachMailRenewsTheLinkInFull(): void {
		$start = 1_800_000_000;
		$this->databaseClock()->set( $start );
		$secret = $this->links()->secretForMail( $this->ticket, $this->customer );
		$this->databaseClock()->set( $start + 29 * 86400 );
		self::assertSame( $secret, $this->links()->secretForMail( $this->ticket, $this->customer ) );
		$this->databaseClock()->set( $start + 59 * 86400 - 1 );
		self::assertNotNull( $this->links()->open( $secret ) );
		$this->databaseClock()->set( $start + 59 * 86400 );
		self::assertNull( $this->links()->open( $secret ) );
	}

	public function testNotesTheLastUse(): void {
		$this->databaseClock()->set( 1_800_000_000 );
		$link = $this->links()->open( $this->links()->create( $this->ticket, $this->customer ) );
		self::assertSame( 1_800_000_000, $this->rowById( 'access_links', $link->id ?? 0 )->int( 'last_used_at' ) );
	}

	public function testOtherSaltsShowNothingButOpenEverything(): void {
		$secret = $this->links()->secretForMail( $this->ticket, $this->customer );
		$nonce  = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$sealed = sodium_bin2base64( $nonce . sodium_crypto_secretbox( $secret, $nonce, random_bytes( 32 ) ), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
		$this->database()->execute( 'UPDATE {access_links} SET sealed_secret = %s', array( $sealed ) );

		self::assertNull( ( new Seal() )->open( $sealed ) );
		$another = $this->links()->secretForMail( $this->ticket, $this->customer );
		self::assertNotSame( $secret, $another );
		self::assertNotNull( $this->links()->open( $secret ), 'The old link lives on.' );
		self::assertNotNull( $this->links()->open( $another ) );
		self::assertSame( $another, $this->links()->secretForMail( $this->ticket, $this->customer ) );
	}

	/** A wp-config.php without keys: WordPress then keeps salts in the database, which must open nothing. */
	public function testWithoutSaltsLinksWorkAndCannotBeShown(): void {
		$code   = sprintf( '$links = ( new SmartSupport\Services() )->links; $pair = array( %1$d, %2$d ); $one = $links->create( ...$pair ); echo $one, " ", $links->secretForMail( ...$pair );', $this->ticket, $this->customer );
		$placed = 'set_error_handler( static fn() => true ); define( "AUTH_KEY", "put your unique phrase here" );';
		$output = array();
		exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=0 -r ' . escapeshellarg( $placed . 'require ' . var_export( Site::LOADER, true ) . ';' . $code ), $output );
		$secrets = explode( ' ', $output[0] ?? '' );
		self::assertCount( 2, array_unique( $secrets ) );
		foreach ( $secrets as $secret ) {
			self::assertNotNull( $this->links()->open( $secret ) );
		}
		self::assertSame( 2, $this->countRows( 'access_links', 'sealed_secret IS NULL' ) );
	}

	private function links(): AccessLinks {
		return $this->services()->links;
	}
}
