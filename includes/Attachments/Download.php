<?php
/**
 * A file on its way out.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

defined( 'ABSPATH' ) || exit;

/**
 * An answer whose body is a file: always to be saved, never shown, of the type that we give it. PHP sends it piece by
 * piece, unless the web server is told to.
 */
final class Download extends \WP_REST_Response {

	/**
	 * A header by which the web server sends the file, as `X-Sendfile`, or with where it finds the root of the file
	 * system, as `X-Accel-Redirect: /smart-support-files`.
	 */
	public const CONSTANT = 'SMART_SUPPORT_SEND_FILES';

	private bool $isDelegated = false;

	public function __construct( Attachment $attachment, private readonly string $path ) {
		parent::__construct();
		$this->set_headers(
			array(
				'Content-Type'            => $attachment->mime,
				'Content-Disposition'     => self::disposition( $attachment->filename ),
				'X-Content-Type-Options'  => 'nosniff',
				'Content-Security-Policy' => "sandbox; default-src 'none'",
				...$this->delivery( $attachment->size ),
			)
		);
	}

	/** Core makes JSON of every answer unless somebody has sent it. The file goes last: after it no header can be changed. */
	public static function hook(): void {
		add_filter( 'rest_pre_serve_request', self::serve( ... ), PHP_INT_MAX, 3 );
	}

	private static function serve( mixed $served, mixed $answer, \WP_REST_Request $request ): mixed {
		if ( true === $served || ! $answer instanceof self ) {
			return $served;
		}
		if ( 'HEAD' !== $request->get_method() && ! $answer->isDelegated ) {
			$answer->send();
		}
		return true;
	}

	/** Buffers would hold the whole file. */
	private function send(): void {
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
		readfile( $this->path );
	}

	/** @return array<string, string> Headers that say how much comes, or who sends it. */
	private function delivery( int $size ): array {
		$header = defined( self::CONSTANT ) ? constant( self::CONSTANT ) : '';
		/**
		 * Filters the header by which the web server is told to send a file.
		 *
		 * @since 0.1.0
		 *
		 * @param string $header What the constant SMART_SUPPORT_SEND_FILES holds; empty: PHP sends it.
		 */
		$header            = apply_filters( 'smart_support_send_files', $header );
		$parts             = is_string( $header ) && '' !== $header ? explode( ':', $header, 2 ) : array();
		$this->isDelegated = array() !== $parts;
		if ( ! $this->isDelegated ) {
			return array( 'Content-Length' => (string) $size );
		}
		$root = trim( $parts[1] ?? '' );
		// An address is decoded by who reads it, a path is not.
		$path = '' === $root ? $this->path : untrailingslashit( $root ) . implode( '/', array_map( rawurlencode( ... ), explode( '/', $this->path ) ) );
		return array( trim( $parts[0] ) => $path );
	}

	/** RFC 6266: the name as it is for today's programs, in ASCII for others. */
	private static function disposition( string $filename ): string {
		$plain = (string) preg_replace( '/[^\x20-\x7E]|["\\\\%]/u', '_', remove_accents( $filename ) );
		return sprintf( "attachment; filename=\"%s\"; filename*=UTF-8''%s", $plain, rawurlencode( $filename ) );
	}
}
