<?php
/**
 * Quoted mail and signatures (P-20).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Portal\MessagePiece;
use SmartSupport\Portal\QuotedHistory;
use SmartSupport\Tests\TestCase;
use SmartSupport\Tickets\MessageBody;

final class QuotedHistoryTest extends TestCase {

	#[DataProvider( 'mails' )]
	public function testCutsWhatAMailProgramAdded( string $html, string $expected ): void {
		self::assertSame( $expected, self::cut( MessageBody::fromHtml( $html )->html ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function mails(): iterable {
		yield 'nothing' => array( '<p>Yes -- it works.</p><p>Ann</p>', '<p>Yes -- it works.</p><p>Ann</p>' );
		yield 'a quote' => array( '<p>Yes.</p><blockquote><p>Old</p><blockquote>Older</blockquote></blockquote>', '<p>Yes.</p>[…]' );
		yield 'with its introduction' => array( '<div>Yes.</div><div><div>On Tue, 5 May 2026 at 10:00, Bob &lt;bob@example.com&gt; wrote:<br></div><blockquote>Old</blockquote></div>', '<div>Yes.</div><div><div>[…]</div></div>' );
		yield 'with an introduction in German' => array( '<p>Ja.</p><p>Am 05.05.2026 um 10:00 schrieb Bob:</p><blockquote>Alt</blockquote>', '<p>Ja.</p><p>[…]</p>' );
		yield 'an answer below' => array( '<p>On 5 May 2026, Bob wrote:</p><blockquote>Old?</blockquote><p>Yes.</p>', '<p>[…]</p><p>Yes.</p>' );
		yield 'answers in between' => array( '<blockquote>One?</blockquote><p>Yes.</p><blockquote>Two?</blockquote><p>No.</p>', '[…]<p>Yes.</p>[…]<p>No.</p>' );
		yield 'an introduction without a quote' => array( '<p>Yes.</p><p>On 5 May 2026, Bob wrote:</p><p>Old</p><p>Older</p>', '<p>Yes.</p><p>[…]</p>' );
		yield 'a sentence like one' => array( '<p>On Monday Bob wrote:</p><p>Stays</p>', '<p>On Monday Bob wrote:</p><p>Stays</p>' );
		yield 'an original message' => array( '<p>Yes.</p><p>-----Original Message-----<br>From: Bob<br>Old</p><ul><li>Old</li></ul>', '<p>Yes.</p><p>[…]</p>' );
		yield 'an original message in French' => array( "<p>Oui.</p><p>-----Message d'origine-----</p><p>Old</p>", '<p>Oui.</p><p>[…]</p>' );
		yield 'a forwarded message' => array( '<p>See.</p><p>---------- Forwarded message ---------<br>Old</p>', '<p>See.</p><p>[…]</p>' );
		yield 'the head of a mail' => array( '<p>Yes.</p><hr><p><b>From:</b> Bob<br><b>Sent:</b> Tuesday<br><b>To:</b> Ann<br><b>Subject:</b> Fire</p><p>Old</p>', '<p>Yes.</p><hr><p>[…]</p>' );
		yield 'a sentence like a head' => array( '<p>From: Berlin</p><p>To: Paris</p><p>By train</p>', '<p>From: Berlin</p><p>To: Paris</p><p>By train</p>' );
		yield 'a signature' => array( '<p>Yes.</p><p>-- <br>Ann Example<br>Phone 123</p>', '<p>Yes.</p><p>[…]</p>' );
		yield 'a signature with a space that does not break' => array( '<div>Yes.</div><div>--&nbsp;</div><div>Ann</div>', '<div>Yes.</div><div>[…]</div>' );
		yield 'cells stay' => array( '<table><tbody><tr><td></td><td>a</td></tr></tbody></table><blockquote>Old</blockquote>', '<table><tbody><tr><td></td><td>a</td></tr></tbody></table>[…]' );
		yield 'a quote alone' => array( '<blockquote>Old</blockquote>', '[…]' );
		yield 'gaps between words' => array( '<p><b>a</b> <i>b</i></p><blockquote>Old</blockquote>', '<p><b>a</b> <i>b</i></p>[…]' );
	}

	#[DataProvider( 'texts' )]
	public function testCutsWhatAMailInPlainTextQuotes( string $text, string $expected ): void {
		$html = self::cut( MessageBody::fromText( $text )->html );
		self::assertSame( $expected, trim( (string) preg_replace( '/\s+/', ' ', wp_strip_all_tags( str_replace( '<', ' <', $html ) ) ) ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function texts(): iterable {
		yield 'quoted lines' => array( "Yes.\n\n> Old\n> Older\n\nAnn", 'Yes. […] Ann' );
		yield 'an introduction that is wrapped' => array( "Yes.\n\nOn Tue, 5 May 2026 at 10:00, Bob Builder\n<bob@example.com> wrote:\n\n> Old", 'Yes. […]' );
		yield 'a signature' => array( "Yes.\n-- \nAnn\nPhone 123", 'Yes. […]' );
		yield 'an original message' => array( "Yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Bob\nOld", 'Yes. […]' );
		yield 'the head of a mail' => array( "Ja.\n\nVon: Bob\nGesendet: Dienstag\nAn: Ann\nBetreff: x\n\nOld", 'Ja. […]' );
	}

	private static function cut( string $html ): string {
		return MessagePiece::write( QuotedHistory::cut( MessagePiece::read( $html ) ) );
	}
}
