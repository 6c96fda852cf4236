<?php
/**
 * Why a mail was not sent.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use PHPMailer\PHPMailer\PHPMailer;

defined( 'ABSPATH' ) || exit;

/**
 * What the mailer said, fit to be stored and shown: mailers and servers quote passwords, what they made of them, and paths.
 */
final class MailFault {

	private const LENGTH = 300;

	/** Absolute paths of files; addresses of pages may stay. */
	private const PATHS = '#(?<![\w:/.])/(?:[\w.+-]+/)+[\w.+-]*|\b[A-Za-z]:\\\\[^\s"\']+#u';

	/** Encoded credentials, keys and tokens. */
	private const TOKENS = '#(?<![\w/.])[A-Za-z0-9+/_-]{24,}={0,2}#';

	/** @param PHPMailer|null $mailer What tried to send it, where it came so far. */
	public static function of( string $reason, ?PHPMailer $mailer ): string {
		$text     = wp_strip_all_tags( (string) preg_replace( '/[\x00-\x1F\x7F]+/', ' ', wp_check_invalid_utf8( $reason, true ) ) );
		$password = $mailer->Password ?? '';
		$text     = '' === $password ? $text : str_replace( $password, '…', $text );
		$text     = trim( (string) preg_replace( array( self::PATHS, self::TOKENS ), '…', $text ) );
		return '' === $text ? __( 'The mail server did not say why.', 'smart-support-guest' ) : mb_substr( $text, 0, self::LENGTH );
	}
}
