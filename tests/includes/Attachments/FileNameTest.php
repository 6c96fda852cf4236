<?php
/**
 * Names of files (U1, U2).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Attachments\FileName;
use SmartSupport\Tests\TestCase;

final class FileNameTest extends TestCase {

	/** @return iterable<string, array{string}> */
	public static function refused(): iterable {
		yield 'nothing' => array( '' );
		yield 'blanks' => array( "\u{200B} \t" );
		yield 'no ending' => array( 'x' );
		yield 'an ending that is none' => array( 'x.ünï' );
		yield 'a program in the middle' => array( 'a.php.jpg' );
		yield 'another' => array( 'a.PHP7.jpg' );
		yield 'a third' => array( 'a.pHtml.x.jpg' );
		yield 'settings of Apache' => array( '.htaccess' );
		yield 'the same, behind something invisible' => array( "\u{200B}.htaccess" );
		yield 'the same, behind a blank' => array( "\u{00A0}.htaccess" );
		yield 'settings of PHP' => array( '.user.ini' );
		yield 'reads backwards' => array( "photo\u{202E}gpj.exe" );
		yield 'isolated' => array( "\u{2067}a.jpg" );
		yield 'zero' => array( "a\0.php" );
		yield 'zero before the ending' => array( "a.php\0.jpg" );
		yield 'a folder above' => array( '../../x' );
		yield 'a folder above, with an ending' => array( '../../x.jpg' );
		yield 'a folder of Windows' => array( '..\\x.jpg' );
		yield 'a whole path' => array( '/etc/x.jpg' );
		yield '300 bytes' => array( str_repeat( 'a', 296 ) . '.jpg' );
		yield '256 bytes' => array( str_repeat( 'é', 126 ) . '.jpg' );
	}

	#[DataProvider( 'refused' )]
	public function testRefuses( string $raw ): void {
		$this->expectException( \InvalidArgumentException::class );
		FileName::parse( $raw );
	}

	/** @return iterable<string, array{string, string, string}> Raw, name, extension. */
	public static function kept(): iterable {
		yield 'plain' => array( 'photo.jpg', 'photo.jpg', 'jpg' );
		yield 'upper case' => array( 'PHOTO.JPG', 'PHOTO.JPG', 'jpg' );
		yield 'several dots' => array( 'report.2026.05.pdf', 'report.2026.05.pdf', 'pdf' );
		yield 'a domain of Poland' => array( 'www.example.pl.pdf', 'www.example.pl.pdf', 'pdf' );
		yield 'blanks and dots at the ends' => array( '  a b.jpg . ', 'a b.jpg', 'jpg' );
		yield 'line breaks' => array( "a\r\nb\t.txt", 'a b .txt', 'txt' );
		yield 'quotes' => array( "O'Neill \"the\" <b>.txt", "O'Neill \"the\" <b>.txt", 'txt' );
		yield 'a narrow blank, as macOS has it' => array( "Screenshot 4.05\u{202F}PM.png", 'Screenshot 4.05 PM.png', 'png' );
		yield 'a mark of direction, as messengers put it' => array( "\u{200E}image.jpg", 'image.jpg', 'jpg' );
		yield 'Japanese' => array( '請求書.pdf', '請求書.pdf', 'pdf' );
		yield 'Arabic' => array( 'فاتورة.pdf', 'فاتورة.pdf', 'pdf' );
		yield 'four bytes' => array( '👩‍💻.png', '👩‍💻.png', 'png' );
		yield 'no UTF-8' => array( "caf\xE9.txt", "caf\u{FFFD}.txt", 'txt' );
		yield '255 bytes' => array( str_repeat( 'a', 251 ) . '.jpg', str_repeat( 'a', 251 ) . '.jpg', 'jpg' );
	}

	#[DataProvider( 'kept' )]
	public function testKeeps( string $raw, string $name, string $extension ): void {
		$file = FileName::parse( $raw );
		self::assertSame( array( $name, $extension ), array( $file->name, $file->extension ) );
	}
}
