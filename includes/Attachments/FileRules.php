<?php
/**
 * Which files are taken.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Size, name, kind and number, by the settings and by what PHP takes. Judging writes nothing.
 */
final class FileRules {

	/** Characters of a file's name that a fault repeats. */
	private const SHOWN = 60;

	public function __construct( private readonly Settings $settings ) {}

	/** Bytes that a file may have: by the settings, or by PHP's where that is less. */
	public function maxSize(): int {
		return min( $this->settings->int( 'attachments', 'max_size_mb' ) * MB_IN_BYTES, wp_max_upload_size() );
	}

	/** Bytes that a form with all its files may have; 0 for any number. */
	public static function maxTotal(): int {
		return wp_convert_hr_to_bytes( (string) ini_get( 'post_max_size' ) );
	}

	/** Files that may come with their message in one form: PHP drops without a word what is above its own number. */
	public function maxCount(): int {
		$most = $this->settings->int( 'attachments', 'max_count' );
		$php  = (int) ini_get( 'max_file_uploads' );
		return $php > 1 ? min( $most, $php - 1 ) : $most;
	}

	/** @return list<string> Ends of names that are taken. */
	public function types(): array {
		return $this->settings->texts( 'attachments', 'types' );
	}

	/**
	 * @param string $field  Its name in the request, for errors.
	 * @param int    $before Bytes of files that come with it.
	 * @throws Refusal file_too_large, validation_error.
	 */
	public function judge( Upload $upload, string $field, int $before = 0 ): JudgedFile {
		$this->judgeSize( $upload->size, $field, $before );
		try {
			$name = FileName::parse( $upload->name );
		} catch ( \InvalidArgumentException $error ) {
			throw Refusal::invalid( array( $field => $error->getMessage() ) );
		}
		$types = $this->types();
		$mime  = in_array( $name->extension, $types, true ) ? FileType::of( $upload->path, $name->extension ) : null;
		if ( null === $mime ) {
			$text = in_array( $name->extension, $types, true )
				/* translators: %s: End of a file's name, e.g. pdf. */
				? sprintf( __( 'The content of this file is not what its name says: .%s', 'smart-support-guest' ), $name->extension )
				: self::otherKind( $types );
			throw Refusal::invalid( array( $field => $text ) );
		}
		return new JudgedFile( $upload->path, $name->name, $mime, $upload->size );
	}

	/**
	 * Judges all files of a field and names every fault: `attachments.1` for the second file, `attachments` for their number.
	 *
	 * @param list<mixed> $entries Entries of $_FILES, each of one file.
	 * @return list<JudgedFile>
	 * @throws Refusal file_too_large where nothing else is wrong, else validation_error; storage_full.
	 */
	public function judgeAll( array $entries, string $field ): array {
		if ( count( $entries ) > $this->maxCount() ) {
			throw Refusal::invalid( array( $field => self::tooMany( $this->maxCount() ) ) );
		}
		$judged = array();
		$faults = array();
		foreach ( $entries as $i => $entry ) {
			try {
				$before   = array_sum( array_map( static fn( JudgedFile $file ) => $file->size, $judged ) );
				$judged[] = $this->judge( Upload::of( $entry, "$field.$i", $this->maxSize() ), "$field.$i", $before );
			} catch ( Refusal $fault ) {
				$faults[ "$field.$i" ] = 'storage_full' === $fault->reason ? throw $fault : $fault;
			}
		}
		return array() === $faults ? $judged : throw self::refusal( $faults, $entries );
	}

	public static function emptyFile(): string {
		return __( 'This file is empty.', 'smart-support-guest' );
	}

	/** @param list<string> $types Ends of names that are taken. */
	public static function otherKind( array $types ): string {
		/* translators: %s: Ends of files' names, separated by commas. */
		return sprintf( __( 'Files of this kind are not taken. Allowed: %s', 'smart-support-guest' ), implode( ', ', $types ) );
	}

	/** @param int $most Files. */
	public static function tooMany( int $most ): string {
		/* translators: %d: Number of files. */
		return sprintf( _n( 'A message may have at most %d file.', 'A message may have at most %d files.', $most, 'smart-support-guest' ), $most );
	}

	/**
	 * @param non-empty-array<string, Refusal> $faults  By field.
	 * @param list<mixed>                      $entries
	 */
	private static function refusal( array $faults, array $entries ): Refusal {
		$errors = array();
		foreach ( $faults as $field => $fault ) {
			$i                = (int) substr( (string) strrchr( $field, '.' ), 1 );
			$name             = is_array( $entries[ $i ] ?? null ) && is_string( $entries[ $i ]['name'] ?? null ) ? wp_scrub_utf8( $entries[ $i ]['name'] ) : '';
			$errors[ $field ] = sprintf(
				/* translators: 1: Position of a file among those that were sent, e.g. 2. 2: Its name. 3: What is wrong with it. */
				__( 'File %1$d (%2$s): %3$s', 'smart-support-guest' ),
				$i + 1,
				mb_strlen( $name ) > self::SHOWN ? mb_substr( $name, 0, self::SHOWN ) . '…' : $name,
				$fault->getMessage()
			);
		}
		$isSize = array() === array_filter( $faults, static fn( Refusal $fault ) => 'file_too_large' !== $fault->reason );
		$all    = Refusal::invalid( $errors, $isSize ? 'file_too_large' : 'validation_error' );
		return $isSize ? new Refusal( $all->reason, $all->getMessage(), $all->details + reset( $faults )->details ) : $all;
	}

	private function judgeSize( int $size, string $field, int $before ): void {
		if ( 0 === $size ) {
			throw Refusal::invalid( array( $field => self::emptyFile() ) );
		}
		if ( $size > $this->maxSize() ) {
			throw Upload::tooLarge( $this->maxSize() );
		}
		// A network may give each of its sites so much room and no more.
		$left = is_multisite() && ! (bool) get_site_option( 'upload_space_check_disabled' ) ? (int) get_upload_space_available() : $before + $size;
		if ( $before + $size > $left ) {
			throw new Refusal( 'file_too_large', __( 'This site has no room left for a file of this size. Please tell the people who run it.', 'smart-support-guest' ) );
		}
	}
}
