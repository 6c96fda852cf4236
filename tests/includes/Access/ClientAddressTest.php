<?php
/**
 * Where a request comes from (L3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Callers;
use SmartSupport\Access\ClientAddress;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class ClientAddressTest extends DeskTestCase {

	private const PROXIES = array( '10.0.0.0/8', '2001:db8:ffff::/48' );

	/** @return iterable<string, array{string, string, string}> Peer, X-Forwarded-For, who it is. */
	public static function requests(): iterable {
		yield 'no proxy' => array( '192.0.2.7', '', '192.0.2.7' );
		yield 'a stranger who claims to be one' => array( '192.0.2.7', '198.51.100.1', '192.0.2.7' );
		yield 'a stranger who claims to be behind one' => array( '192.0.2.7', '198.51.100.1, 10.0.0.1', '192.0.2.7' );
		yield 'a proxy' => array( '10.0.0.1', '198.51.100.1', '198.51.100.1' );
		yield 'a visitor who lies to the proxy' => array( '10.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1' );
		yield 'two proxies' => array( '10.0.0.1', '203.0.113.9, 198.51.100.1, 10.9.9.9', '198.51.100.1' );
		yield 'a visitor who names a proxy' => array( '10.0.0.1', '203.0.113.9, 10.0.0.7, 198.51.100.1', '198.51.100.1' );
		yield 'somebody within the network' => array( '10.0.0.1', '10.2.0.1, 10.0.0.2', '10.2.0.1' );
		yield 'a proxy that says nothing' => array( '10.0.0.1', '', '10.0.0.1' );
		yield 'a proxy that does not know' => array( '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1' );
		yield 'a proxy that hides it' => array( '10.0.0.1', '_hidden', '10.0.0.1' );
		yield 'nothing between commas' => array( '10.0.0.1', ',,', '10.0.0.1' );
		yield 'with a port' => array( '10.0.0.1', '198.51.100.1:51324', '198.51.100.1' );
		yield 'IPv6' => array( '2001:db8:ffff::1', '2001:db8:1:2:3::4', '2001:db8:1:2:3::4' );
		yield 'IPv6 with a port' => array( '10.0.0.1', '[2001:db8:1:2:3::4]:443', '2001:db8:1:2:3::4' );
		yield 'a proxy that a server for both kinds names' => array( '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1' );
		yield 'a socket' => array( 'unix:', '198.51.100.1', 'unix:' );
		yield 'no peer' => array( '', '198.51.100.1', '' );
	}

	#[DataProvider( 'requests' )]
	public function testIsTheNearestThatIsNoTrustedProxy( string $peer, string $hops, string $expected ): void {
		$this->trust();
		$_SERVER['REMOTE_ADDR']          = $peer;
		$_SERVER['HTTP_X_FORWARDED_FOR'] = $hops;
		self::assertSame( $expected, ClientAddress::current() );
	}

	public function testBelievesNoOtherHeader(): void {
		$this->trust();
		$_SERVER['REMOTE_ADDR'] = '10.0.0.1';
		foreach ( array( 'CLIENT_IP', 'CF_CONNECTING_IP', 'X_REAL_IP', 'FORWARDED', 'TRUE_CLIENT_IP' ) as $header ) {
			$_SERVER[ "HTTP_$header" ] = '198.51.100.1';
		}
		self::assertSame( '10.0.0.1', ClientAddress::current() );
	}

	public function testTrustsNobodyByDefault(): void {
		$_SERVER['REMOTE_ADDR']          = '127.0.0.1';
		$_SERVER['HTTP_X_FORWARDED_FOR'] = '198.51.100.1';
		self::assertSame( '127.0.0.1', ClientAddress::current() );
	}

	public function testCountsIpv6BehindAProxyByItsNetwork(): void {
		$this->trust();
		$_SERVER['REMOTE_ADDR']          = '10.0.0.1';
		$_SERVER['HTTP_X_FORWARDED_FOR'] = '2001:db8:1:2:3::4';
		self::assertSame( '2001:db8:1:2::', Callers::ip() );
	}

	/** The list is in an option that WordPress has loaded anyway. */
	public function testCostsNoQuery(): void {
		$this->trust();
		$_SERVER['REMOTE_ADDR']          = '10.0.0.1';
		$_SERVER['HTTP_X_FORWARDED_FOR'] = '198.51.100.1';
		self::assertSame( array(), $this->queries( ClientAddress::current( ... ) ) );
	}

	private function trust(): void {
		( new Settings() )->save( array( 'general' => array( 'trusted_proxies' => self::PROXIES ) ) );
	}
}
