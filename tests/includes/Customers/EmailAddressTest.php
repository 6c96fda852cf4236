<?php
/**
 * E-mail addresses: one function everywhere (product.md, M1, L1).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class EmailAddressTest extends DeskTestCase {

	/** @return iterable<string, array{string, string}> Typed, kept. */
	public static function addresses(): iterable {
		yield 'plain' => array( 'ann@example.com', 'ann@example.com' );
		yield 'with a tag' => array( 'ann+shop@example.com', 'ann+shop@example.com' );
		yield 'with dots' => array( 'a.n.n@gmail.com', 'a.n.n@gmail.com' );
		yield 'white space around it' => array( "  ann@example.com\n", 'ann@example.com' );
		yield 'the domain in capitals' => array( 'Ann@EXAMPLE.Com', 'Ann@example.com' );
		yield 'a dot at the end of the domain' => array( 'ann@example.com.', 'ann@example.com' );
		yield 'umlauts in the domain' => array( 'ann@bücher.example', 'ann@xn--bcher-kva.example' );
		yield 'capital umlauts' => array( 'ann@BÜCHER.example', 'ann@xn--bcher-kva.example' );
		yield 'Chinese domain' => array( 'ann@例子.测试', 'ann@xn--fsqu00a.xn--0zwm56d' );
		yield 'punycode' => array( 'ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example' );
		yield 'signs of the local part' => array( "o'hara_x-y{1}@example.com", "o'hara_x-y{1}@example.com" );
		yield '254 characters' => array( self::long( 254 ), self::long( 254 ) );
	}

	#[DataProvider( 'addresses' )]
	public function testTakes( string $typed, string $kept ): void {
		self::assertSame( $kept, EmailAddress::parse( $typed )->address );
	}

	/** @return iterable<string, array{string}> */
	public static function noAddresses(): iterable {
		yield 'nothing' => array( '' );
		yield 'no domain' => array( 'ann' );
		yield 'no local part' => array( '@example.com' );
		yield 'no host' => array( 'ann@' );
		yield 'no top level' => array( 'ann@localhost' );
		yield 'two' => array( 'ann@example.com,bob@example.com' );
		yield 'two with a space' => array( 'ann@example.com bob@example.com' );
		yield 'two with a semicolon' => array( 'ann@example.com;bob@example.com' );
		yield 'two at signs' => array( 'ann@bob@example.com' );
		yield 'a name beside it' => array( 'Ann <ann@example.com>' );
		yield 'a header behind it' => array( "ann@example.com\r\nBcc: bob@example.com" );
		yield 'a header before it' => array( "Bcc: bob@example.com\r\nann@example.com" );
		yield 'a line in it' => array( "ann\n@example.com" );
		yield 'an encoded line in it' => array( 'ann%0ABcc:bob@example.com%0D%0A' );
		yield 'NUL' => array( "ann\0@example.com" );
		yield 'a space in it' => array( 'an n@example.com' );
		yield 'umlauts in the local part' => array( 'änn@example.com' );
		yield 'letters that look like others' => array( 'аnn@example.com' );
		yield 'an invisible sign' => array( "ann\u{200b}@example.com" );
		yield 'an invisible sign in the domain' => array( "ann@exam\u{200b}ple.com" );
		yield 'dots in a row' => array( 'ann..b@example.com' );
		yield 'a dot first' => array( '.ann@example.com' );
		yield 'a domain with a gap' => array( 'ann@example..com' );
		yield 'a hyphen first' => array( 'ann@-example.com' );
		yield '255 characters' => array( self::long( 255 ) );
		yield 'no UTF-8' => array( "ann@ex\xffample.com" );
		yield 'markup' => array( '<script>@example.com' );
	}

	#[DataProvider( 'noAddresses' )]
	public function testRefuses( string $typed ): void {
		self::assertNull( EmailAddress::tryParse( $typed ) );
		$this->expectException( \InvalidArgumentException::class );
		EmailAddress::parse( $typed );
	}

	public function testIsOneIdentityWithoutCaseAndInEitherSpelling(): void {
		$hash = EmailAddress::parse( 'ann@bücher.example' )->hash();
		self::assertMatchesRegularExpression( '/^[0-9a-f]{64}$/D', $hash );
		foreach ( array( 'ANN@bücher.example', 'Ann@BÜCHER.EXAMPLE', 'ann@xn--bcher-kva.example', 'ann@XN--BCHER-KVA.example' ) as $same ) {
			self::assertSame( $hash, EmailAddress::parse( $same )->hash(), $same );
		}
		foreach ( array( 'ann+x@bücher.example', 'a.nn@bücher.example', 'ann@bucher.example' ) as $other ) {
			self::assertNotSame( $hash, EmailAddress::parse( $other )->hash(), $other );
		}
	}

	/** @return iterable<string, array{string, string}> Address, what limits count by. */
	public static function senders(): iterable {
		yield 'as it is' => array( 'ann@example.com', 'ann@example.com' );
		yield 'without its tag' => array( 'ann+1@example.com', 'ann@example.com' );
		yield 'without its tags' => array( 'ann+1+2@example.com', 'ann@example.com' );
		yield 'without case' => array( 'ANN@Example.com', 'ann@example.com' );
		yield 'dots count' => array( 'a.nn@example.com', 'a.nn@example.com' );
		yield 'but not at Gmail' => array( 'A.n.n+x@gmail.com', 'ann@gmail.com' );
		yield 'however a domain looks like it' => array( 'a.nn@gmail.com.example.org', 'a.nn@gmail.com.example.org' );
	}

	#[DataProvider( 'senders' )]
	public function testLimitsCountByMailbox( string $address, string $key ): void {
		self::assertSame( $key, EmailAddress::parse( $address )->limiterKey() );
	}

	public function testIsShownAsPeopleReadIt(): void {
		self::assertSame( 'ann@bücher.example', EmailAddress::shown( 'ann@xn--bcher-kva.example' ) );
		self::assertSame( 'ann@example.com', EmailAddress::shown( 'ann@example.com' ) );
		self::assertSame( '', EmailAddress::shown( '' ) );
	}

	/** @return string An address of so many characters whose parts are as long as they may be. */
	private static function long( int $length ): string {
		$local  = str_repeat( 'a', 64 );
		$domain = str_repeat( str_repeat( 'b', 50 ) . '.', 3 );
		return $local . '@' . $domain . str_repeat( 'c', $length - 65 - strlen( $domain ) - 12 ) . '.example.com';
	}
}
