<?php
/**
 * Who may not write.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Access\Blocklist;
use SmartSupport\Customers\EmailAddress;

final class BlocklistTest extends TestCase {

	/** @return iterable<string, array{string, list<string>, list<string>}> Entry, addresses on it, addresses beside it. */
	public static function entries(): iterable {
		yield 'an address' => array( 'a@spam.example', array( 'a@spam.example', 'A@Spam.Example' ), array( 'b@spam.example', 'a@sub.spam.example', 'a@spam.example.com' ) );
		yield 'an address in another case' => array( 'A@SPAM.example', array( 'a@spam.example' ), array( 'b@spam.example' ) );
		yield 'a domain' => array( 'spam.example', array( 'a@spam.example', 'b@SPAM.example', 'a@mail.spam.example', 'a@a.b.spam.example' ), array( 'a@notspam.example', 'a@spam.example.com', 'spam.example@other.example' ) );
		yield 'a domain with its sign' => array( '@spam.example', array( 'a@spam.example', 'a@mail.spam.example' ), array( 'a@notspam.example' ) );
		yield 'a domain below another' => array( 'mail.spam.example', array( 'a@mail.spam.example' ), array( 'a@spam.example' ) );
		yield 'a domain in Unicode' => array( 'bücher.example', array( 'a@bücher.example', 'a@xn--bcher-kva.example', 'a@www.BÜCHER.example' ), array( 'a@bucher.example' ) );
		yield 'blanks around it' => array( ' spam.example ', array( 'a@spam.example' ), array() );
	}

	/**
	 * @param list<string> $blocked
	 * @param list<string> $others
	 */
	#[DataProvider( 'entries' )]
	public function testKnowsWhomItNames( string $entry, array $blocked, array $others ): void {
		$list = Blocklist::of( array( 'other@else.example', $entry ) );
		foreach ( $blocked as $address ) {
			self::assertTrue( $list->has( EmailAddress::parse( $address ) ), $address );
		}
		foreach ( $others as $address ) {
			self::assertFalse( $list->has( EmailAddress::parse( $address ) ), $address );
		}
	}

	public function testTakesNoOtherEntries(): void {
		foreach ( array( '', '@', '@@spam.example', 'a@', 'spam', '*.spam.example', 'spam .example', 'a@b@spam.example', 'http://spam.example', 'spam.example/', ".spam.example\u{200b}" ) as $entry ) {
			self::assertNull( Blocklist::normal( $entry ), $entry );
		}
		self::assertFalse( Blocklist::of( array( '@' ) )->has( EmailAddress::parse( 'a@spam.example' ) ) );
	}
}
