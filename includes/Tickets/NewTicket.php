<?php
/**
 * A ticket that is about to be written.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Customers\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Checked input of TicketService::create().
 */
final class NewTicket {

	public function __construct(
		public readonly EmailAddress $email,
		public readonly string $subject,
		public readonly MessageBody $message,
		public readonly Channel $channel,
		public readonly string $name = '',
		public readonly Priority $priority = Priority::Medium,
		public readonly ?int $departmentId = null,
		/** Whether mails go out. */
		public readonly bool $notify = true,
	) {}

	/**
	 * @param string $text What somebody typed.
	 * @return string One line of plain text: nothing in it is markup.
	 * @throws \InvalidArgumentException When nothing visible is left or it is too long.
	 */
	public static function subject( string $text ): string {
		// Not sanitize_text_field(), which writes &lt; for < and takes %20 out.
		$subject = trim( (string) preg_replace( '/[\p{Z}\p{Cc}]+/u', ' ', wp_scrub_utf8( $text ) ) );
		if ( MessageBody::isBlank( $subject ) ) {
			throw new \InvalidArgumentException( esc_html__( 'Please enter a subject.', 'smart-support-guest' ) );
		}
		if ( mb_strlen( $subject ) > 255 ) {
			throw new \InvalidArgumentException( esc_html__( 'The subject may have at most 255 characters.', 'smart-support-guest' ) );
		}
		return $subject;
	}
}
