<?php
/**
 * Every provider, over HTTP (G-13, L4).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access\Captcha;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Captcha\Captcha;
use SmartSupport\Refusal;
use SmartSupport\Settings\Secrets;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\CaptchaServer;

final class CaptchaTest extends DeskTestCase {

	private const PROVIDERS = array( 'recaptcha_v2', 'recaptcha_v3', 'turnstile', 'hcaptcha' );

	private CaptchaServer $server;

	protected function setUp(): void {
		parent::setUp();
		$this->server = new CaptchaServer();
		$this->server->hook();
	}

	protected function tearDown(): void {
		$this->server->stop();
		parent::tearDown();
	}

	/** @return iterable<string, array{string}> */
	public static function providers(): iterable {
		foreach ( self::PROVIDERS as $provider ) {
			yield $provider => array( $provider );
		}
	}

	#[DataProvider( 'providers' )]
	public function testAsksTheProvider( string $provider ): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.7';
		$token                  = CaptchaServer::token();
		$this->captcha( $provider )->verify( $token, 'ticket' );
		self::assertSame( array( array( 'provider' => $provider, 'secret' => CaptchaServer::SECRET, 'response' => $token, 'remoteip' => '192.0.2.7' ) ), $this->server->asked() );
	}

	/** @return iterable<string, array{string, string}> Provider, token that is refused. */
	public static function bad(): iterable {
		foreach ( self::PROVIDERS as $provider ) {
			yield "$provider: invalid" => array( $provider, CaptchaServer::token( 'invalid-input-response' ) );
			yield "$provider: too old" => array( $provider, CaptchaServer::token( 'hcaptcha' === $provider ? 'expired-input-response' : 'timeout-or-duplicate' ) );
			yield "$provider: solved elsewhere" => array( $provider, CaptchaServer::token( host: 'evil.example' ) );
			yield "$provider: solved nowhere" => array( $provider, CaptchaServer::token( host: '' ) );
			yield "$provider: nothing" => array( $provider, '' );
		}
		yield 'recaptcha_v3: a low score' => array( 'recaptcha_v3', CaptchaServer::token( 'low' ) );
		foreach ( array( 'recaptcha_v3', 'turnstile' ) as $provider ) {
			yield "$provider: for something else" => array( $provider, CaptchaServer::token( action: 'login' ) );
			yield "$provider: for nothing" => array( $provider, CaptchaServer::token( action: '' ) );
		}
	}

	#[DataProvider( 'bad' )]
	public function testRefusesABadToken( string $provider, string $token ): void {
		$refusal = $this->caught( $this->captcha( $provider ), $token );
		self::assertSame( array( 'captcha_failed', array( 'captcha_token' ) ), array( $refusal->reason, array_keys( (array) $refusal->details['errors'] ) ) );
	}

	/** @return iterable<string, array{string, string, string}> Provider, what it does, what the log says. */
	public static function down(): iterable {
		foreach ( self::PROVIDERS as $provider ) {
			yield "$provider answers 500" => array( $provider, '500', '500' );
			yield "$provider answers {}" => array( $provider, '{}', 'something else' );
			yield "$provider answers a page" => array( $provider, 'html', 'something else' );
			yield "$provider does not know the site" => array( $provider, 'invalid-input-secret', 'invalid-input-secret' );
			yield "$provider finds a token and keys of two sites" => array( $provider, 'sitekey-secret-mismatch', 'sitekey-secret-mismatch' );
			yield "$provider has a word of its own" => array( $provider, 'internal-error', 'internal-error' );
			yield "$provider says two things" => array( $provider, 'invalid-input-response,bad-request', 'bad-request' );
		}
		yield 'a provider that hangs' => array( 'turnstile', 'hang', 'timed out' );
	}

	/** Down is down: nothing is let through, and the visitor's token is good again afterwards. */
	#[DataProvider( 'down' )]
	public function testAProviderThatCannotSayOpensNothing( string $provider, string $play, string $why ): void {
		$captcha = $this->captcha( $provider );
		$refusal = $this->caught( $captcha, CaptchaServer::token( $play ) );
		self::assertSame( array( 'captcha_unavailable', 30 ), array( $refusal->reason, $refusal->details['retry_after'] ?? null ) );
		self::assertSame( 0, $this->countRows( 'captcha_tokens' ) );
		$log = $this->log();
		self::assertStringContainsString( $provider, $log );
		self::assertStringContainsString( $why, $log );
		self::assertStringNotContainsString( CaptchaServer::SECRET, $log . wp_json_encode( $refusal->details ) . $refusal->getMessage() );
	}

	public function testAServerThatIsNotThereOpensNothing(): void {
		add_filter( 'smart_support_captcha_url', static fn(): string => 'http://127.0.0.1:1/', 20 );
		self::assertSame( 'captcha_unavailable', $this->caught( $this->captcha( 'hcaptcha' ), CaptchaServer::token() )->reason );
		self::assertStringContainsString( 'hcaptcha', $this->log() );
	}

	/** The salts have changed, or the secret was never there. */
	public function testWithoutASecretNobodyPasses(): void {
		$captcha = $this->captcha( 'turnstile' );
		update_option( Secrets::OPTION, array( Secrets::CAPTCHA => 'sealed-by-another' ) );
		self::assertSame( 'captcha_unavailable', $this->caught( $captcha, CaptchaServer::token() )->reason );
		self::assertStringContainsString( 'secret is missing', $this->log() );
		self::assertSame( array(), $this->server->asked() );
	}

	/** Keys of v2 under v3: its answers have no score. */
	public function testKeysOfAnotherKindOpenNothing(): void {
		add_filter( 'smart_support_captcha_url', fn(): string => "{$this->server->url}/recaptcha_v2", 20 );
		self::assertSame( 'captcha_unavailable', $this->caught( $this->captcha( 'recaptcha_v3' ), CaptchaServer::token() )->reason );
		self::assertStringContainsString( 'another kind', $this->log() );
	}

	public function testTheScoreIsTheOwners(): void {
		$captcha = $this->captcha( 'recaptcha_v3', array( 'captcha_score' => 0.1 ) );
		$captcha->verify( CaptchaServer::token( 'low' ), 'ticket' );
		$captcha = $this->captcha( 'recaptcha_v3', array( 'captcha_score' => 0.95 ) );
		self::assertSame( 'captcha_failed', $this->caught( $captcha, CaptchaServer::token() )->reason );
	}

	/** By us before the provider is asked, and by the provider once we have forgotten it. */
	#[DataProvider( 'providers' )]
	public function testATokenIsGoodOnce( string $provider ): void {
		$captcha = $this->captcha( $provider );
		$token   = CaptchaServer::token();
		$captcha->verify( $token, 'ticket' );
		self::assertSame( 'captcha_failed', $this->caught( $captcha, $token, 'another ticket' )->reason );
		self::assertCount( 1, $this->server->asked() );
		$this->database()->execute( 'DELETE FROM {captcha_tokens}' );
		self::assertSame( 'captcha_failed', $this->caught( $captcha, $token, 'another ticket' )->reason );
		self::assertCount( 2, $this->server->asked() );
	}

	/** The ticket itself failed afterwards, or its answer was lost: sent again as it was, it is not asked about again. */
	public function testTheSameTicketMayShowItAgain(): void {
		$captcha = $this->captcha( 'recaptcha_v2' );
		$token   = CaptchaServer::token();
		$captcha->verify( $token, 'ticket' );
		$captcha->verify( $token, 'ticket' );
		self::assertCount( 1, $this->server->asked() );
	}

	public function testARefusedTokenStaysRefused(): void {
		$captcha = $this->captcha( 'recaptcha_v2' );
		$token   = CaptchaServer::token( host: 'evil.example' );
		self::assertSame( array( 'captcha_failed', 'captcha_failed' ), array( $this->caught( $captcha, $token )->reason, $this->caught( $captcha, $token )->reason ) );
		self::assertCount( 1, $this->server->asked() );
	}

	public function testATokenIsKeptAsAHash(): void {
		$token = CaptchaServer::token();
		$this->captcha( 'turnstile' )->verify( $token, 'ticket' );
		$row = $this->database()->row( 'SELECT * FROM {captcha_tokens}' );
		self::assertSame( array( hash( 'sha256', "turnstile|$token" ), 'passed' ), array( $row?->text( 'token_hash' ), $row?->text( 'state' ) ) );
	}

	public function testWithoutACaptchaNobodyIsAsked(): void {
		$captcha = $this->captcha( 'none' );
		$captcha->verify( '', 'ticket' );
		self::assertSame( array( false, null, array() ), array( $captcha->isOn(), $captcha->forBrowser(), $this->server->asked() ) );
	}

	#[DataProvider( 'providers' )]
	public function testTellsTheBrowserNoSecret( string $provider ): void {
		$told = $this->captcha( $provider )->forBrowser();
		self::assertNotNull( $told );
		self::assertSame( array( $provider, 'public key', 'smart_support_ticket' ), array( $told['provider'], $told['site_key'], $told['action'] ) );
		self::assertMatchesRegularExpression( '#^https://(www\.google\.com|challenges\.cloudflare\.com|js\.hcaptcha\.com)/.+\?render=(explicit|public%20key)$#', $told['script'] );
		self::assertStringNotContainsString( CaptchaServer::SECRET, (string) wp_json_encode( $told ) );
		add_filter( 'smart_support_captcha_script', static fn( string $url, string $name ): string => "https://proxy.example/$name.js", 10, 2 );
		self::assertSame( "https://proxy.example/$provider.js", $this->captcha( $provider )->forBrowser()['script'] ?? '' );
	}

	/** @param array<string, mixed> $guests Further settings. */
	private function captcha( string $provider, array $guests = array() ): Captcha {
		$this->services()->settings->save( array( 'guests' => $guests + array( 'captcha' => $provider, 'captcha_site_key' => 'public key' ) ) );
		( new Secrets() )->set( Secrets::CAPTCHA, CaptchaServer::SECRET );
		return $this->services()->guards()->captcha();
	}

	private function caught( Captcha $captcha, string $token, string $ticket = 'ticket' ): Refusal {
		try {
			$captcha->verify( $token, $ticket );
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		self::fail( 'Nothing was refused.' );
	}
}
