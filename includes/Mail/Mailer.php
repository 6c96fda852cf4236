<?php
/**
 * Hands a mail to WordPress.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use PHPMailer\PHPMailer\PHPMailer;

defined( 'ABSPATH' ) || exit;

/**
 * Sends through wp_mail(), so that every SMTP plugin works; what wp_mail() cannot set goes in at phpmailer_init.
 */
final class Mailer {

	/**
	 * @param list<string> $thread Message-IDs of earlier mails to the same person, oldest first.
	 * @return string|null Reason of the failure, null when it was accepted.
	 */
	public function send( MailContent $content, string $messageId, array $thread ): ?string {
		$error  = null;
		$used   = null;
		$fail   = static function ( \WP_Error $failure ) use ( &$error ): void {
			$error = $failure->get_error_message();
		};
		$finish = static function ( PHPMailer $mailer ) use ( $content, $messageId, $thread, &$used ): void {
			$used              = $mailer;
			$mailer->MessageID = "<$messageId>";
			$mailer->AltBody   = $content->text();
			$mailer->XMailer   = ' ';
			$mailer->addCustomHeader( 'Auto-Submitted', 'auto-generated' );
			if ( array() !== $thread ) {
				$mailer->addCustomHeader( 'In-Reply-To', '<' . end( $thread ) . '>' );
				$mailer->addCustomHeader( 'References', '<' . implode( '> <', $thread ) . '>' );
			}
		};
		$name   = static fn( $name ) => 'WordPress' === $name ? wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) : $name;
		add_action( 'wp_mail_failed', $fail );
		add_action( 'phpmailer_init', $finish );
		add_filter( 'wp_mail_from_name', $name );
		try {
			$sent = wp_mail( $content->to, $content->subject, self::html( $content ), array( 'Content-Type: text/html; charset=UTF-8' ) );
		} finally {
			remove_action( 'wp_mail_failed', $fail );
			remove_action( 'phpmailer_init', $finish );
			remove_filter( 'wp_mail_from_name', $name );
			self::forget( $used );
		}
		return $sent ? null : ( $error ?? 'The mail server did not say why.' );
	}

	/** WordPress keeps its mailer, and with it what the next mail would find there. */
	private static function forget( ?PHPMailer $mailer ): void {
		if ( null !== $mailer ) {
			$mailer->MessageID = '';
			$mailer->AltBody   = '';
			$mailer->XMailer   = '';
		}
	}

	private static function html( MailContent $content ): string {
		ob_start();
		require __DIR__ . '/templates/mail.php';
		return (string) ob_get_clean();
	}
}
