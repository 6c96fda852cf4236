<?php
/**
 * Pieces of messages.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\MessagePiece;
use SmartSupport\Tests\TestCase;

final class MessagePieceTest extends TestCase {

	#[DataProvider( 'messages' )]
	public function testIsWrittenAsItWasRead( string $html ): void {
		self::assertSame( $html, MessagePiece::write( MessagePiece::read( $html ) ) );
	}

	/** @return iterable<string, array{string}> */
	public static function messages(): iterable {
		yield 'nothing' => array( '' );
		yield 'text' => array( 'Grüße &amp; &lt;b&gt; &quot;x&quot;' );
		yield 'elements' => array( '<p>a<br>b</p><ul><li><em>c</em></li></ul><hr>' );
		yield 'a link' => array( '<a href="https://example.com/?a=1&amp;b=2" title="&quot;T&quot;">x</a>' );
		yield 'preformatted' => array( "<pre>a\n\n  b</pre>" );
		yield 'entities that somebody typed' => array( '&amp;lt;script&amp;gt;' );
	}

	public function testKeepsNoOtherAttribute(): void {
		self::assertSame( '<p>x</p>', MessagePiece::write( MessagePiece::read( '<p onclick="x" style="y">x</p><!-- z -->' ) ) );
	}
}
