<?php
/**
 * A ticket that is about to be written.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Checked input of TicketCreator::create().
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
		/** Department by slug, when departmentId is null. */
		public readonly ?string $departmentSlug = null,
		/** Department by id as text, slug or exact name, when both others are null. */
		public readonly ?string $department = null,
		public readonly ?int $productId = null,
		public readonly ?int $agentId = null,
		public readonly ?Status $status = null,
		public readonly ?State $state = null,
		/** @var list<string> */
		public readonly array $tags = array(),
		/** The caller's own id: a second ticket with it is the first. */
		public readonly ?string $externalId = null,
		/** When it was written, if not now. */
		public readonly ?\DateTimeImmutable $createdAt = null,
		/** Whether a new customer becomes a WordPress user. */
		public readonly bool $createUser = false,
		/** @var list<int> The caller's own unused uploads. */
		public readonly array $attachmentIds = array(),
		/** Files that came with it. */
		public readonly ?MessageFiles $files = null,
	) {}

	/** The same, and no mail goes out. */
	public function silent(): self {
		return new self(
			$this->email,
			$this->subject,
			$this->message,
			$this->channel,
			$this->name,
			$this->priority,
			$this->departmentId,
			false,
			$this->departmentSlug,
			$this->department,
			$this->productId,
			$this->agentId,
			$this->status,
			$this->state,
			$this->tags,
			$this->externalId,
			$this->createdAt,
			$this->createUser,
			$this->attachmentIds,
			$this->files,
		);
	}

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
