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

	public function __construct( private readonly MailRenderer $renderer ) {}

	/**
	 * @param list<string> $thread Message-IDs of earlier mails to the same person, oldest first.
	 * @return string|null Reason of the failure, null when it was accepted.
	 */
	public function send( MailContent $content, string $messageId, array $thread ): ?string {
		$error   = null;
		$used    = null;
		$text    = $this->renderer->text( $content );
		$fail    = static function ( \WP_Error $failure ) use ( &$error ): void {
			$error = $failure->get_error_message();
		};
		$finish  = static function ( PHPMailer $mailer ) use ( $text, $messageId, $thread, &$used ): void {
			$used              = $mailer;
			$mailer->MessageID = "<$messageId>";
			$mailer->AltBody   = $text;
			$mailer->XMailer   = ' ';
			$mailer->addCustomHeader( 'Auto-Submitted', 'auto-generated' );
			if ( array() !== $thread ) {
				$mailer->addCustomHeader( 'In-Reply-To', '<' . end( $thread ) . '>' );
				$mailer->addCustomHeader( 'References', '<' . implode( '> <', $thread ) . '>' );
			}
		};
		$name    = $this->sender( ... );
		$headers = array( 'Content-Type: text/html; charset=UTF-8', ...$content->sender()->headers() );
		add_action( 'wp_mail_failed', $fail );
		add_action( 'phpmailer_init', $finish );
		add_filter( 'wp_mail_from_name', $name );
		try {
			$sent = wp_mail( $content->to, $content->subject, $this->renderer->html( $content ), $headers );
		} finally {
			remove_action( 'wp_mail_failed', $fail );
			remove_action( 'phpmailer_init', $finish );
			remove_filter( 'wp_mail_from_name', $name );
			self::forget( $used );
		}
		return $sent ? null : MailFault::of( $error ?? '', $used );
	}

	/** Ours where it is set; else another plugin's, or the site's name in place of WordPress's. */
	private function sender( mixed $name ): mixed {
		return 'WordPress' === $name || '' !== $this->renderer->branding->fromName ? $this->renderer->branding->sender() : $name;
	}

	/** WordPress keeps its mailer, and with it what the next mail would find there. */
	private static function forget( ?PHPMailer $mailer ): void {
		if ( null !== $mailer ) {
			$mailer->MessageID = '';
			$mailer->AltBody   = '';
			$mailer->XMailer   = '';
		}
	}
}
