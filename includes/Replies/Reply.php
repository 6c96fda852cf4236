<?php
/**
 * A reply.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Database\Row;
use SmartSupport\Tickets\Channel;

defined( 'ABSPATH' ) || exit;

/**
 * A public message on a ticket, or an internal note.
 */
final class Reply {

	public function __construct(
		public readonly int $id,
		public readonly int $ticketId,
		public readonly bool $isInternal,
		public readonly AuthorType $authorType,
		/** agent, customer or participant. */
		public readonly string $authorRole,
		public readonly ?int $userId,
		public readonly ?int $customerId,
		/** Name at the time of writing. */
		public readonly string $authorName,
		/** verified, claimed or held. */
		public readonly string $verification,
		public readonly Channel $channel,
		/** Safe HTML. */
		public readonly string $message,
		public readonly string $text,
		public readonly \DateTimeImmutable $createdAt,
		/** Worst of its mails: queued, sent, failed; none without any. */
		public readonly string $delivery,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			id: $row->int( 'id' ),
			ticketId: $row->int( 'ticket_id' ),
			isInternal: $row->bool( 'is_internal' ),
			authorType: AuthorType::from( $row->text( 'author_type' ) ),
			authorRole: $row->text( 'author_role' ),
			userId: $row->intOrNull( 'user_id' ),
			customerId: $row->intOrNull( 'customer_id' ),
			authorName: $row->text( 'author_name' ),
			verification: $row->text( 'verification' ),
			channel: Channel::from( $row->text( 'channel' ) ),
			message: $row->text( 'message' ),
			text: $row->text( 'message_text' ),
			createdAt: $row->time( 'created_at' ),
			delivery: array( 'none', 'sent', 'queued', 'failed' )[ $row->intOrNull( 'delivery' ) ?? 0 ] ?? 'none',
		);
	}
}
