<?php
/**
 * Kind of a file.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

defined( 'ABSPATH' ) || exit;

/**
 * A kind is known by its content and must be the one that the name says. Nothing is decoded or unpacked for it: the
 * beginning of a file tells.
 */
final class FileType {

	/** Bytes that are looked at. */
	private const HEAD = 8192;

	private const TEXT = 'text';

	/** Formats that several kinds of documents have on the outside. */
	private const SHARED = array( 'zip', 'ole' );

	/** End of the name => media type that it is served as, and format of the content. */
	private const TYPES = array(
		'jpg'  => array( 'image/jpeg', 'jpeg' ),
		'jpeg' => array( 'image/jpeg', 'jpeg' ),
		'png'  => array( 'image/png', 'png' ),
		'gif'  => array( 'image/gif', 'gif' ),
		'webp' => array( 'image/webp', 'webp' ),
		'heic' => array( 'image/heic', 'heif' ),
		'heif' => array( 'image/heif', 'heif' ),
		'avif' => array( 'image/avif', 'avif' ),
		'bmp'  => array( 'image/bmp', 'bmp' ),
		'tif'  => array( 'image/tiff', 'tiff' ),
		'tiff' => array( 'image/tiff', 'tiff' ),
		'pdf'  => array( 'application/pdf', 'pdf' ),
		'txt'  => array( 'text/plain', self::TEXT ),
		'log'  => array( 'text/plain', self::TEXT ),
		'md'   => array( 'text/markdown', self::TEXT ),
		'csv'  => array( 'text/csv', self::TEXT ),
		'json' => array( 'application/json', self::TEXT ),
		'eml'  => array( 'message/rfc822', self::TEXT ),
		'ics'  => array( 'text/calendar', self::TEXT ),
		'vcf'  => array( 'text/vcard', self::TEXT ),
		'rtf'  => array( 'application/rtf', 'rtf' ),
		'zip'  => array( 'application/zip', 'zip' ),
		'doc'  => array( 'application/msword', 'ole' ),
		'docx' => array( 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'zip' ),
		'xls'  => array( 'application/vnd.ms-excel', 'ole' ),
		'xlsx' => array( 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'zip' ),
		'ppt'  => array( 'application/vnd.ms-powerpoint', 'ole' ),
		'pptx' => array( 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'zip' ),
		'odt'  => array( 'application/vnd.oasis.opendocument.text', 'zip' ),
		'ods'  => array( 'application/vnd.oasis.opendocument.spreadsheet', 'zip' ),
		'odp'  => array( 'application/vnd.oasis.opendocument.presentation', 'zip' ),
		'msg'  => array( 'application/vnd.ms-outlook', 'ole' ),
		'mp3'  => array( 'audio/mpeg', 'mp3' ),
		'm4a'  => array( 'audio/mp4', 'mp4' ),
		'wav'  => array( 'audio/wav', 'wav' ),
		'ogg'  => array( 'audio/ogg', 'ogg' ),
		'mp4'  => array( 'video/mp4', 'mp4' ),
		'm4v'  => array( 'video/mp4', 'mp4' ),
		'mov'  => array( 'video/quicktime', 'mp4' ),
		'webm' => array( 'video/webm', 'webm' ),
		'7z'   => array( 'application/x-7z-compressed', '7z' ),
		'gz'   => array( 'application/gzip', 'gz' ),
		'rar'  => array( 'application/vnd.rar', 'rar' ),
		'svg'  => array( 'image/svg+xml', self::TEXT ),
		'html' => array( 'text/html', self::TEXT ),
		'htm'  => array( 'text/html', self::TEXT ),
		'xml'  => array( 'application/xml', self::TEXT ),
	);

