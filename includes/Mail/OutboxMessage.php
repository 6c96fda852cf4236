<?php
/**
 * A row of the outbox.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * A queued mail that a worker holds.
 */
final class OutboxMessage {

	public function __construct(
		public readonly int $id,
		public readonly OutgoingMail $mail,
		/** Without angle brackets; the same at every try. */
		public readonly string $messageId,
		public readonly int $attempts,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			$row->int( 'id' ),
			new OutgoingMail( MailKind::from( $row->text( 'kind' ) ), $row->intOrNull( 'ticket_id' ), $row->int( 'customer_id' ), $row->intOrNull( 'reply_id' ) ),
			$row->text( 'message_id' ),
			$row->int( 'attempts' ),
			$row->time( 'created_at' ),
		);
	}
}
