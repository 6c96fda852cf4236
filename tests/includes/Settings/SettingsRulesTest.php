<?php
/**
 * Settings that need each other, and entries of lists (D23).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Settings;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Settings\Secrets;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\Site;

final class SettingsRulesTest extends DeskTestCase {

	private const CAPTCHA = array( 'captcha' => 'turnstile', 'captcha_site_key' => '1x0000', 'captcha_secret' => 'top-secret-value' );

	protected function setUp(): void {
		parent::setUp();
		$this->actingAs( $this->user( 'administrator' ) );
	}

	/** @return iterable<string, array{string, list<string>, bool}> Setting, entries, whether they are taken. */
	public static function lists(): iterable {
		yield 'proxies' => array( 'general.trusted_proxies', array( '10.0.0.1', '192.0.2.0/24', '2001:db8::/32' ), true );
		yield 'a name' => array( 'general.trusted_proxies', array( '10.0.0.1', 'proxy.example' ), false );
		yield 'half an address' => array( 'general.trusted_proxies', array( '10.0.0' ), false );
		yield 'everybody' => array( 'general.trusted_proxies', array( '0.0.0.0/0' ), false );
		yield 'everybody in IPv6' => array( 'general.trusted_proxies', array( '10.0.0.1', '::/0' ), false );
		yield 'nobody' => array( 'general.trusted_proxies', array(), true );
		yield 'addresses and domains' => array( 'guests.blocklist', array( 'a@b.example', 'c.example', '@d.example', 'bücher.example' ), true );
		yield 'a word' => array( 'guests.blocklist', array( 'c.example', 'spam' ), false );
		yield 'a pattern' => array( 'guests.blocklist', array( '*@c.example' ), false );
	}

	/** @param list<string> $entries */
	#[DataProvider( 'lists' )]
	public function testTakesOnlyEntriesThatMeanSomething( string $path, array $entries, bool $isTaken ): void {
		[ $group, $key ] = explode( '.', $path );
		$answer          = $this->patch( array( $group => array( $key => $entries ) ) );
		self::assertSame( $isTaken ? array() : array( $path ), self::faults( $answer ), $answer->json );
		self::assertSame( $isTaken ? $entries : array(), ( new Settings() )->texts( $group, $key ) );
	}

	public function testNamesTheWrongEntries(): void {
		$answer = $this->patch( array( 'guests' => array( 'blocklist' => array( 'good.example', 'bad', 'worse@' ) ) ) );
		self::assertStringContainsString( 'bad, worse@', $answer->text( 'message' ) );
		self::assertStringNotContainsString( 'good.example', $answer->text( 'message' ) );
	}

	public function testACaptchaNeedsBothItsKeys(): void {
		self::assertSame( array( 'guests.captcha_site_key', 'guests.captcha_secret' ), self::faults( $this->patch( array( 'guests' => array( 'captcha' => 'hcaptcha' ) ) ) ) );
		self::assertSame( array( 'guests.captcha_secret' ), self::faults( $this->patch( array( 'guests' => array( 'captcha' => 'hcaptcha', 'captcha_site_key' => 'x' ) ) ) ) );
		self::assertSame( array( 'guests.captcha_site_key' ), self::faults( $this->patch( array( 'guests' => array( 'captcha' => 'hcaptcha', 'captcha_secret' => 'x' ) ) ) ) );
		self::assertSame( 'none', ( new Settings() )->text( 'guests', 'captcha' ) );
		self::assertFalse( ( new Secrets() )->has( Secrets::CAPTCHA ), 'What was refused has changed nothing.' );
		self::assertSame( 200, $this->patch( array( 'guests' => self::CAPTCHA ) )->status );
	}

	public function testKeysMayComeFirst(): void {
		self::assertSame( 200, $this->patch( array( 'guests' => array( 'captcha_site_key' => 'x', 'captcha_secret' => 'y' ) ) )->status );
		self::assertSame( 200, $this->patch( array( 'guests' => array( 'captcha' => 'recaptcha_v3' ) ) )->status );
	}

	public function testACaptchaThatIsOnKeepsItsKeys(): void {
		$this->patch( array( 'guests' => self::CAPTCHA ) );
		self::assertSame( array( 'guests.captcha_site_key' ), self::faults( $this->patch( array( 'guests' => array( 'captcha_site_key' => '' ) ) ) ) );
		self::assertSame( array( 'guests.captcha_secret' ), self::faults( $this->patch( array( 'guests' => array( 'captcha_secret' => '' ) ) ) ) );
		self::assertTrue( ( new Secrets() )->has( Secrets::CAPTCHA ) );
		self::assertSame( 200, $this->patch( array( 'guests' => array( 'captcha' => 'none', 'captcha_secret' => '' ) ) )->status );
		self::assertFalse( ( new Secrets() )->has( Secrets::CAPTCHA ) );
	}

	/** D23: refuses to switch on without a CAPTCHA, and the CAPTCHA cannot be taken from under it. */
	public function testPublicCreationNeedsACaptcha(): void {
		self::assertSame( array( 'api.public_creation' ), self::faults( $this->patch( array( 'api' => array( 'public_creation' => true ) ) ) ) );
		self::assertSame( 200, $this->patch( array( 'api' => array( 'public_creation' => true ), 'guests' => self::CAPTCHA ) )->status );
		self::assertSame( array( 'guests.captcha' ), self::faults( $this->patch( array( 'guests' => array( 'captcha' => 'none' ) ) ) ) );
		self::assertSame( 'turnstile', ( new Settings() )->text( 'guests', 'captcha' ) );
		self::assertSame( 200, $this->patch( array( 'guests' => array( 'captcha' => 'none' ), 'api' => array( 'public_creation' => false ) ) )->status );
	}

	/** The owner who lost the secret with the salts can still change everything else, with all of it in the request. */
	public function testALostSecretKeepsNothingElseFromBeingSaved(): void {
		$this->patch( array( 'guests' => self::CAPTCHA ) );
		update_option( Secrets::OPTION, array( Secrets::CAPTCHA => 'sealed-by-another' ) );
		$shown  = $this->call( 'GET', '/settings' );
		$answer = $this->patch( array( 'guests' => array( 'link_days' => 7 ) + $shown->list( 'data.guests' ) ) );
		self::assertSame( array( 200, 7, false ), array( $answer->status, $answer->get( 'data.guests.link_days' ), $answer->get( 'data.guests.has_captcha_secret' ) ) );
	}

	public function testNamesAllFaultsAtOnce(): void {
		$answer = $this->patch( array( 'general' => array( 'trusted_proxies' => array( 'x' ) ), 'guests' => array( 'blocklist' => array( 'y' ), 'captcha' => 'turnstile' ) ) );
		self::assertSame( array( 'general.trusted_proxies', 'guests.blocklist', 'guests.captcha_site_key', 'guests.captcha_secret' ), self::faults( $answer ) );
	}

	/** Its secret would lie open in the database. */
	public function testASiteWithoutSaltsKeepsNoSecret(): void {
		$code   = 'define( "AUTH_KEY", "put your unique phrase here" ); require ' . var_export( Site::LOADER, true ) . ';
			$secrets = new SmartSupport\Settings\Secrets();
			try { ( new SmartSupport\Settings\SettingsRules( new SmartSupport\Settings\Settings(), $secrets ) )->check( array( "guests" => array( "captcha_secret" => "top-secret-value" ) ) ); }
			catch ( SmartSupport\Refusal $refusal ) { echo $refusal->reason, " ", wp_json_encode( $refusal->details ); }';
		$output = (string) exec( escapeshellarg( PHP_BINARY ) . ' -d display_errors=0 -d log_errors=0 -r ' . escapeshellarg( $code ) . ' 2>/dev/null' );
		self::assertStringStartsWith( 'validation_error {"errors":{"guests.captcha_secret":', $output );
		self::assertStringContainsString( 'wp-config.php', $output );
		self::assertStringContainsString( 'SECURE_AUTH_SALT', $output );
		self::assertStringNotContainsString( 'top-secret-value', $output );
	}

	/** @param array<string, array<array-key, mixed>> $changes */
	private function patch( array $changes ): Answer {
		return $this->call( 'PATCH', '/settings', $changes );
	}

	/** @return list<int|string> Paths of the fields that are refused. */
	private static function faults( Answer $answer ): array {
		if ( 200 === $answer->status ) {
			return array();
		}
		self::assertSame( array( 400, 'validation_error' ), array( $answer->status, $answer->code() ), $answer->json );
		return array_keys( $answer->list( 'errors' ) );
	}
}
