<?php
/**
 * A mail, ready to be rendered.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * Its words in the language they are in when it is made; MailRenderer makes the mail's parts of them.
 */
final class MailContent {

	/** Language of the words, e.g. de-DE, and whether it is read from the right. */
	public readonly string $language;
	public readonly bool $isRtl;

	/** Words of the link to the public page, and those before it. */
	public readonly string $portalLabel;
	public readonly string $portalNote;

	private MailSender $sender;

	/** @param list<string> $lines Paragraphs before the message, plain text. */
	public function __construct(
		public readonly string $to,
		public readonly string $subject,
		public readonly array $lines,
		/** Message to show, as safe HTML and as text; empty for none. */
		public readonly string $messageHtml,
		public readonly string $messageText,
		public readonly string $buttonLabel,
		public readonly string $buttonUrl,
		/** Paragraph after the button, plain text. */
		public readonly string $footer,
		/** Address of the ticket's public page, empty for none: whoever the mail is forwarded to may follow it. */
		public readonly string $portalUrl = '',
	) {
		$this->language = str_replace( '_', '-', determine_locale() );
		$this->isRtl    = is_rtl();

		$this->portalLabel = __( 'View ticket details', 'smart-support-guest' );
		$this->portalNote  = __( 'This link shows the ticket. Anyone who has the link has access to the page.', 'smart-support-guest' );
		$this->sender      = new MailSender();
	}

	/** The same mail from somebody else than the site. */
	public function from( MailSender $sender ): self {
		$mail         = clone $this;
		$mail->sender = $sender;
		return $mail;
	}

	public function sender(): MailSender {
		return $this->sender;
	}

	/** The same words without markup. */
	public function text(): string {
		$parts = array(
			...$this->lines,
			'' === $this->messageText ? '' : '> ' . str_replace( "\n", "\n> ", $this->messageText ),
			$this->buttonLabel . ":\n" . $this->buttonUrl,
			$this->footer,
			'' === $this->portalUrl ? '' : $this->portalNote . "\n\n" . $this->portalLabel . ":\n" . $this->portalUrl,
		);
		return implode( "\n\n", array_filter( $parts, static fn( string $part ) => '' !== $part ) ) . "\n";
	}
}
