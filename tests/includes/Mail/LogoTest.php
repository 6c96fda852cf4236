<?php
/**
 * The picture at the top of mails.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Mail;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Mail\Logo;

final class LogoTest extends MailTestCase {

	/** @return iterable<string, array{int, int, array{int, int}}> Size of the file, size in the mail. */
	public static function sizes(): iterable {
		yield 'wide' => array( 1200, 200, array( 240, 40 ) );
		yield 'high' => array( 200, 800, array( 20, 80 ) );
		yield 'small' => array( 32, 16, array( 32, 16 ) );
	}

	/** @param array{int, int} $shown */
	#[DataProvider( 'sizes' )]
	public function testFitsAndKeepsItsShape( int $width, int $height, array $shown ): void {
		$logo = Logo::of( $this->image( $width, $height ) );
		self::assertNotNull( $logo );
		self::assertSame( $shown, array( $logo->width, $logo->height ) );
		self::assertStringEndsWith( '/2026/05/logo.png', $logo->url );
	}

	/** @return iterable<string, array{string}> */
	public static function bases(): iterable {
		yield 'whole' => array( 'http://' );
		yield 'without the scheme' => array( '//' );
		yield 'without the host' => array( '/' );
	}

	#[DataProvider( 'bases' )]
	public function testItsAddressIsWhole( string $start ): void {
		add_filter( 'wp_get_attachment_url', static fn(): string => '/' === $start ? '/files/logo.png' : $start . 'cdn.example/files/logo.png' );
		$expected = '/' === $start ? home_url( '/files/logo.png' ) : 'http://cdn.example/files/logo.png';
		self::assertSame( $expected, Logo::of( $this->image() )->url ?? '' );
	}

	public function testWhatIsNoImageOrGoneIsNone(): void {
		$gone = $this->image();
		wp_delete_attachment( $gone, true );
		self::assertNull( Logo::of( $gone ) );
		self::assertNull( Logo::of( 0 ) );
		self::assertNull( Logo::of( (int) wp_insert_post( array( 'post_title' => 'A page', 'post_type' => 'page' ) ) ) );
		self::assertNull( Logo::of( (int) wp_insert_attachment( array( 'post_mime_type' => 'application/pdf' ), '2026/05/terms.pdf' ) ) );
		self::assertNull( Logo::of( $this->image( 0, 0 ) ), 'A file without a size would be shown in any.' );
	}
}
