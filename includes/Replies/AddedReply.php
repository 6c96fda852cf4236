<?php
/**
 * Result of a reply.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

defined( 'ABSPATH' ) || exit;

/**
 * Where a reply went.
 */
final class AddedReply {

	public function __construct(
		/** The ticket it is on now: another one than asked for when it opened a follow-up ticket. */
		public readonly int $ticketId,
		/** Null when it became the opening message of a follow-up ticket. */
		public readonly ?Reply $reply,
	) {}

	/** Whether nobody but staff sees it before its author has confirmed it. */
	public function isHeld(): bool {
		return Verification::Held->value === $this->reply?->verification;
	}
}
