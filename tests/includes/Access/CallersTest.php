<?php
/**
 * Who calls, and from where (L3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Callers;
use SmartSupport\Access\Scope;

final class CallersTest extends ApiKeyTestCase {

	public function testNobodyIsLoggedIn(): void {
		self::assertSame( ActorKind::Anonymous, $this->callers()->current()->kind );
	}

	public function testASubscriberIsTheCustomerTheyWere(): void {
		$user = $this->registeredCustomer();
		$this->actingAs( $user );
		$caller = $this->callers()->current();
		self::assertSame( array( ActorKind::User, $user ), array( $caller->kind, $caller->userId ) );
		self::assertSame( array( $caller->customerId ), $this->services()->customers->idsOfUsers( array( $user ) ) );
	}

	/** P6: having the address on the account is no proof of the mailbox. */
	public function testAnAddressAloneMakesNobodyACustomer(): void {
		$this->ticket( 'guest@example.com' );
		$this->actingAs( $this->user( 'subscriber', 'guest@example.com' ) );
		self::assertNull( $this->callers()->current()->customerId );
	}

	public function testIsAskedOnceAndFollowsAChangeOfTheUser(): void {
		$callers = $this->callers();
		$first   = $this->user();
		$this->actingAs( $first );
		self::assertSame( $first, $callers->current()->userId );
		self::assertSame( array(), $this->queries( static fn() => $callers->current() ) );
		$second = $this->user( 'smart_support_agent' );
		$this->actingAs( $second );
		self::assertSame( $second, $callers->current()->userId );
		$this->actingAs( 0 );
		self::assertNull( $callers->current()->userId );
	}

	/** @return iterable<string, array{string, string}> Peer, what counts. */
	public static function peers(): iterable {
		yield 'IPv4' => array( '192.0.2.7', '192.0.2.7' );
		yield 'IPv6 by network' => array( '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::' );
		yield 'the same network' => array( '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::' );
		yield 'another network' => array( '2001:db8:1:3::1', '2001:db8:1:3::' );
		yield 'IPv4 in IPv6' => array( '::ffff:192.0.2.7', '192.0.2.7' );
		yield 'a socket' => array( 'unix:', '' );
		yield 'nothing' => array( '', '' );
	}

	#[DataProvider( 'peers' )]
	public function testCountsByPeer( string $peer, string $expected ): void {
		$_SERVER['REMOTE_ADDR'] = $peer;
		self::assertSame( $expected, Callers::ip() );
	}

	public function testBelievesNoHeader(): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.7';
		foreach ( array( 'X_FORWARDED_FOR', 'CLIENT_IP', 'CF_CONNECTING_IP', 'X_REAL_IP', 'FORWARDED' ) as $header ) {
			$_SERVER[ "HTTP_$header" ] = '198.51.100.1';
		}
		self::assertSame( '192.0.2.7', Callers::ip() );
		self::assertSame( '192.0.2.7', $this->callers()->current()->ip );
	}

	/** @return iterable<string, array{string, int}> Header Authorization, status. */
	public static function schemes(): iterable {
		yield 'as the contract writes it' => array( 'Bearer KEY', 200 );
		yield 'lower case' => array( 'bearer KEY', 200 );
		yield 'upper case' => array( 'BEARER KEY', 200 );
		yield 'several blanks' => array( 'Bearer   KEY', 200 );
		yield 'a blank at the end' => array( 'Bearer KEY ', 200 );
		yield 'another scheme' => array( 'Token KEY', 401 );
		yield 'no scheme' => array( 'KEY', 401 );
		yield 'a scheme alone' => array( 'Bearer', 401 );
		yield 'no blank' => array( 'BearerKEY', 401 );
	}

	/** A-7. */
	#[DataProvider( 'schemes' )]
	public function testTakesAKeyAsBearer( string $header, int $status ): void {
		$key = $this->key( array( Scope::SettingsRead ) );
		self::assertSame( $status, $this->call( 'GET', '/settings', array(), array( 'Authorization' => str_replace( 'KEY', $key, $header ) ) )->status );
	}

	/** A-6, A-7. */
	public function testTakesEitherHeaderAndBothWhenTheyAgree(): void {
		$key = $this->key( array( Scope::SettingsRead ) );
		self::assertSame( 200, $this->as( $key )->status );
		self::assertSame( 200, $this->as( " $key " )->status );
		self::assertSame( 200, $this->as( $key, headers: array( 'Authorization' => "Bearer $key" ) )->status );
		self::assertSame( 200, $this->as( '', headers: array( 'Authorization' => "Bearer $key" ) )->status, 'An empty header is none.' );
		$other = $this->as( $key, headers: array( 'Authorization' => 'Bearer ' . $this->key() ) );
		self::assertSame( array( 401, 'invalid_api_key' ), array( $other->status, $other->code() ) );
		self::assertSame( 'missing_api_key', $this->as( '' )->code() );
	}

	/** K1: what is in an address is in logs, and what is in a cookie is sent by every page. */
	public function testAKeyCountsInAHeaderAlone(): void {
		$key     = $this->key();
		$_COOKIE = array( 'api_key' => $key, self::HEADER => $key, 'X_Smart_Support_API_Key' => $key );
		$fields  = array( 'api_key' => $key, 'key' => $key, 'access_token' => $key, self::HEADER => $key, 'Authorization' => "Bearer $key" );
		foreach ( array( $this->call( 'GET', '/settings', $fields ), $this->call( 'PATCH', '/settings', $fields ), $this->call( 'PATCH', '/settings?' . http_build_query( $fields ), $fields ) ) as $answer ) {
			self::assertSame( array( 401, 'missing_api_key' ), array( $answer->status, $answer->code() ) );
			self::assertStringNotContainsString( substr( $key, 17 ), $answer->json );
		}
	}

	/** The key acts: neither more nor less, whoever is logged in besides. */
	public function testAKeyActsInsteadOfAUser(): void {
		$this->actingAs( $this->user( 'administrator' ) );
		$less = $this->as( $this->key( array( Scope::TicketsRead ) ) );
		self::assertSame( array( 403, 'insufficient_scope' ), array( $less->status, $less->code() ) );
		$this->actingAs( $this->user() );
		self::assertSame( 200, $this->as( $this->key( array( Scope::SettingsRead ) ) )->status );
		self::assertSame( 'invalid_api_key', $this->as( 'nonsense' )->code(), 'A login does not make up for a wrong key.' );
	}

	/** K3: a key is nobody to WordPress. */
	public function testAKeyIsNoUser(): void {
		$key = $this->key();
		self::assertSame( 200, $this->as( $key )->status );
		self::assertSame( 0, get_current_user_id() );
		foreach ( array( self::HEADER => $key, 'Authorization' => "Bearer $key" ) as $name => $value ) {
			$with = $this->call( 'GET', '/wp/v2/settings', array(), array( $name => $value ) );
			self::assertSame( array( 401, 'rest_forbidden' ), array( $with->status, $with->code() ) );
			$users = $this->call( 'GET', '/wp/v2/users?context=edit', array(), array( $name => $value ) );
			self::assertSame( 401, $users->status );
		}
		self::assertSame( 0, get_current_user_id() );
	}

	public function testAKeyIsAskedForOnceARequest(): void {
		$request = new \WP_REST_Request( 'GET', '/smart-support/v1/settings' );
		$request->set_header( self::HEADER, $this->key( array( Scope::NotesRead ), array( 1 ) ) );
		$callers = $this->callers();
		$asked   = $this->queries( static fn() => array( $callers->of( $request ), $callers->of( $request ), $callers->use( $request ) ) );
		self::assertCount( 1, $asked );
		$actor = $callers->of( $request );
		self::assertSame( array( ActorKind::Key, null, array( 1 ), true, false ), array( $actor->kind, $actor->userId, $actor->departmentIds, $actor->has( Scope::NotesRead ), $actor->has( Scope::TicketsRead ) ) );
		self::assertSame( '192.0.2.7', $actor->ip );
	}

	private function callers(): Callers {
		return new Callers( $this->services()->customers, $this->services()->keys, $this->services()->settings );
	}
}
