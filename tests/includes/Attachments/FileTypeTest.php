<?php
/**
 * Kinds of files by their content (U1, U6).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Attachments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Attachments\FileType;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tests\DeskTestCase;

final class FileTypeTest extends DeskTestCase {

	private const ISO = "\0\0\0\x18ftyp";
	private const OLE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

	/** @return array<string, string> End of the name => how such a file begins. */
	private static function samples(): array {
		$text = "Grüße,\r\nthe \x1B[31mlog\x1B[0m says: no.\n";
		return array(
			'jpg'  => "\xFF\xD8\xFF\xE0\0\x10JFIF\0",
			'png'  => self::PNG,
			'gif'  => "GIF89a\x01\0\x01\0",
			'webp' => "RIFF\x24\0\0\0WEBPVP8 ",
			'heic' => self::ISO . 'heic',
			'heif' => self::ISO . 'mif1',
			'avif' => self::ISO . 'avif',
			'bmp'  => "BM\x46\0\0\0\0\0\0\0\x36",
			'tif'  => "II\x2A\0\x08",
			'tiff' => "MM\0\x2A\0",
			'pdf'  => "%PDF-1.7\n%\xE2\xE3\xCF\xD3",
			'txt'  => $text,
			'log'  => "\xFF\xFE" . mb_convert_encoding( $text, 'UTF-16LE' ),
			'md'   => "# Title\n\n<script>alert(1)</script>",
			'csv'  => "a;b\r\n1;2\r\n",
			'json' => '{"a": 1}',
			'eml'  => "From: a@example.com\r\nSubject: x\r\n\r\nHello",
			'ics'  => "BEGIN:VCALENDAR\r\n",
			'vcf'  => "BEGIN:VCARD\r\n",
			'rtf'  => '{\rtf1\ansi Hello}',
			'zip'  => "PK\x03\x04\x14\0",
			'doc'  => self::OLE,
			'docx' => "PK\x03\x04\x14\0",
			'xls'  => self::OLE,
			'ppt'  => self::OLE,
			'msg'  => self::OLE,
			'odt'  => "PK\x03\x04\x14\0\0\0\0\0\0\0!\0" . pack( 'V', 0 ) . pack( 'VVvv', 39, 39, 8, 0 ) . 'mimetypeapplication/vnd.oasis.opendocument.text',
			'mp3'  => "ID3\x04\0\0",
			'm4a'  => self::ISO . 'M4A ',
			'wav'  => "RIFF\x24\0\0\0WAVEfmt ",
			'ogg'  => "OggS\0\x02",
			'mp4'  => self::ISO . 'isom',
			'm4v'  => self::ISO . 'M4V ',
			'mov'  => "\0\0\0\x08wide",
			'webm' => "\x1A\x45\xDF\xA3",
			'7z'   => "7z\xBC\xAF\x27\x1C",
			'gz'   => "\x1F\x8B\x08",
			'rar'  => "Rar!\x1A\x07\x01\0",
			'svg'  => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
			'html' => '<!doctype html><script>alert(1)</script>',
			'htm'  => '<p>Hello',
			'xml'  => '<?xml version="1.0"?><a/>',
		);
	}

	/** @return iterable<string, array{string, string}> */
	public static function whole(): iterable {
		foreach ( self::samples() as $extension => $content ) {
			yield (string) $extension => array( (string) $extension, $content );
		}
	}

	#[DataProvider( 'whole' )]
	public function testKnowsAFileByItsBeginning( string $extension, string $content ): void {
		self::assertIsString( $this->type( $extension, $content ) );
	}

	public function testGivesEachKindItsOwnTypeWhateverTheSenderSays(): void {
		self::assertSame( 'image/png', $this->type( 'png', self::PNG ) );
		self::assertSame( 'text/plain', $this->type( 'txt', '<html><script>alert(1)</script></html>' ), 'A page under the name of a text is a text.' );
		self::assertSame( 'image/jpeg', $this->type( 'jpg', "\xFF\xD8\xFF\xE0<html><script>alert(1)</script>" ), 'A picture that is a page, too, is a picture.' );
		self::assertSame( 'application/pdf', $this->type( 'pdf', "%PDF-1.4\n/*\nalert(1)" ) );
	}

	/** Each kind's content under each other kind's name: only what has the same format inside passes. */
	public function testRefusesContentOfAnotherKind(): void {
		$families = array(
			array( 'doc', 'xls', 'ppt', 'msg' ),
			array( 'docx', 'zip' ),
			array( 'zip', 'odt' ),
			array( 'mp4', 'm4v', 'm4a', 'mov' ),
			array( 'tif', 'tiff' ),
			array( 'txt', 'log', 'md', 'csv', 'json', 'eml', 'ics', 'vcf', 'svg', 'html', 'htm', 'xml' ),
			array( 'heic', 'heif' ),
			array( 'heif', 'avif' ),
		);
		$taken    = array();
		foreach ( self::samples() as $is => $content ) {
			foreach ( array_keys( self::samples() ) as $says ) {
				$related = $is === $says || array() !== array_filter( $families, static fn( array $family ) => in_array( (string) $is, $family, true ) && in_array( (string) $says, $family, true ) );
				if ( ! $related && null !== $this->type( (string) $says, $content ) ) {
					$taken[] = "$is as $says";
				}
			}
		}
		// The sample is the bare beginning that all archives have: nothing tells what is in it.
		self::assertSame( array( 'docx as odt' ), $taken );
	}

	public function testRefusesPrograms(): void {
		foreach ( array( 'jpg', 'png', 'pdf', 'zip', 'txt', 'csv', 'mp4' ) as $extension ) {
			self::assertNull( $this->type( $extension, "MZ\x90\0\x03\0\0\0" ), "Windows, as $extension" );
			self::assertNull( $this->type( $extension, "\x7FELF\x02\x01\x01\0" ), "Linux, as $extension" );
		}
		self::assertNull( $this->type( 'jpg', '<?php echo 1;' ) );
		self::assertNull( $this->type( 'png', '' ) );
	}

	public function testTellsDocumentsApartWherePhpCan(): void {
		$letter = $this->document( 'word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' );
		self::assertIsString( $this->type( 'docx', $letter ) );
		self::assertIsString( $this->type( 'zip', $letter ), 'It is an archive, too.' );
		self::assertNull( $this->type( 'xlsx', $letter ) );
		self::assertNull( $this->type( 'odt', $letter ) );
	}

	public function testKnowsNothingElse(): void {
		self::assertNull( $this->type( 'exe', 'anything' ) );
		self::assertNull( $this->type( 'php', '<?php' ) );
		self::assertNull( $this->type( '', 'anything' ) );
	}

	public function testTheSettingsNameEveryKindAndNoOther(): void {
		$item    = SchemaFile::properties( SchemaFile::load( 'settings' )->item() )['attachments'];
		$update  = SchemaFile::properties( SchemaFile::load( 'settings' )->input( 'update' ) )['attachments'];
		$default = SchemaFile::properties( $item )['types']['default'] ?? null;
		foreach ( array( $item, $update ) as $group ) {
			$items = SchemaFile::map( SchemaFile::properties( $group )['types']['items'] ?? null );
			self::assertSame( FileType::known(), $items['enum'] ?? null );
		}
		self::assertIsArray( $default );
		$default = array_filter( $default, is_string( ... ) );
		self::assertContains( 'jpg', $default );
		self::assertSame( array(), array_intersect( $default, array( 'svg', 'html', 'htm', 'xml' ) ), 'What a browser would run is taken only where somebody asks for it.' );
		self::assertSame( array(), array_diff( $default, FileType::known() ) );
	}

	private function type( string $extension, string $content ): ?string {
		return FileType::of( $this->file( "file.$extension", $content )['tmp_name'], $extension );
	}

	/** A document of the kind that today's offices write. */
	private function document( string $part, string $type ): string {
		$path = $this->file()['tmp_name'];
		$zip  = new \ZipArchive();
		$zip->open( $path, \ZipArchive::OVERWRITE );
		$zip->addFromString( '[Content_Types].xml', "<Types><Override PartName=\"/$part\" ContentType=\"$type\"/></Types>" );
		$zip->addFromString( '_rels/.rels', '<Relationships/>' );
		$zip->addFromString( $part, '<document/>' );
		$zip->close();
		return (string) file_get_contents( $path );
	}
}
