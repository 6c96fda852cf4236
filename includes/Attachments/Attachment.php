<?php
/**
 * A file.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * What came with a message, or waits for the message it will come with. Never changed once it is stored.
 */
final class Attachment {

	public function __construct(
		public readonly int $id,
		/** Null while it waits for its message. */
		public readonly ?int $ticketId,
		/** Null for a file of the ticket's opening message. */
		public readonly ?int $replyId,
		/** Whether it came with an internal note. */
		public readonly bool $isInternal,
		/** Who uploaded it: a WordPress user, a customer, a key. */
		public readonly ?int $userId,
		public readonly ?int $customerId,
		public readonly ?int $keyId,
		/** Name on the disk, 32 hexadecimal characters. */
		public readonly string $storedName,
		/** Name to show. */
		public readonly string $filename,
		public readonly string $mime,
		/** Bytes. */
		public readonly int $size,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			id: $row->int( 'id' ),
			ticketId: $row->intOrNull( 'ticket_id' ),
			replyId: $row->intOrNull( 'reply_id' ),
			isInternal: $row->bool( 'is_internal' ),
			userId: $row->intOrNull( 'user_id' ),
			customerId: $row->intOrNull( 'customer_id' ),
			keyId: $row->intOrNull( 'api_key_id' ),
			storedName: $row->text( 'stored_name' ),
			filename: $row->text( 'filename' ),
			mime: $row->text( 'mime' ),
			size: $row->int( 'size' ),
			createdAt: $row->time( 'created_at' ),
		);
	}

	/** Whether the actor uploaded it. */
	public function isBy( Actor $actor ): bool {
		return match ( $actor->kind ) {
			ActorKind::Key => null !== $this->keyId && $this->keyId === $actor->keyId,
			ActorKind::User => null !== $this->userId && $this->userId === $actor->userId,
			ActorKind::Link, ActorKind::Guest => null === $this->userId && null !== $this->customerId && $this->customerId === $actor->customerId,
			ActorKind::System => null === $this->keyId && null === $this->userId && null === $this->customerId,
			ActorKind::Anonymous, ActorKind::Portal => false,
		};
	}
}
