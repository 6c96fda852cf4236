<?php
/**
 * Subjects (A-30, api.md's limits).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\NewTicket;

final class NewTicketTest extends DeskTestCase {

	/** @return iterable<string, array{string, string}> Typed, kept. */
	public static function subjects(): iterable {
		yield 'plain' => array( 'Printer on fire', 'Printer on fire' );
		yield 'one character' => array( 'x', 'x' );
		yield 'every language' => array( 'Grüße 你好 שלום 😀', 'Grüße 你好 שלום 😀' );
		yield 'quotes and signs' => array( 'Say "no" & O\'Brien 100 % C:\temp', 'Say "no" & O\'Brien 100 % C:\temp' );
		yield 'less than' => array( 'a < b', 'a < b' );
		yield 'an encoded octet' => array( 'Discount 50%20', 'Discount 50%20' );
		// X2: escaped where it is shown, not where it is stored.
		yield 'markup' => array( '<script>alert(1)</script> &lt;b&gt; {$x} {{link}} %s', '<script>alert(1)</script> &lt;b&gt; {$x} {{link}} %s' );
		yield 'control signs' => array( "a\0b\x1bc", 'a b c' );
		yield '255 characters' => array( str_repeat( 'ä', 255 ), str_repeat( 'ä', 255 ) );
		yield '255 of four bytes' => array( str_repeat( '😀', 255 ), str_repeat( '😀', 255 ) );
		yield 'white space around it' => array( " \t Printer \n", 'Printer' );
		// M1: a subject becomes a mail's header.
		yield 'lines' => array( "One\r\nBcc: bob@example.com", 'One Bcc: bob@example.com' );
	}

	#[DataProvider( 'subjects' )]
	public function testKeeps( string $typed, string $kept ): void {
		self::assertSame( $kept, NewTicket::subject( $typed ) );
	}

	/** @return iterable<string, array{string}> */
	public static function noSubjects(): iterable {
		yield 'nothing' => array( '' );
		yield 'white space' => array( " \t\r\n" );
		yield 'no-break space' => array( "\u{a0}\u{3000}" );
		yield 'signs without width' => array( "\u{200b}\u{feff}" );
		yield '256 characters' => array( str_repeat( 'ä', 256 ) );
	}

	#[DataProvider( 'noSubjects' )]
	public function testRefuses( string $typed ): void {
		$this->expectException( \InvalidArgumentException::class );
		NewTicket::subject( $typed );
	}
}
