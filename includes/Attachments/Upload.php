<?php
/**
 * A file that came in.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * A file of a form, as PHP took it: it lies in a temporary folder and has been judged by nobody.
 */
final class Upload {

	/** What browsers write otherwise in the names of a form's files (HTML, 4.10.22.7). */
	private const ESCAPED = array(
		'%22' => '"',
		'%0D' => "\r",
		'%0A' => "\n",
	);

	public function __construct(
		public readonly string $path,
		/** As it came. */
		public readonly string $name,
		/** Bytes. */
		public readonly int $size,
	) {}

	/**
	 * The files of a field that takes several. PHP takes such a field apart by property, not by file.
	 *
	 * @param mixed $field Entry of $_FILES, of one file or of several.
	 * @return list<array<array-key, mixed>> Entries of one file each; what was left empty is no file.
	 */
	public static function each( mixed $field ): array {
		$field = is_array( $field ) ? $field : array();
		$files = array();
		foreach ( is_array( $field['name'] ?? null ) ? array_keys( $field['name'] ) : array() as $i ) {
			$files[] = array_map( static fn( mixed $values ): mixed => is_array( $values ) ? ( $values[ $i ] ?? null ) : null, $field );
		}
		if ( is_string( $field['name'] ?? null ) ) {
			$files[] = $field;
		}
		return array_values( array_filter( $files, static fn( array $file ) => UPLOAD_ERR_NO_FILE !== ( $file['error'] ?? null ) ) );
	}

	/**
	 * @param mixed  $file  Entry of $_FILES.
	 * @param string $field Its name, for errors.
	 * @param int    $limit Bytes it may have, for errors.
	 * @throws Refusal missing_field; validation_error for one that did not arrive whole; file_too_large and storage_full by PHP itself.
	 */
	public static function of( mixed $file, string $field, int $limit ): self {
		$file = is_array( $file ) ? $file : array( 'error' => UPLOAD_ERR_NO_FILE );
		if ( UPLOAD_ERR_OK !== ( $file['error'] ?? null ) ) {
			throw self::refusal( $file['error'] ?? null, $field, $limit );
		}
		$path = is_string( $file['tmp_name'] ?? null ) ? $file['tmp_name'] : '';
		// PHP cuts folders off `name`.
		$name = $file['full_path'] ?? $file['name'] ?? null;
		return new self( $path, is_string( $name ) ? strtr( $name, self::ESCAPED ) : '', (int) filesize( $path ) );
	}

	/** A file that has more bytes than that. */
	public static function tooLarge( int $limit ): Refusal {
		$text = sprintf(
			/* translators: %s: Size, e.g. 10 MB. */
			__( 'This file is too large. The limit is %s.', 'smart-support-guest' ),
			(string) size_format( $limit, 0 === $limit % MB_IN_BYTES ? 0 : 1 )
		);
		return new Refusal( 'file_too_large', $text, array( 'max_size' => $limit ) );
	}

	/** Whether PHP throws a form of so many bytes away, with all that is in it. */
	public static function isCut( int $bytes ): bool {
		return FileRules::maxTotal() > 0 && $bytes > FileRules::maxTotal();
	}

	/**
	 * What such a form is told.
	 *
	 * @param string $advice A further sentence.
	 */
	public static function allTooLarge( string $advice = '' ): Refusal {
		$text = sprintf(
			/* translators: %s: Size, e.g. 50 MB. */
			__( 'All files together are too large. The limit is %s.', 'smart-support-guest' ),
			(string) size_format( FileRules::maxTotal() )
		);
		return new Refusal( 'file_too_large', rtrim( "$text $advice" ), array( 'max_size' => FileRules::maxTotal() ) );
	}

	private static function refusal( mixed $error, string $field, int $limit ): Refusal {
		return match ( $error ) {
			UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE => self::tooLarge( $limit ),
			/* translators: %s: Name of a field. */
			UPLOAD_ERR_NO_FILE => Refusal::invalid( array( $field => sprintf( __( 'The field %s is required.', 'smart-support-guest' ), $field ) ), 'missing_field' ),
			UPLOAD_ERR_NO_TMP_DIR, UPLOAD_ERR_CANT_WRITE => AttachmentStore::full(),
			default => Refusal::invalid( array( $field => __( 'The file did not arrive whole. Please send it once more.', 'smart-support-guest' ) ) ),
		};
	}
}
