<?php
/**
 * Who calls, and from where (L3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Callers;
use SmartSupport\Tests\DeskTestCase;

final class CallersTest extends DeskTestCase {

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

	private function callers(): Callers {
		return new Callers( $this->services()->customers, $this->services()->keys );
	}
}
