<?php
/**
 * Text that people type into one line.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Tickets\MessageBody;

defined( 'ABSPATH' ) || exit;

/**
 * Names and labels: stored as they were typed, and never markup to anybody.
 */
final class PlainText {

	/**
	 * @param string $text What somebody typed.
	 * @param int    $most Characters it may have.
	 * @return string On one line, without white space at its ends; empty when nobody could see anything of it.
	 * @throws \InvalidArgumentException When it is too long; the message is for people.
	 */
	public static function line( string $text, int $most ): string {
		// Not sanitize_text_field(), which writes &lt; for < and takes %20 out.
		$line = trim( (string) preg_replace( '/[\p{Z}\p{Cc}]+/u', ' ', wp_scrub_utf8( $text ) ) );
		if ( mb_strlen( $line ) > $most ) {
			/* translators: %d: Number of characters. */
			throw new \InvalidArgumentException( esc_html( sprintf( __( 'At most %d characters, please.', 'smart-support-guest' ), $most ) ) );
		}
		return MessageBody::isBlank( $line ) ? '' : $line;
	}
}
