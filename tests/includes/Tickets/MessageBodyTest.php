<?php
/**
 * Messages made safe (D25, M9, X1, X2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\MessageBody;

final class MessageBodyTest extends DeskTestCase {

	private const MEBIBYTE = 1_048_576;

	/** @return iterable<string, array{string}> */
	public static function harmless(): iterable {
		yield 'emphasis' => array( '<p>Hello <strong>there</strong>, <em>Ann</em>.</p>' );
		yield 'lists' => array( '<ul><li>one</li><li>two</li></ul>' );
		yield 'a quote' => array( '<blockquote><p>You wrote.</p></blockquote>' );
		yield 'code' => array( '<code>if ( a &lt; b ) {}</code>' );
		yield 'a link' => array( '<a href="https://example.com/?a=1&amp;b=2" title="There">here</a>' );
		yield 'mail and telephone' => array( '<a href="mailto:a@example.com">a</a> <a href="tel:+491234">b</a>' );
		yield 'a table' => array( '<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>' );
		yield 'every language' => array( 'Grüße, 你好, שלום, 😀 👩‍👩‍👧' );
	}

	#[DataProvider( 'harmless' )]
	public function testKeeps( string $html ): void {
		self::assertSame( $html, MessageBody::fromHtml( $html )->html );
	}

	/** @return iterable<string, array{string, string}> What came in, the visible text that may be left. */
	public static function attacks(): iterable {
		yield 'a script' => array( 'a<script>alert(1)</script>b', 'ab' );
		yield 'a style' => array( 'a<style>p{color:red}</style>b', 'ab' );
		yield 'an SVG' => array( 'a<svg onload=alert(1)><text>x</text></svg>b', 'ab' );
		yield 'a style in an SVG' => array( 'a<svg><style><img src=x onerror=alert(1)></style></svg>b', 'ab' );
		yield 'formulas' => array( 'a<math><mtext>x</mtext></math>b', 'ab' );
		yield 'a frame' => array( 'a<iframe srcdoc="<script>alert(1)</script>">x</iframe>b', 'ab' );
		yield 'an object' => array( 'a<object data="x">y</object><embed src="x">b', 'ab' );
		yield 'an event' => array( 'a<img src=x onerror=alert(1)>b', 'ab' );
		yield 'an event on what is allowed' => array( '<p onclick="alert(1)" style="position:fixed">ab</p>', 'ab' );
		yield 'a form' => array( 'a<form action="//evil"><input name=x><button>Log in</button></form>b', 'aLog inb' );
		yield 'a base' => array( 'a<base href="//evil">b', 'ab' );
		yield 'a refresh' => array( 'a<meta http-equiv="refresh" content="0;url=//evil">b', 'ab' );
		yield 'a tracking pixel' => array( 'a<img src="https://evil/pixel.gif">b', 'ab' );
		yield 'JavaScript as address' => array( '<a href="javascript:alert(1)">ab</a>', 'ab' );
		yield 'in capitals and with a tab' => array( "<a href=\"JaVa\tScRiPt:alert(1)\">ab</a>", 'ab' );
		yield 'in entities' => array( '<a href="&#106;avascript&colon;alert(1)">ab</a>', 'ab' );
		yield 'behind a control sign' => array( "<a href=\"\x01javascript:alert(1)\">ab</a>", 'ab' );
		yield 'data as address' => array( '<a href="data:text/html,<script>alert(1)</script>">ab</a>', 'ab' );
		yield 'VBScript as address' => array( '<a href="vbscript:msgbox(1)">ab</a>', 'ab' );
		yield 'a comment' => array( 'a<!-- <script>alert(1)</script> -->b', 'ab' );
		yield 'a conditional comment' => array( 'a<!--[if IE]><script>alert(1)</script><![endif]-->b', 'ab' );
		yield 'a template' => array( 'a<template><script>alert(1)</script></template>b', 'ab' );
		yield 'a script left open' => array( 'ab<script>alert(1)', 'ab' );
		yield 'a textarea with a way out' => array( 'a<textarea></textarea><img src=x onerror=alert(1)></textarea>b', 'ab' );
	}

	#[DataProvider( 'attacks' )]
	public function testTakesOut( string $html, string $visible ): void {
		$body = MessageBody::fromHtml( $html );
		self::assertSafe( $body->html );
		self::assertSame( $visible, $body->text );
	}

	/** @return iterable<string, array{string}> */
	public static function malformed(): iterable {
		yield 'a script in a script' => array( 'ab<scr<script>ipt>alert(1)</scr</script>ipt>' );
		yield 'an attribute left open' => array( 'ab<a href="x onclick=alert(1)>' );
		yield 'closed before it was opened' => array( '</p></div>ab<b>c' );
		yield 'crossing' => array( '<b>a<p>b</b>c</p>' );
		yield 'brackets' => array( 'a << b >> c <3 <- ->' );
		yield 'a table that is none' => array( 'ab<table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">' );
		yield 'mutating' => array( 'ab<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>' );
		yield 'another mutation' => array( 'ab<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">' );
		yield 'noscript with a way out' => array( 'ab<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>c' );
		yield 'NUL' => array( "ab<scr\0ipt>alert(1)</scr\0ipt>" );
		yield 'no UTF-8' => array( "ab\xff<b>\xc3\x28</b>" );
		yield 'deep' => array( 'ab' . str_repeat( '<div>', 500 ) . 'c' . str_repeat( '</div>', 500 ) );
		yield 'a processing instruction' => array( 'ab<?php echo 1; ?><!DOCTYPE html><![CDATA[x]]>' );
	}

	#[DataProvider( 'malformed' )]
	public function testSurvivesWhatIsBroken( string $html ): void {
		$body = MessageBody::fromHtml( $html );
		self::assertSafe( $body->html );
		self::assertStringContainsString( 'a', $body->text );
		self::assertTrue( wp_is_valid_utf8( $body->html ) && wp_is_valid_utf8( $body->text ) );
		self::assertSame( $body->html, MessageBody::fromHtml( $body->html )->html, 'Safe is safe: a second time changes nothing.' );
	}

	/** @return iterable<string, array{string}> */
	public static function floods(): iterable {
		yield 'more tags than a person writes' => array( str_repeat( '<b>ab</b>', 100_000 ) );
		yield 'deeper than a person nests' => array( str_repeat( '<div>', 20_000 ) . 'ab' );
	}

	/** R13: what is sent costs its sender more than us. Seconds of the processor, whatever else runs on the machine. */
	#[DataProvider( 'floods' )]
	public function testFloodsOfMarkupCostLittleAndLoseNothing( string $html ): void {
		$before = self::seconds();
		$body   = MessageBody::fromHtml( $html );
		self::assertLessThan( 1, self::seconds() - $before );
		self::assertStringStartsWith( 'ab', $body->text );
		self::assertSafe( $body->html );
	}

	/** @return iterable<string, array{string, string}> HTML, what people read. */
	public static function encoded(): iterable {
		yield 'once' => array( '&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>' );
		yield 'twice' => array( '&amp;lt;script&amp;gt;', '&lt;script&gt;' );
		yield 'three times' => array( '&amp;amp;lt;b&amp;amp;gt;', '&amp;lt;b&amp;gt;' );
	}

	#[DataProvider( 'encoded' )]
	public function testWhatIsEncodedStaysText( string $html, string $text ): void {
		$body = MessageBody::fromHtml( $html );
		self::assertSame( array( $html, $text ), array( $body->html, $body->text ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function layouts(): iterable {
		yield 'paragraphs' => array( '<p>one</p><p>two</p>', "one\n\ntwo" );
		yield 'line breaks' => array( 'one<br>two<br/>three', "one\ntwo\nthree" );
		yield 'a list' => array( '<ul><li>one</li><li>two</li></ul>', "one\ntwo" );
		yield 'entities' => array( 'Tom &amp; Jerry &euro; &#x1F600;', 'Tom & Jerry € 😀' );
		yield 'many empty paragraphs' => array( '<p>one</p><p></p><p></p><p>two</p>', "one\n\ntwo" );
	}

	#[DataProvider( 'layouts' )]
	public function testDerivesThePlainText( string $html, string $text ): void {
		self::assertSame( $text, MessageBody::fromHtml( $html )->text );
	}

	/** @return iterable<string, array{string}> */
	public static function blanks(): iterable {
		yield 'nothing' => array( '' );
		yield 'white space' => array( " \t\r\n " );
		yield 'no-break space' => array( "\u{a0}" );
		yield 'ideographic space' => array( "\u{3000}" );
		yield 'em space and line separator' => array( "\u{2003}\u{2028}" );
		yield 'signs without width' => array( "\u{200b}\u{feff}\u{2060}\u{ad}" );
	}

	#[DataProvider( 'blanks' )]
	public function testRefusesWhatNobodyCouldSee( string $text ): void {
		foreach ( array( MessageBody::fromText( ... ), MessageBody::fromHtml( ... ) ) as $make ) {
			$made = false;
			try {
				$make( $text );
				$made = true;
			} catch ( \InvalidArgumentException $error ) {
				self::assertNotSame( '', $error->getMessage() );
			}
			self::assertFalse( $made );
		}
	}

	/** @return iterable<string, array{string}> */
	public static function emptyMarkup(): iterable {
		foreach ( array( '<p></p>', '<p>&nbsp;</p>', '<br><br>', '<hr>', '<script>alert(1)</script>', '<img src="x">', '<p>&#8203;</p>', '<!-- x -->' ) as $html ) {
			yield $html => array( $html );
		}
	}

	#[DataProvider( 'emptyMarkup' )]
	public function testRefusesMarkupThatShowsNothing( string $html ): void {
		$this->expectException( \InvalidArgumentException::class );
		MessageBody::fromHtml( $html );
	}

	public function testTakesOneByteAndAMebibyteAndNotOneMore(): void {
		self::assertSame( 'x', MessageBody::fromHtml( 'x' )->html );
		self::assertSame( 'x', MessageBody::fromText( 'x' )->text );
		self::assertSame( self::MEBIBYTE, strlen( MessageBody::fromHtml( str_repeat( 'x', self::MEBIBYTE ) )->html ) );
		$this->expectException( \InvalidArgumentException::class );
		MessageBody::fromHtml( str_repeat( 'x', self::MEBIBYTE + 1 ) );
	}

	/** @return iterable<string, array{string}> */
	public static function plainTexts(): iterable {
		yield 'markup' => array( '<b>not bold</b> <script>alert(1)</script>' );
		yield 'entities' => array( '&lt;b&gt; &amp; &nbsp; &#60;' );
		yield 'quotes' => array( '"double" and \'single\'' );
		yield 'lines' => array( "one\ntwo\n\nthree" );
		yield 'backslashes and percents' => array( 'C:\new\table 100 %s' );
		yield 'every language' => array( 'Grüße, 你好, שלום, 😀' );
	}

	#[DataProvider( 'plainTexts' )]
	public function testInPlainTextNothingIsMarkup( string $text ): void {
		$body = MessageBody::fromText( $text );
		self::assertSame( $text, $body->text );
		self::assertSafe( $body->html );
		$shown = html_entity_decode( wp_strip_all_tags( (string) preg_replace( '#<br />|</p>\n<p>#', ' ', $body->html ) ), ENT_QUOTES | ENT_HTML5 );
		self::assertSame( (string) preg_replace( '/\s+/', ' ', $text ), (string) preg_replace( '/[ \n\t]+/', ' ', trim( $shown ) ) );
	}

	public function testPlainTextHasLinesParagraphsAndLinks(): void {
		$body = MessageBody::fromText( "  See https://example.com/?a=1&b=2\r\nsoon.\r\n\r\nBye\0  " );
		self::assertSame( "See https://example.com/?a=1&b=2\nsoon.\n\nBye", $body->text );
		self::assertSame( 2, substr_count( $body->html, '<p>' ) );
		self::assertSame( 1, substr_count( $body->html, '<br />' ) );
		self::assertStringContainsString( 'href="https://example.com/?a=1&#038;b=2"', str_replace( '&amp;', '&#038;', $body->html ) );
		self::assertStringNotContainsString( '<a', MessageBody::fromText( 'javascript:alert(1) data:text/html,x' )->html );
	}

	/** Seconds that the processor has worked for this process. */
	private static function seconds(): float {
		/** @var array<string, int> $usage */
		$usage = getrusage();
		return $usage['ru_utime.tv_sec'] + $usage['ru_utime.tv_usec'] / 1e6;
	}

	/** Only elements and attributes that D25's allow-list can hold, and addresses nobody's browser runs. */
	private static function assertSafe( string $html ): void {
		$tags = new \WP_HTML_Tag_Processor( $html );
		while ( $tags->next_tag() ) {
			self::assertNotContains( $tags->get_tag(), array( 'SCRIPT', 'STYLE', 'SVG', 'MATH', 'IFRAME', 'OBJECT', 'EMBED', 'IMG', 'FORM', 'INPUT', 'BUTTON', 'TEXTAREA', 'BASE', 'META', 'LINK', 'TEMPLATE', 'NOSCRIPT', 'VIDEO', 'AUDIO' ), $html );
			foreach ( $tags->get_attribute_names_with_prefix( '' ) ?? array() as $name ) {
				self::assertContains( $name, array( 'href', 'title', 'rel' ), $html );
			}
			$address = $tags->get_attribute( 'href' );
			if ( is_string( $address ) ) {
				self::assertMatchesRegularExpression( '/^(https?:|mailto:|tel:|[^:]*$)/i', $address, $html );
			}
		}
		self::assertDoesNotMatchRegularExpression( '/<[^>]*\son\w+\s*=|<!--|<\?|<script/i', $html );
	}
}
