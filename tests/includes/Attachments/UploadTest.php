<?php
/**
 * What PHP says of a file that came in (F7, G-16).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Attachments\Upload;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class UploadTest extends DeskTestCase {

	public function testTakesAFile(): void {
		$file   = $this->file( 'photo.png' );
		$upload = Upload::of( array( 'size' => 1 ) + $file, 'file', 0 );
		self::assertSame( array( $file['tmp_name'], 'photo.png', strlen( self::PNG ) ), array( $upload->path, $upload->name, $upload->size ), 'The size is the one that the disk says.' );
	}

	public function testTakesTheNameAsItCame(): void {
		self::assertSame( '../../photo.png', Upload::of( $this->file( '../../photo.png' ), 'file', 0 )->name );
	}

	public function testReadsNamesAsBrowsersWriteThem(): void {
		self::assertSame( "say \"no\"\r\n100%.png", Upload::of( $this->file( 'say %22no%22%0D%0A100%.png' ), 'file', 0 )->name );
	}

	/** @return iterable<string, array{int, string}> */
	public static function errors(): iterable {
		yield 'larger than php.ini allows' => array( UPLOAD_ERR_INI_SIZE, 'file_too_large' );
		yield 'larger than the form allows' => array( UPLOAD_ERR_FORM_SIZE, 'file_too_large' );
		yield 'cut short' => array( UPLOAD_ERR_PARTIAL, 'validation_error' );
		yield 'none' => array( UPLOAD_ERR_NO_FILE, 'missing_field' );
		yield 'no temporary folder' => array( UPLOAD_ERR_NO_TMP_DIR, 'storage_full' );
		yield 'the disk is full' => array( UPLOAD_ERR_CANT_WRITE, 'storage_full' );
		yield 'stopped by an extension' => array( UPLOAD_ERR_EXTENSION, 'validation_error' );
	}

	#[DataProvider( 'errors' )]
	public function testRefusesWhatPhpRefused( int $error, string $reason ): void {
		self::assertSame( $reason, $this->refusal( fn() => Upload::of( $this->file( error: $error ), 'file', 1000 ) ) );
	}

	public function testRefusesWhatIsNoFileOrSeveral(): void {
		self::assertSame( 'missing_field', $this->refusal( static fn() => Upload::of( null, 'file', 0 ) ) );
		self::assertSame( 'validation_error', $this->refusal( static fn() => Upload::of( array(), 'file', 0 ) ) );
		self::assertSame( 'validation_error', $this->refusal( static fn() => Upload::of( array( 'error' => array( 0, 0 ), 'tmp_name' => array( 'a', 'b' ) ), 'file', 0 ) ) );
	}

	public function testTakesAFieldOfSeveralApart(): void {
		$field = array( 'name' => array( 'a.png', '', 'c.png' ), 'full_path' => array( 'x/a.png', '', 'c.png' ), 'tmp_name' => array( '/tmp/a', '', '/tmp/c' ), 'error' => array( UPLOAD_ERR_OK, UPLOAD_ERR_NO_FILE, UPLOAD_ERR_PARTIAL ) );
		self::assertSame(
			array(
				array( 'name' => 'a.png', 'full_path' => 'x/a.png', 'tmp_name' => '/tmp/a', 'error' => UPLOAD_ERR_OK ),
				array( 'name' => 'c.png', 'full_path' => 'c.png', 'tmp_name' => '/tmp/c', 'error' => UPLOAD_ERR_PARTIAL ),
			),
			Upload::each( $field )
		);
		$file = $this->file();
		self::assertSame( array( $file ), Upload::each( $file ) );
		foreach ( array( null, 'text', array(), array( 'name' => 1 ), $this->file( error: UPLOAD_ERR_NO_FILE ) ) as $nothing ) {
			self::assertSame( array(), Upload::each( $nothing ) );
		}
	}

	/** Lists within lists are no files, and no warning of PHP. */
	public function testRefusesFilesInDeeperLists(): void {
		$field = array( 'name' => array( array( 'a.png' ) ), 'tmp_name' => array( array( '/tmp/a' ) ), 'error' => array( array( 0 ) ) );
		self::assertSame( 'validation_error', $this->refusal( static fn() => Upload::of( Upload::each( $field )[0] ?? null, 'file', 0 ) ) );
	}

	public function testSaysThatAWholeFormWasTooLarge(): void {
		self::assertTrue( Upload::isCut( wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) ) + 1 ) );
		self::assertFalse( Upload::isCut( 1000 ) );
		$refusal = Upload::allTooLarge( 'Go back.' );
		self::assertSame( 'file_too_large', $refusal->reason );
		self::assertMatchesRegularExpression( '/^All files together are too large\. The limit is \d+ .B\. Go back\.$/', $refusal->getMessage() );
	}

	public function testNamesTheLimit(): void {
		$sizes = array(
			10 * MB_IN_BYTES   => '10 MB',
			2621440            => '2.5 MB',
			1024 * MB_IN_BYTES => '1 GB',
		);
		foreach ( $sizes as $limit => $words ) {
			$refusal = Upload::tooLarge( $limit );
			self::assertSame( array( 'file_too_large', $limit ), array( $refusal->reason, $refusal->details['max_size'] ?? null ) );
			self::assertStringContainsString( $words, $refusal->getMessage() );
		}
	}

	public function testSaysWhichField(): void {
		try {
			Upload::of( null, 'attachments', 0 );
			self::fail( 'It was taken.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'attachments' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
		}
	}
}
