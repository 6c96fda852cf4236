<?php
/**
 * Files that come with their message (F7, F8).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use SmartSupport\Attachments\FileRules;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Attachments\StoredFile;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;

final class MessageFilesTest extends DeskTestCase {

	public function testMovesThemInOnceHoweverOftenItIsAsked(): void {
		$files = $this->files( $this->file( 'a.png' ), $this->file( 'b.txt', 'Text' ) );
		$store = $this->services()->files;
		$names = array_map( static fn( StoredFile $file ) => $file->storedName, $files->keep( $store ) );
		self::assertCount( 2, $names );
		self::assertSame( $names, array_map( static fn( StoredFile $file ) => $file->storedName, $files->keep( $store ) ) );
		self::assertSame( 'Text', file_get_contents( $store->path( $names[1] ) ) );
	}

	public function testDiscardsAllThatWasMoved(): void {
		$files = $this->files( $this->file(), $this->file() );
		$files->keep( $this->services()->files );
		$files->discard( $this->services()->files );
		self::assertSame( array(), glob( $this->services()->files->folder() . '/*/*' ) );
	}

	/** F7: the second file finds the disk full. */
	public function testWhatWasMovedBeforeAFailureGoesToo(): void {
		$files  = $this->files( $this->file(), $this->file() );
		$store  = $this->services()->files;
		$folder = $store->folder();
		$fill   = static function ( array $place ) use ( $folder ): array {
			return array() === glob( "$folder/*/*" ) ? $place : array( 'basedir' => '/dev/null' ) + $place;
		};
		add_filter( 'upload_dir', $fill );
		$reason = $this->refusal( static fn() => $files->keep( $store ) );
		remove_filter( 'upload_dir', $fill );
		$this->log();
		self::assertSame( 'storage_full', $reason );
		self::assertCount( 1, (array) glob( $store->folder() . '/*/*' ) );
		$files->discard( $store );
		self::assertSame( array(), glob( $store->folder() . '/*/*' ) );
	}

	public function testTellsTheSameFilesFromOthers(): void {
		$first = $this->files( $this->file( content: self::PNG . '1' ) );
		self::assertSame( $first->hash(), $this->files( $this->file( 'other.png', self::PNG . '1' ) )->hash() );
		self::assertNotSame( $first->hash(), $this->files( $this->file( content: self::PNG . '2' ) )->hash() );
		$before = $first->hash();
		$first->keep( $this->services()->files );
		self::assertSame( $before, $first->hash(), 'They may have been moved since.' );
		self::assertSame( '', ( new MessageFiles() )->hash() );
	}

	public function testNothingIsMovedUnjudged(): void {
		$this->expectException( \LogicException::class );
		MessageFiles::of( $this->file() )->keep( $this->services()->files );
	}

	/** @param array<string, mixed> ...$entries */
	private function files( array ...$entries ): MessageFiles {
		$files = new MessageFiles( array_values( $entries ) );
		$files->judge( new FileRules( new Settings() ), 'attachments' );
		return $files;
	}
}
