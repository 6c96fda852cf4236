<?php
/**
 * A ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * One request for help, as its row holds it. Its number is its id.
 */
final class Ticket {

	public function __construct(
		public readonly int $id,
		public readonly string $subject,
		public readonly Status $status,
		public readonly State $state,
		public readonly Priority $priority,
		public readonly Channel $channel,
		public readonly bool $isGuest,
		public readonly int $version,
		public readonly int $customerId,
		public readonly int $departmentId,
		public readonly ?int $productId,
		public readonly ?int $agentId,
		public readonly int $replyCount,
		public readonly int $participantCount,
		/** @var list<string> */
		public readonly array $tags,
		public readonly ?string $externalId,
		public readonly \DateTimeImmutable $createdAt,
		public readonly \DateTimeImmutable $updatedAt,
		public readonly \DateTimeImmutable $publicUpdatedAt,
		public readonly ?\DateTimeImmutable $firstResponseAt,
		public readonly ?\DateTimeImmutable $waitingSince,
		public readonly ?\DateTimeImmutable $resolvedAt,
		public readonly ?\DateTimeImmutable $closedAt,
		public readonly ?\DateTimeImmutable $delayedUntil,
		/** Opening message as safe HTML; null where a list left it out. */
		public readonly ?string $message,
		/** WordPress user who wrote it for themselves while logged in; null for everybody else, and in lists. */
		public readonly ?int $authorUserId = null,
	) {}

	public static function fromRow( Row $row ): self {
		return new self(
			id: $row->int( 'id' ),
			subject: $row->text( 'subject' ),
			status: Status::from( $row->text( 'status' ) ),
			state: State::from( $row->text( 'state' ) ),
			priority: Priority::from( $row->int( 'priority' ) ),
			channel: Channel::from( $row->text( 'channel' ) ),
			isGuest: $row->bool( 'is_guest' ),
			version: $row->int( 'version' ),
			customerId: $row->int( 'customer_id' ),
			departmentId: $row->int( 'department_id' ),
			productId: $row->intOrNull( 'product_id' ),
			agentId: $row->intOrNull( 'agent_id' ),
			replyCount: $row->int( 'reply_count' ),
			participantCount: $row->int( 'participant_count' ),
			tags: TicketTags::read( $row->textOrNull( 'tags' ) ),
			externalId: $row->textOrNull( 'external_id' ),
			createdAt: $row->time( 'created_at' ),
			updatedAt: $row->time( 'updated_at' ),
			publicUpdatedAt: $row->time( 'public_updated_at' ),
			firstResponseAt: $row->timeOrNull( 'first_response_at' ),
			waitingSince: $row->timeOrNull( 'waiting_since' ),
			resolvedAt: $row->timeOrNull( 'resolved_at' ),
			closedAt: $row->timeOrNull( 'closed_at' ),
			delayedUntil: $row->timeOrNull( 'delayed_until' ),
			message: $row->textOrNull( 'message' ),
			authorUserId: $row->intOrNull( 'author_user_id' ),
		);
	}

	/** Whether this WordPress user wrote it, whoever its customer is. */
	public function isBy( ?int $userId ): bool {
		return null !== $userId && $userId === $this->authorUserId;
	}

	public function number(): string {
		return (string) $this->id;
	}
}
