<?php
/**
 * Makes the parts of a mail.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the words of a mail into the site's branding. Every mail goes through here, and so does the preview.
 */
final class MailRenderer {

	public function __construct( public readonly Branding $branding ) {}

	public function html( MailContent $content ): string {
		$branding = $this->branding;
		ob_start();
		require __DIR__ . '/templates/mail.php';
		return (string) ob_get_clean();
	}

	/** The text part: the same words without markup, the footer as a signature. */
	public function text( MailContent $content ): string {
		return $content->text() . ( '' === $this->branding->footer ? '' : "\n-- \n{$this->branding->footer}\n" );
	}
}
