<?php
/**
 * A file on its way out (U2, issue 4: a 50 MB file needs under 4 MB more PHP memory).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Attachments\Attachment;
use SmartSupport\Attachments\AttachmentRepository;
use SmartSupport\Attachments\Download;
use SmartSupport\Attachments\StoredFile;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tests\Env\Site;

final class DownloadTest extends DeskTestCase {

	private const LARGE = 50 << 20;

	private const PEAK = 4 << 20;

	/** @var list<string> Files beside WordPress. */
	private array $extras = array();

	protected function tearDown(): void {
		array_map( wp_delete_file( ... ), $this->extras );
		parent::tearDown();
	}

	/** @return iterable<string, array{string, string}> Name, header. */
	public static function names(): iterable {
		yield 'plain' => array( 'photo.png', "attachment; filename=\"photo.png\"; filename*=UTF-8''photo.png" );
		yield 'quotes' => array( 'a"b\'c\\.png', "attachment; filename=\"a_b'c_.png\"; filename*=UTF-8''a%22b%27c%5C.png" );
		yield 'per cent' => array( '100%.png', "attachment; filename=\"100_.png\"; filename*=UTF-8''100%25.png" );
		yield 'line breaks' => array( "a\r\nSet-Cookie: b.png", "attachment; filename=\"a__Set-Cookie: b.png\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b.png" );
		yield 'umlauts' => array( 'Grüße.png', "attachment; filename=\"Gruse.png\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.png" );
		yield 'Japanese' => array( '請求書.pdf', "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf" );
		yield 'four bytes' => array( '👍.png', "attachment; filename=\"_.png\"; filename*=UTF-8''%F0%9F%91%8D.png" );
	}

	#[DataProvider( 'names' )]
	public function testTellsTheNameToOldAndNewBrowsers( string $name, string $header ): void {
		self::assertSame( $header, $this->answer( $name )->get_headers()['Content-Disposition'] );
	}

	/** U2: a page, a picture with scripts: saved, whatever is in it. */
	public function testNothingIsEverShown(): void {
		foreach ( array( 'image/png', 'text/html', 'image/svg+xml', 'application/pdf' ) as $mime ) {
			$headers = $this->answer( 'a', $mime )->get_headers();
			self::assertSame( array( $mime, 'nosniff', "sandbox; default-src 'none'", '7' ), array( $headers['Content-Type'], $headers['X-Content-Type-Options'], $headers['Content-Security-Policy'], $headers['Content-Length'] ) );
			self::assertSame( "attachment; filename=\"a\"; filename*=UTF-8''a", $headers['Content-Disposition'] );
		}
	}

	/** @return iterable<string, array{string, string, string}> What is configured, name and value of the header. */
	public static function servers(): iterable {
		yield 'nginx' => array( 'X-Accel-Redirect: /smart-support-files', 'X-Accel-Redirect', '/smart-support-files/srv/a%20b/ab/abc' );
		yield 'nginx, with a slash' => array( 'X-Accel-Redirect:/smart-support-files/', 'X-Accel-Redirect', '/smart-support-files/srv/a%20b/ab/abc' );
		yield 'Apache' => array( 'X-Sendfile', 'X-Sendfile', '/srv/a b/ab/abc' );
		yield 'LiteSpeed' => array( 'X-LiteSpeed-Location: /files', 'X-LiteSpeed-Location', '/files/srv/a%20b/ab/abc' );
	}

	#[DataProvider( 'servers' )]
	public function testTheWebServerSendsItWhereItIsTold( string $configured, string $name, string $value ): void {
		add_filter( 'smart_support_send_files', static fn(): string => $configured );
		$headers = $this->answer( 'a.png', path: '/srv/a b/ab/abc' )->get_headers();
		self::assertSame( $value, $headers[ $name ] ?? '' );
		self::assertArrayNotHasKey( 'Content-Length', $headers, 'The server knows.' );
		self::assertArrayHasKey( 'Content-Security-Policy', $headers );
	}

	/** Whatever else buffers: WordPress, a plugin, PHP's own setting. */
	public function testALargeFileNeedsNoMemory(): void {
		$this->plugin( 'ob_start(); ob_start( static fn( string $text ): string => $text );' );
		$headers = $this->passwordOf( $this->user( 'smart_support_agent' ) ) + array( 'X-Peak' => '1' );
		$small   = $this->download( $this->stored( 1 ), $headers, 1 );
		$large   = $this->download( $this->stored( self::LARGE ), $headers, self::LARGE );
		self::assertGreaterThan( MB_IN_BYTES, $small );
		self::assertLessThan( self::PEAK, $large - $small );
	}

	public function testALargeUploadNeedsNoMemory(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 60 ) ) );
		$this->plugin( '' );
		$headers = $this->passwordOf( $this->user( 'smart_support_agent' ) ) + array( 'X-Peak' => '1', 'Content-Type' => 'multipart/form-data; boundary=x' );
		$peaks   = array();
		foreach ( array( 100, self::LARGE ) as $size ) {
			$body   = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\n\r\nPK\x03\x04" . str_repeat( "\0", $size - 4 ) . "\r\n--x--\r\n";
			$answer = $this->http( 'POST', '/wp-json/smart-support/v1/attachments', $body, $headers );
			self::assertSame( 201, $answer->status, $answer->body );
			self::assertStringContainsString( "\"size\":$size,", $answer->body );
			$peaks[] = $this->peak();
		}
		self::assertLessThan( self::PEAK, $peaks[1] - $peaks[0] );
	}

	public function testSomebodyElseMayHaveServedIt(): void {
		Download::hook();
		self::assertTrue( apply_filters( 'rest_pre_serve_request', true, $this->answer( 'a' ), new \WP_REST_Request( 'GET', '/' ), rest_get_server() ) );
		self::assertFalse( apply_filters( 'rest_pre_serve_request', false, new \WP_REST_Response(), new \WP_REST_Request( 'GET', '/' ), rest_get_server() ) );
	}

	private function answer( string $name, string $mime = 'image/png', string $path = '/nowhere' ): Download {
		return new Download( new Attachment( 1, 1, null, false, 1, null, null, 'abc', $name, $mime, 7, new \DateTimeImmutable() ), $path );
	}

	/**
	 * @param int<1, max> $size
	 * @return int Id of a file of a ticket that everybody of the staff sees.
	 */
	private function stored( int $size ): int {
		$path   = $this->file()['tmp_name'];
		$stream = fopen( $path, 'r+' );
		self::assertIsResource( $stream );
		ftruncate( $stream, $size );
		fclose( $stream );
		$file = new StoredFile( $this->services()->files->keep( $path ), 'a.zip', 'application/zip', $size );
		$id   = ( new AttachmentRepository( $this->database() ) )->insert( $this->staff(), $file, new \DateTimeImmutable() );
		$this->database()->update( 'attachments', array( 'ticket_id' => $this->ticket() ), array( 'id' => $id ) );
		return $id;
	}

	/**
	 * @param array<string, string> $headers
	 * @return int Bytes of memory that it took at most.
	 */
	private function download( int $id, array $headers, int $size ): int {
		$answer = $this->http( 'GET', "/wp-json/smart-support/v1/attachments/$id", '', $headers );
		self::assertSame( array( 200, (string) $size, $size ), array( $answer->status, $answer->headers['content-length'] ?? '', strlen( $answer->body ) ) );
		return $this->peak();
	}

	private function peak(): int {
		$file = Site::folder() . '/peak';
		// Written after the answer has gone out.
		while ( ! file_exists( $file ) ) {
			usleep( 20_000 );
		}
		$peak = (int) file_get_contents( $file );
		wp_delete_file( $file );
		return $peak;
	}

	/** Code of the site's own, in each of its requests; it also notes how much memory one took. */
	private function plugin( string $code ): void {
		$note           = 'if ( isset( $_SERVER["HTTP_X_PEAK"] ) ) { register_shutdown_function( static fn() => file_put_contents( ABSPATH . "peak", memory_get_peak_usage() ) ); }';
		$this->extras[] = Site::folder() . '/wp-content/mu-plugins/peak.php';
		file_put_contents( $this->extras[0], "<?php $code $note" );
	}
}
