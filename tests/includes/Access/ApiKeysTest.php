<?php
/**
 * Proving an API key (A-5, A-61, D17, K1, K3, K5, K6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Settings\Settings;

final class ApiKeysTest extends ApiKeyTestCase {

	private const INVALID = '{"success":false,"code":"invalid_api_key","message":"This API key is not valid."}';

	public function testAKeyOpensWhatItsScopesSay(): void {
		self::assertSame( 200, $this->as( $this->key( array( Scope::SettingsRead ) ) )->status );
		$refused = $this->as( $this->key( array( Scope::SettingsWrite ) ) );
		self::assertSame( array( 403, 'insufficient_scope', 'settings:read' ), array( $refused->status, $refused->code(), $refused->get( 'required_scope' ) ) );
	}

	public function testWithoutAKeyThereIsNone(): void {
		$answer = $this->call( 'GET', '/settings' );
		self::assertSame( array( 401, 'missing_api_key' ), array( $answer->status, $answer->code() ) );
	}

	/** K1, K6: seven kinds of stolen or malformed credential, and some more: the same bytes, and none of them repeats what was sent. */
	public function testEveryWrongKeyGetsTheSameBytes(): void {
		$good = $this->key();
		foreach ( $this->wrongKeys( $good ) as $kind => $headers ) {
			$answer = $this->call( 'GET', '/settings', array(), $headers );
			self::assertSame( array( 401, self::INVALID ), array( $answer->status, $answer->json ), $kind );
			self::assertSame( array( 'cache-control' => 'private, no-store', 'x-accel-expires' => '0' ), $answer->headers, $kind );
		}
		self::assertSame( 200, $this->as( $good )->status );
	}

	/** @return array<string, array<string, string>> Kind => headers. */
	private function wrongKeys( string $good ): array {
		$user     = $this->user( 'administrator' );
		$password = (string) base64_decode( substr( $this->passwordOf( $user )['Authorization'], 6 ), true );
		$revoked  = $this->key();
		$this->services()->keyRows->revoke( $this->idOf( $revoked ) );
		$both = $this->key( expiresIn: -5 );
		$this->services()->keyRows->revoke( $this->idOf( $both ) );
		$wrong = array(
			'truncated'               => substr( $good, 0, -1 ),
			'wrong checksum'          => substr( $good, 0, -1 ) . ( str_ends_with( $good, 'a' ) ? 'b' : 'a' ),
			'unknown'                 => ApiKeySecret::make()->text,
			'revoked'                 => $revoked,
			'expired and revoked'     => $both,
			'the password of a user'  => 'password',
			'an application password' => explode( ':', $password )[1] ?? '',
			'its prefix'              => substr( $good, 0, 16 ),
			'its hash'                => hash( 'sha256', $good ),
			'a nonce'                 => wp_create_nonce( 'wp_rest' ),
			'from elsewhere'          => $this->key( addresses: array( '198.51.100.0/24' ) ),
			'expired, from elsewhere' => $this->key( addresses: array( '198.51.100.0/24' ), expiresIn: -5 ),
			'very long'               => str_repeat( $good, 1000 ),
			'SQL'                     => "' OR 1=1 -- ",
			'two of them'             => "$good, $good",
		);
		$kinds = array_map( static fn( string $secret ): array => array( self::HEADER => $secret ), $wrong );
		return $kinds + array(
			'two that differ'            => array( self::HEADER => $good, 'Authorization' => 'Bearer ' . $this->key() ),
			'a right and a broken one'   => array( self::HEADER => $good, 'Authorization' => 'Bearer x' ),
			'a broken and a right one'   => array( self::HEADER => 'x', 'Authorization' => "Bearer $good" ),
			'two right ones and a comma' => array( 'Authorization' => "Bearer $good, Bearer $good" ),
		);
	}

	/** D3: the key's own row is all that proves it, and each blog of a network has its own. */
	public function testAKeyOfAnotherBlogIsUnknown(): void {
		$secret = $this->key();
		$this->database()->execute( 'DELETE FROM {api_keys}' );
		self::assertSame( self::INVALID, $this->as( $secret )->json );
	}

	public function testOnlyWhoHasTheRightSecretLearnsThatItExpired(): void {
		$answer = $this->as( $this->key( expiresIn: -1 ) );
		self::assertSame( array( 401, 'expired_api_key' ), array( $answer->status, $answer->code() ) );
	}

	public function testLivesToItsLastSecondByTheClockOfTheDatabase(): void {
		$secret = $this->key( expiresIn: 100 );
		$end    = $this->rowById( 'api_keys', $this->idOf( $secret ) )->int( 'expires_at' );
		foreach ( array( $end - 1 => 200, $end => 401, $end + 1 => 401 ) as $second => $status ) {
			$this->databaseClock()->set( $second );
			self::assertSame( $status, $this->as( $secret )->status );
		}
	}

	/** D29. */
	public function testSwitchedOffTheApiKeepsKeysOutAndNobodyElse(): void {
		$secret = $this->key();
		$this->set( array( 'enabled' => false ) );
		$answer = $this->as( $secret );
		self::assertSame( array( 403, 'api_disabled' ), array( $answer->status, $answer->code() ) );
		self::assertSame( self::INVALID, $this->as( ApiKeySecret::make()->text )->json, 'Who calls is judged before.' );
		self::assertSame( 403, $this->as( $this->key( array( Scope::Export ) ) )->status );
		self::assertSame( 'api_disabled', $this->as( $this->key( array( Scope::Export ) ) )->code(), 'What it may do is judged after.' );
		$this->actingAs( $this->user( 'administrator' ) );
		self::assertSame( 200, $this->call( 'GET', '/settings' )->status );
	}

	public function testIsUsedFromItsAddressesAlone(): void {
		$secret = $this->key( addresses: array( '192.0.2.0/24', '2001:db8:1:2::7' ) );
		$expect = array( '192.0.2.255' => 200, '192.0.3.0' => 401, '::ffff:192.0.2.9' => 200, '2001:db8:1:2::7' => 200, '2001:db8:1:2::8' => 401, '' => 401, 'unix:' => 401 );
		foreach ( $expect as $address => $status ) {
			$_SERVER['REMOTE_ADDR'] = $address;
			self::assertSame( $status, $this->as( $secret, headers: array( 'X-Forwarded-For' => '192.0.2.1', 'X-Real-IP' => '192.0.2.1' ) )->status, "From \"$address\"." );
		}
	}

	/** Behind a proxy that the owner trusts the list is of those behind it. */
	public function testItsAddressesAreThoseOfTheCallerNotOfTheProxy(): void {
		( new Settings() )->save( array( 'general' => array( 'trusted_proxies' => array( '10.0.0.1' ) ) ) );
		$secret = $this->key( addresses: array( '192.0.2.7' ) );
		$status = fn( string $peer, string $hops ): int => $this->from( $peer, $secret, $hops );
		self::assertSame( array( 200, 401, 401, 401 ), array( $status( '10.0.0.1', '192.0.2.7' ), $status( '10.0.0.1', '192.0.2.8' ), $status( '10.0.0.1', '192.0.2.7, 192.0.2.8' ), $status( '10.0.0.2', '192.0.2.7' ) ) );
	}

	private function from( string $peer, string $secret, string $hops ): int {
		$_SERVER['REMOTE_ADDR'] = $peer;
		return $this->as( $secret, headers: array( 'X-Forwarded-For' => $hops ) )->status;
	}

	/** L3: what the limit of guesses counts by is the peer, IPv6 by its network. */
	public function testAHundredWrongKeysAMinuteAreAnswered(): void {
		$this->databaseClock()->set( $this->now() );
		$good = $this->key();
		self::assertSame( array_fill( 0, 100, 401 ), $this->guesses( 100 ) );
		$refused = $this->as( ApiKeySecret::make()->text );
		self::assertSame( array( 429, 'rate_limited', '60' ), array( $refused->status, $refused->code(), $refused->headers['retry-after'] ?? '' ) );
		self::assertSame( 429, $this->as( 'nonsense' )->status );
		self::assertSame( 200, $this->as( $good )->status, 'A right key is not refused for the wrong ones.' );
		self::assertSame( 401, $this->call( 'GET', '/settings' )->status, 'Neither is one who shows none.' );
		self::assertSame( 401, $this->as( $this->key( expiresIn: -1 ) )->status, 'An expired key is no guess.' );
		$_SERVER['REMOTE_ADDR'] = '192.0.2.8';
		self::assertSame( 401, $this->as( 'nonsense' )->status, 'Somebody else has guessed nothing.' );
		$_SERVER['REMOTE_ADDR'] = '192.0.2.7';
		$this->databaseClock()->set( $this->now() + 60 );
		self::assertSame( 401, $this->as( 'nonsense' )->status );
	}

	public function testNobodyIsCountedTogetherWithOthersWhoseAddressIsUnknown(): void {
		$_SERVER['REMOTE_ADDR'] = '';
		self::assertSame( array_fill( 0, 101, 401 ), $this->guesses( 101 ) );
	}

	public function testRightKeysCountForNothing(): void {
		$good = $this->key();
		for ( $i = 0; $i < 5; $i++ ) {
			$this->as( $good );
		}
		self::assertSame( 0, $this->countRows( 'rate_limits' ) );
	}

	/** Core asks for the permission again after the answer, for the header Allow: a guess is one guess. */
	public function testAGuessIsCountedOnce(): void {
		$this->databaseClock()->set( $this->now() );
		$this->guesses( 1 );
		self::assertSame( array( 1 ), array_values( (array) json_decode( (string) $this->database()->value( 'SELECT hits FROM {rate_limits}' ), true ) ) );
	}

	/** @return list<int> Statuses. */
	private function guesses( int $number ): array {
		$statuses = array();
		for ( $i = 0; $i < $number; $i++ ) {
			$statuses[] = $this->as( 0 === $i % 2 ? ApiKeySecret::make()->text : "guess $i" )->status;
		}
		return $statuses;
	}
}
