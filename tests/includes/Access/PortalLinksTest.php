<?php
/**
 * Portal links (D7, P-5, P-6, PR1, PR6, A1, A2, A9).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\PortalLinks;
use SmartSupport\Access\Seal;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Site;

final class PortalLinksTest extends DeskTestCase {

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket();
		$this->database()->execute( "UPDATE {departments} SET portal = 'public'" );
	}

	public function testIsMadeOnceAndShownAgain(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{43}$/D', $secret );
		$this->nextRequest();
		self::assertSame( $secret, $this->links()->secretForMail( $this->ticket ) );
		self::assertNotSame( $secret, $this->links()->secretForMail( $this->ticket() ) );
		self::assertSame( 2, $this->countRows( 'portal_links' ) );
	}

	public function testOpensItsTicketAndNeverExpires(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		$this->databaseClock()->set( $this->now() + 10 * YEAR_IN_SECONDS );
		$link = $this->links()->open( $secret );
		self::assertSame( array( $this->ticket, true ), array( $link?->ticketId, $link?->isLive ) );
	}

	/** P-5. */
	public function testLivesWhileThePortalIsOnAndComesBack(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		foreach ( array( 'none' => false, 'public' => true ) as $portal => $isLive ) {
			$this->database()->execute( 'UPDATE {departments} SET portal = %s', array( $portal ) );
			self::assertSame( $isLive, $this->links()->open( $secret )?->isLive, $portal );
		}
	}

	public function testFollowsItsTicketToAnotherDepartment(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		$this->database()->update( 'tickets', array( 'department_id' => $this->services()->departments->create( 'Quiet' )->id ), array( 'id' => $this->ticket ) );
		self::assertFalse( $this->links()->open( $secret )?->isLive );
	}

	public function testTheDatabaseHoldsNoSecret(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		$this->links()->open( $secret );
		foreach ( $this->wpdb()->get_col( 'SHOW TABLES' ) as $table ) {
			self::assertStringNotContainsString( $secret, (string) wp_json_encode( $this->wpdb()->get_results( "SELECT * FROM `$table`" ) ), "$table" );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function forgeries(): iterable {
		yield 'nothing' => array( '' );
		yield 'a guess' => array( str_repeat( 'A', 43 ) );
		yield 'SQL' => array( "' OR 1=1 -- " );
		yield 'a wildcard' => array( '%' );
		yield 'no UTF-8' => array( "\xff" );
	}

	#[DataProvider( 'forgeries' )]
	public function testAForgedSecretOpensNothing( string $secret ): void {
		$this->links()->secretForMail( $this->ticket );
		self::assertNull( $this->links()->open( $secret ) );
	}

	/** A9, both ways. */
	public function testIsOfAKindOfItsOwn(): void {
		$portal   = $this->links()->secretForMail( $this->ticket );
		$personal = $this->services()->links->secretForMail( $this->ticket, $this->ticketById( $this->ticket )->customerId );
		self::assertNull( $this->links()->open( $personal ) );
		self::assertNull( $this->services()->links->open( $portal ) );
		$row = $this->database()->row( 'SELECT * FROM {portal_links}' );
		self::assertNull( $this->links()->open( $row?->text( 'secret_hash' ) ?? '' ) );
		self::assertNull( ( new Seal() )->open( $row?->text( 'sealed_secret' ) ), 'What seals the other kind does not open it.' );
	}

	public function testLookingWritesNothing(): void {
		$secret  = $this->links()->secretForMail( $this->ticket );
		$queries = $this->queries( fn() => $this->links()->open( $secret ) );
		self::assertCount( 1, $queries );
		self::assertStringStartsWith( 'SELECT ', $queries[0] );
	}

	public function testOtherSaltsShowNothingButOpenEverything(): void {
		$secret = $this->links()->secretForMail( $this->ticket );
		$nonce  = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$sealed = sodium_bin2base64( $nonce . sodium_crypto_secretbox( $secret, $nonce, random_bytes( 32 ) ), SODIUM_BASE64_VARIANT_URLSAFE_NO_PADDING );
		$this->database()->execute( 'UPDATE {portal_links} SET sealed_secret = %s', array( $sealed ) );
		$another = $this->links()->secretForMail( $this->ticket );
		self::assertNotSame( $secret, $another );
		self::assertSame( $this->ticket, $this->links()->open( $secret )?->ticketId, 'The old link lives on.' );
		self::assertSame( $this->ticket, $this->links()->open( $another )?->ticketId );
		self::assertSame( $another, $this->links()->secretForMail( $this->ticket ) );
	}

	/** A wp-config.php without keys: nothing is sealed, so each mail has a link of its own. */
	public function testWithoutSaltsLinksWorkAndCannotBeShown(): void {
		// What another process writes is undone where this one has written too.
		$this->links()->secretForMail( $this->ticket() );
		$code   = sprintf( '$links = ( new SmartSupport\Services() )->portalLinks(); echo $links->secretForMail( %1$d ), " ", $links->secretForMail( %1$d );', $this->ticket );
		$placed = 'set_error_handler( static fn() => true ); define( "AUTH_KEY", "put your unique phrase here" );';
		$output = array();
		exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=0 -r ' . escapeshellarg( $placed . 'require ' . var_export( Site::LOADER, true ) . ';' . $code ), $output );
		$secrets = explode( ' ', $output[0] ?? '' );
		self::assertCount( 2, array_unique( $secrets ) );
		foreach ( $secrets as $secret ) {
			self::assertSame( $this->ticket, $this->links()->open( $secret )?->ticketId );
		}
		self::assertSame( 2, $this->countRows( 'portal_links', 'sealed_secret IS NULL' ) );
	}

	private function links(): PortalLinks {
		return $this->services()->portalLinks();
	}
}