	/** How the content of each format begins. */
	private const SIGNATURES = array(
		'jpeg' => '/^\xFF\xD8\xFF/',
		'png'  => '/^\x89PNG\r\n\x1A\n/',
		'gif'  => '/^GIF8[79]a/',
		'webp' => '/^RIFF.{4}WEBP/s',
		'heif' => '/^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif[12]|msf1)/s',
		'avif' => '/^.{4}ftyp(?:avi[fs]|mif1)/s',
		'bmp'  => '/^BM.{4}\x00{4}/s',
		'tiff' => '/^(?:II[\x2A\x2B]\x00|MM\x00[\x2A\x2B])/',
		'pdf'  => '/^(?:\xEF\xBB\xBF)?\s{0,64}%PDF-/',
		'rtf'  => '/^\{\\\\rtf/',
		'zip'  => '/^PK(?:\x03\x04|\x05\x06|\x07\x08)/',
		'ole'  => '/^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/',
		// A tag in front, or a frame of the third layer.
		'mp3'  => '/^(?:ID3[\x02-\x04]|\xFF[\xE2\xE3\xF2\xF3\xFA\xFB])/',
		'wav'  => '/^RIFF.{4}WAVE/s',
		'ogg'  => '/^OggS\x00/',
		// QuickTime's older films have no type box.
		'mp4'  => '/^.{4}(?:ftyp(?!hei|hev|mif|msf|avi)|moov|mdat|wide|free|skip|pnot)/s',
		'webm' => '/^\x1A\x45\xDF\xA3/',
		'7z'   => '/^7z\xBC\xAF\x27\x1C/',
		'gz'   => '/^\x1F\x8B\x08/',
		'rar'  => '/^Rar!\x1A\x07/',
	);

	/** Unicode in two or four bytes a character, which has zeros in it. */
	private const WIDE = '/^(?:\xFF\xFE|\xFE\xFF|\x00\x00\xFE\xFF)/';

	/** What no text has in it; escape sequences colour a log. */
	private const UNPRINTABLE = '/[\x00-\x06\x0E-\x1A\x1C-\x1F]/';

	/** @return list<string> Every end of a name that can be allowed. */
	public static function known(): array {
		return array_map( strval( ... ), array_keys( self::TYPES ) );
	}

	/**
	 * @param string $path      Of the file.
	 * @param string $extension What its name ends in.
	 * @return string|null The media type, null for content of another kind.
	 */
	public static function of( string $path, string $extension ): ?string {
		if ( ! isset( self::TYPES[ $extension ] ) ) {
			return null;
		}
		[ $mime, $format ] = self::TYPES[ $extension ];
		$head              = (string) file_get_contents( $path, false, null, 0, self::HEAD );
		$fits              = self::TEXT === $format ? self::isText( $head ) : 1 === preg_match( self::SIGNATURES[ $format ], $head );
		$isShared          = in_array( $format, self::SHARED, true ) && 'zip' !== $extension;
		return $fits && ( ! $isShared || self::isNoOther( $path, $mime ) ) ? $mime : null;
	}

	private static function isText( string $head ): bool {
		if ( 1 === preg_match( self::WIDE, $head ) ) {
			return true;
		}
		foreach ( self::SIGNATURES as $signature ) {
			if ( 1 === preg_match( $signature, $head ) ) {
				return false;
			}
		}
		return 1 !== preg_match( self::UNPRINTABLE, $head );
	}

	/**
	 * Where PHP can tell kinds of documents apart (the extension fileinfo is not everywhere, and is not always sure), a
	 * spreadsheet is not taken for a letter.
	 */
	private static function isNoOther( string $path, string $mime ): bool {
		$found = function_exists( 'mime_content_type' ) ? mime_content_type( $path ) : false;
		return $found === $mime || ! in_array( $found, self::documents(), true );
	}

	/** @return list<string> Media types of documents whose outer format is shared. */
	private static function documents(): array {
		$shared = array_filter( self::TYPES, static fn( array $type, string|int $extension ) => 'zip' !== $extension && in_array( $type[1], self::SHARED, true ), ARRAY_FILTER_USE_BOTH );
		return array_values( array_column( $shared, 0 ) );
	}
}
