<?php
/**
 * Which files are taken, several at a time (G-16, U1, U6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use SmartSupport\Attachments\FileRules;
use SmartSupport\Attachments\JudgedFile;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class FileRulesTest extends DeskTestCase {

	public function testJudgesAndMovesNothing(): void {
		$files  = array( $this->file( 'a.png' ), $this->file( 'b.txt', 'Text' ) );
		$judged = $this->rules()->judgeAll( $files, 'attachments' );
		self::assertSame( array( array( 'a.png', 'image/png', strlen( self::PNG ) ), array( 'b.txt', 'text/plain', 4 ) ), array_map( static fn( JudgedFile $file ) => array( $file->filename, $file->mime, $file->size ), $judged ) );
		self::assertFileExists( $files[0]['tmp_name'] );
		self::assertDirectoryDoesNotExist( $this->services()->files->folder() );
	}

	public function testNamesEveryFaultWithPositionAndName(): void {
		$refusal = $this->caught( array( $this->file( 'good.png' ), $this->file( 'bad.exe', 'MZ' ), $this->file( 'fake.png', 'MZ' ), $this->file( 'empty.txt', '' ), $this->file( 'cut.txt', 'x', UPLOAD_ERR_PARTIAL ) ) );
		self::assertSame( 'validation_error', $refusal->reason );
		$errors = (array) ( $refusal->details['errors'] ?? array() );
		self::assertSame( array( 'attachments.1', 'attachments.2', 'attachments.3', 'attachments.4' ), array_keys( $errors ) );
		foreach ( array( 'attachments.1' => 'File 2 (bad.exe): Files of this kind are not taken.', 'attachments.2' => 'File 3 (fake.png): The content of this file is not what its name says: .png', 'attachments.3' => 'File 4 (empty.txt): This file is empty.', 'attachments.4' => 'File 5 (cut.txt): The file did not arrive whole.' ) as $field => $words ) {
			self::assertIsString( $errors[ $field ] );
			self::assertStringStartsWith( $words, $errors[ $field ] );
		}
	}

	public function testALongNameIsCutInTheFault(): void {
		$errors = (array) ( $this->caught( array( $this->file( str_repeat( 'ä', 100 ) . '.exe', 'MZ' ) ) )->details['errors'] ?? array() );
		self::assertIsString( $errors['attachments.0'] ?? null );
		self::assertStringStartsWith( 'File 1 (' . str_repeat( 'ä', 60 ) . '…): ', $errors['attachments.0'] );
	}

	public function testWhereSizeAloneIsWrongTheCodeSaysSo(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 1 ) ) );
		$large   = fn() => $this->file( 'large.txt', str_repeat( 'x', MB_IN_BYTES + 1 ) );
		$refusal = $this->caught( array( $this->file(), $large() ) );
		self::assertSame( array( 'file_too_large', MB_IN_BYTES ), array( $refusal->reason, $refusal->details['max_size'] ?? null ) );
		self::assertSame( array( 'attachments.1' => 'File 2 (large.txt): This file is too large. The limit is 1 MB.' ), $refusal->details['errors'] ?? null );
		self::assertSame( 'validation_error', $this->caught( array( $this->file( 'a.exe', 'MZ' ), $large() ) )->reason );
	}

	public function testOneMoreThanMayComeIsRefusedAsAWhole(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_count' => 2 ) ) );
		self::assertCount( 2, $this->rules()->judgeAll( array( $this->file(), $this->file() ), 'attachments' ) );
		self::assertSame( array( 'attachments' => 'A message may have at most 2 files.' ), $this->caught( array( $this->file(), $this->file(), $this->file() ) )->details['errors'] ?? null );
	}

	/** PHP drops what is above its own number without a word: that must never look like fewer files. */
	public function testTakesFewerThanPhpDrops(): void {
		( new Settings() )->save( array( 'attachments' => array( 'max_count' => 50 ) ) );
		self::assertSame( (int) ini_get( 'max_file_uploads' ) - 1, $this->rules()->maxCount() );
	}

	public function testADiskThatIsFullIsNoFaultOfAFile(): void {
		self::assertSame( 'storage_full', $this->caught( array( $this->file( 'a.exe', 'MZ' ), $this->file( error: UPLOAD_ERR_CANT_WRITE ) ) )->reason );
	}

	private function rules(): FileRules {
		return new FileRules( new Settings() );
	}

	/** @param list<mixed> $entries */
	private function caught( array $entries ): Refusal {
		try {
			$this->rules()->judgeAll( $entries, 'attachments' );
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		self::fail( 'It was not refused.' );
	}
}
