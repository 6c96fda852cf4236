<?php
/**
 * A change of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

defined( 'ABSPATH' ) || exit;

/**
 * Checked input of TicketService::update(); null leaves a field as it is, except for agent and product, where it means none.
 */
final class TicketChange {

	public function __construct(
		public readonly ?string $subject = null,
		public readonly ?Status $status = null,
		public readonly ?State $state = null,
		public readonly ?Priority $priority = null,
		public readonly ?int $departmentId = null,
		/** Whether agentId is meant. */
		public readonly bool $assigns = false,
		public readonly ?int $agentId = null,
		/** Whether productId is meant. */
		public readonly bool $relabels = false,
		public readonly ?int $productId = null,
		/** Version the change is based on. */
		public readonly ?int $version = null,
		/** @var list<string>|null All tags it is to have. */
		public readonly ?array $tags = null,
		/** Whether delayedUntil is meant. */
		public readonly bool $delays = false,
		public readonly ?\DateTimeImmutable $delayedUntil = null,
	) {}

	/** Whether anything but the agent is to change. */
	public function edits(): bool {
		return null !== $this->subject || null !== $this->status || null !== $this->state || null !== $this->priority || null !== $this->departmentId || $this->relabels
			|| null !== $this->tags || $this->delays;
	}
}
