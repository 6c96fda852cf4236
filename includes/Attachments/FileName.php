<?php
/**
 * Name of a file.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

defined( 'ABSPATH' ) || exit;

/**
 * What a sender called a file, made safe and kept for display: on the disk it has another. First normalised, then
 * judged, so that nothing is hidden from the judgement.
 */
final class FileName {

	/** Bytes: as long as the file systems of those who download it take. */
	private const MAX_LENGTH = 255;

	/** Invisible where a name needs none: zero-width space, marks of direction, soft hyphen, byte order mark. */
	private const INVISIBLE = '/[\x{00AD}\x{061C}\x{200B}\x{200E}\x{200F}\x{2060}\x{FEFF}]/u';

	/** Turns the direction of what follows, so that "gpj.exe" reads "exe.jpg". */
	private const TURNING = '/[\x{202A}-\x{202E}\x{2066}-\x{2069}]/u';

	/** Some web servers run a.php.jpg. */
	private const RUNNABLE = '/\.(?:php\d*|pht|phtml|phps|phar|shtml|asp|aspx|jsp|cgi)\./i';

	private function __construct(
		public readonly string $name,
		/** What comes after the last dot, in lower case. */
		public readonly string $extension,
	) {}

	/**
	 * @param string $raw As it came.
	 * @throws \InvalidArgumentException Says what is wrong with it.
	 */
	public static function parse( string $raw ): self {
		$name = self::normalised( $raw );
		if ( '' === $name || str_starts_with( $name, '.' ) || 1 === preg_match( '#[/\\\\\x00]#', $name ) || 1 === preg_match( self::TURNING, $name ) ) {
			throw new \InvalidArgumentException( esc_html__( 'The name of this file is not allowed. Please give it another.', 'smart-support-guest' ) );
		}
		if ( strlen( $name ) > self::MAX_LENGTH ) {
			throw new \InvalidArgumentException( esc_html__( 'The name of this file is too long. Please give it a shorter one.', 'smart-support-guest' ) );
		}
		if ( 1 !== preg_match( '/\.([a-z0-9]{1,10})$/iD', $name, $end ) ) {
			throw new \InvalidArgumentException( esc_html__( 'The name of this file does not say what kind of file it is, such as .pdf or .jpg.', 'smart-support-guest' ) );
		}
		if ( 1 === preg_match( self::RUNNABLE, $name ) ) {
			throw new \InvalidArgumentException( esc_html__( 'The name of this file is not allowed. Please give it another.', 'smart-support-guest' ) );
		}
		return new self( $name, strtolower( $end[1] ) );
	}

	private static function normalised( string $raw ): string {
		$name = wp_scrub_utf8( $raw );
		if ( function_exists( 'normalizer_normalize' ) ) {
			// One system writes é as one character, another as two.
			$name = (string) normalizer_normalize( $name );
		}
		$name = (string) preg_replace( self::INVISIBLE, '', $name );
		// NUL is no white space: it is refused.
		$name = (string) preg_replace( '/[\p{Z}\x01-\x1F\x7F-\x{9F}]+/u', ' ', $name );
		return rtrim( trim( $name ), ' .' );
	}
}
