<?php
/**
 * Addresses, quotes and secrets that the public does not see (P-20, D7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\TrimmedText;
use SmartSupport\Tests\TestCase;
use SmartSupport\Tickets\MessageBody;

final class TrimmedTextTest extends TestCase {

	#[DataProvider( 'addresses' )]
	public function testTrimsAnAddress( string $address, string $trimmed ): void {
		self::assertSame( $trimmed, TrimmedText::address( $address ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function addresses(): iterable {
		yield 'the one of the contract' => array( 'jane@example.com', 'j•••@e•••.com' );
		yield 'one letter' => array( 'j@e.com', 'j•••@e•••.com' );
		yield 'more labels' => array( 'jane.doe+tag@mail.example.co.uk', 'j•••@m•••.uk' );
		yield 'punycode' => array( 'jane@xn--mller-kva.de', 'j•••@m•••.de' );
		yield 'punycode throughout' => array( 'jane@xn--e1afmkfd.xn--p1ai', 'j•••@п•••.рф' );
		yield 'no dot' => array( 'jane@localhost', 'j•••@l•••' );
		yield 'none' => array( '', '•••' );
		yield 'no address' => array( 'Jane', '•••' );
	}

	#[DataProvider( 'texts' )]
	public function testTrimsTheAddressesInAText( string $text, string $trimmed ): void {
		self::assertSame( $trimmed, TrimmedText::text( $text ) );
		self::assertSame( $trimmed, TrimmedText::text( $trimmed ), 'What is trimmed stays so.' );
	}

	/** @return iterable<string, array{string, string}> */
	public static function texts(): iterable {
		yield 'no address' => array( 'At 5 o\'clock, 2 @ 3, a@ b, @handle', 'At 5 o\'clock, 2 @ 3, a@ b, @handle' );
		yield 'the end of a sentence' => array( 'Ask jane@example.com.', 'Ask j•••@e•••.com.' );
		yield 'in brackets' => array( 'Jane <jane@example.com>, (joe@example.org)', 'Jane <j•••@e•••.com>, (j•••@e•••.org)' );
		yield 'in quotes' => array( '"jane@example.com"', '"j•••@e•••.com"' );
		yield 'a quoted local part' => array( '"jane doe"@example.com', 'j•••@e•••.com' );
		yield 'a name with an apostrophe' => array( "o'brien@example.com", 'o•••@e•••.com' );
		yield 'two in a row' => array( 'jane@example.com,joe@example.com', 'j•••@e•••.com,j•••@e•••.com' );
		yield 'two without a gap' => array( 'jane@example.com=joe@example.org', 'j•••@e•••.com=•••@e•••.org' );
		yield 'a chain' => array( 'jane@example.com.joe@example.org', 'j•••@e•••.org' );
		yield 'a bounce address' => array( 'bounce+jane=example.com@lists.test', 'b•••@l•••.test' );
		yield 'an IDN' => array( 'jané@müller.de', 'j•••@m•••.de' );
		yield 'other scripts' => array( '用户@例え.テスト', '用•••@例•••.テスト' );
		yield 'a full-width sign' => array( 'jane＠example．com', 'j•••@e•••.com' );
		yield 'an invisible space' => array( "ja\u{200B}ne@exam\u{200B}ple.com", 'j•••@e•••.com' );
		yield 'an entity' => array( 'jane&#64;example&#46;com', 'j•••@e•••.com' );
		yield 'an entity of an entity' => array( 'jane&amp;#x40;example.com', 'j•••@e•••.com' );
		yield 'a named entity' => array( 'jane&commat;example&period;com', 'j•••@e•••.com' );
		yield 'in an address of a page' => array( 'https://example.com/?to=jane%40example.com&x=1', 'https://example.com/?•••@e•••.com&x=1' );
		yield 'encoded twice' => array( 'jane%2540example.com', 'j•••@e•••.com' );
		yield 'upper case' => array( 'JANE@EXAMPLE.COM', 'J•••@E•••.COM' );
		yield 'a number' => array( 'root@[192.0.2.7]', 'r•••@1•••' );
		yield 'no UTF-8' => array( "jane@example.com\xff", "j•••@e•••.com\u{FFFD}" );
		yield 'somebody\'s link' => array( 'http://x.test/?smart-support-link=abc_DEF-123 ok', 'http://x.test/?smart-support-link=••• ok' );
		yield 'a link that confirms' => array( 'smart-support-confirm=abcDEF123', 'smart-support-confirm=•••' );
		yield 'as raw mail has it' => array( 'ann=40example.com', 'a•••@e•••.com' );
		yield 'a letter that nobody sees' => array( "ann@\u{200B}example.com", 'a•••@e•••.com' );
		yield 'a link with a code' => array( 'smart-support-code%3DabcDEF123', 'smart-support-code%3D•••' );
	}

	#[DataProvider( 'messages' )]
	public function testTrimsAMessage( string $html, string $trimmed ): void {
		$stored = MessageBody::fromHtml( $html )->html;
		self::assertSame( $trimmed, TrimmedText::html( $stored ) );
		self::assertSame( $trimmed, wp_kses_post( $trimmed ), 'It is safe to show.' );
	}

	/** @return iterable<string, array{string, string}> */
	public static function messages(): iterable {
		yield 'nothing to trim' => array( '<p>A <b>b</b> &amp; &lt;c&gt; <a href="https://example.com/?a=1&amp;b=2" title="T">d</a></p>', '<p>A <b>b</b> &amp; &lt;c&gt; <a href="https://example.com/?a=1&amp;b=2" title="T">d</a></p>' );
		yield 'text' => array( '<p>Ask jane@example.com<br>now</p>', '<p>Ask j•••@e•••.com<br>now</p>' );
		yield 'a link' => array( '<a href="mailto:jane@example.com?subject=x">Write</a>', '<a>Write</a>' );
		yield 'a link with spaces and capitals' => array( '<a href=" MailTo:jane&#64;example.com">Write</a>', '<a>Write</a>' );
		yield 'an address within a link' => array( '<a href="https://example.com/?to=jane%40example.com">x</a>', '<a>x</a>' );
		yield 'a personal link' => array( '<a href="https://example.com/?smart-support-link=abcdef">x</a>', '<a>x</a>' );
		yield 'a title' => array( '<a href="https://example.com/" title="jane@example.com">x</a>', '<a href="https://example.com/" title="j•••@e•••.com">x</a>' );
		yield 'tags within an address' => array( '<p>jane<b>@exam</b><i>ple.com</i> x</p>', '<p>j•••@e•••.com<b></b><i></i> x</p>' );
		yield 'lines keep addresses apart' => array( '<p>jane@</p><p>example.com</p>', '<p>jane@</p><p>example.com</p>' );
		yield 'entities' => array( '<p>jane&#64;example&#46;com &#38;</p>', '<p>j•••@e•••.com &amp;</p>' );
		yield 'entities as text' => array( '<p>jane&amp;#64;example.com</p>', '<p>j•••@e•••.com</p>' );
		yield 'preformatted text' => array( "<pre>a\n  b jane@example.com\n</pre>", "<pre>a\n  b j•••@e•••.com\n</pre>" );
	}

	public function testALongWordTakesNoLongTime(): void {
		$start = hrtime( true );
		$text  = TrimmedText::text( str_repeat( 'a', 900_000 ) . ' jane@example.com' );
		self::assertStringNotContainsString( 'jane', $text );
		self::assertLessThan( 2, ( hrtime( true ) - $start ) / 1e9 );
	}
}
