<?php
/**
 * A question whether a reply is its author's.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What a mailed link would publish.
 */
final class Confirmation {

	public function __construct(
		public readonly int $id,
		public readonly int $replyId,
		public readonly int $ticketId,
		public readonly int $customerId,
		/** Normal form of the address that was asked. */
		public readonly string $email,
		/** What the reply says, plain text. */
		public readonly string $text,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->int( 'reply_id' ), $row->int( 'ticket_id' ), $row->int( 'customer_id' ), $row->text( 'email' ), $row->text( 'message_text' ) );
	}
}
