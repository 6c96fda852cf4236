<?php
/**
 * Entries of an allow-list.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Access\IpNetwork;

final class IpNetworkTest extends TestCase {

	/** @return iterable<string, array{string, string, list<string>, list<string>}> Text, its one form, addresses in it, addresses outside. */
	public static function networks(): iterable {
		yield 'an address' => array( '192.0.2.7', '192.0.2.7', array( '192.0.2.7', '::ffff:192.0.2.7' ), array( '192.0.2.6', '192.0.2.8', '2001:db8::1' ) );
		yield 'a network' => array( '192.0.2.0/24', '192.0.2.0/24', array( '192.0.2.0', '192.0.2.255' ), array( '192.0.1.255', '192.0.3.0' ) );
		yield 'a network named by one of its addresses' => array( '192.0.2.77/24', '192.0.2.0/24', array( '192.0.2.1' ), array( '192.0.3.77' ) );
		yield 'within a byte' => array( '192.0.2.64/26', '192.0.2.64/26', array( '192.0.2.64', '192.0.2.127' ), array( '192.0.2.63', '192.0.2.128' ) );
		yield 'one bit' => array( '128.0.0.0/1', '128.0.0.0/1', array( '128.0.0.0', '255.255.255.255' ), array( '127.255.255.255' ) );
		yield 'all' => array( '0.0.0.0/0', '0.0.0.0/0', array( '0.0.0.0', '255.255.255.255' ), array( '::1' ) );
		yield 'the smallest network' => array( '192.0.2.7/32', '192.0.2.7', array( '192.0.2.7' ), array( '192.0.2.6' ) );
		yield 'IPv6' => array( '2001:DB8::1', '2001:db8::1', array( '2001:db8:0:0:0:0:0:1' ), array( '2001:db8::2', '192.0.2.7' ) );
		yield 'a network of IPv6' => array( '2001:db8::/32', '2001:db8::/32', array( '2001:db8:ffff::1' ), array( '2001:db9::', '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff' ) );
		yield 'IPv6 within a byte' => array( '2001:db8::8000/113', '2001:db8::8000/113', array( '2001:db8::ffff' ), array( '2001:db8::7fff', '2001:db8::1:0' ) );
		yield 'the smallest of IPv6' => array( '2001:db8::1/128', '2001:db8::1', array( '2001:db8::1' ), array( '2001:db8::' ) );
		yield 'IPv4 as IPv6' => array( '::ffff:192.0.2.0/120', '192.0.2.0/24', array( '192.0.2.9', '::ffff:192.0.2.9' ), array( '192.0.3.0' ) );
	}

	/**
	 * @param list<string> $within
	 * @param list<string> $outside
	 */
	#[DataProvider( 'networks' )]
	public function testKnowsItsAddresses( string $text, string $form, array $within, array $outside ): void {
		$network = IpNetwork::parse( $text );
		self::assertSame( $form, $network?->text() );
		foreach ( $within as $address ) {
			self::assertTrue( $network->contains( $address ), $address );
		}
		foreach ( array( ...$outside, '', 'unix:', '192.0.2', 'localhost' ) as $address ) {
			self::assertFalse( $network->contains( $address ), $address );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function others(): iterable {
		foreach ( array( '', ' ', '192.0.2', '192.0.2.256', '192.0.2.7/33', '192.0.2.7/-1', '192.0.2.7/', '192.0.2.7/08', '192.0.2.0/255.255.255.0', '192.0.2.1-192.0.2.9', '192.0.2.*', '2001:db8::/129', '2001:db8:::1', '::ffff:192.0.2.0/95', 'fe80::1%eth0', '[2001:db8::1]', 'example.com', '0x7f.0.0.1', '192.0.2.7 192.0.2.8', "192.0.2.7\n", '１９２.0.2.7' ) as $text ) {
			yield "\"$text\"" => array( $text );
		}
	}

	#[DataProvider( 'others' )]
	public function testRefusesTheRest( string $text ): void {
		self::assertNull( IpNetwork::parse( $text ) );
	}
}
