<?php
/**
 * A reply or note that is seeded.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * One row of replies; its id is known when its batch is written.
 */
final class Letter {

	public const COLUMNS = array( 'id', 'ticket_id', 'is_internal', 'author_type', 'author_role', 'user_id', 'customer_id', 'author_name', 'channel', 'created_at', 'message', 'message_text' );

	public int $id = 0;

	public function __construct(
		private readonly int $ticket,
		private readonly bool $isNote,
		private readonly ?int $user,
		/** Null: an agent's. */
		private readonly ?int $customer,
		private readonly string $name,
		private readonly string $channel,
		public readonly int $time,
		public readonly string $text,
	) {}

	/** @return list<int|string|null> */
	public function row(): array {
		$side = null === $this->customer ? 'agent' : 'customer';
		return array(
			$this->id,
			$this->ticket,
			(int) $this->isNote,
			$side,
			$side,
			$this->user,
			$this->customer,
			$this->name,
			$this->channel,
			gmdate( 'Y-m-d H:i:s', $this->time ),
			Language::html( $this->text ),
			$this->text,
		);
	}
}
