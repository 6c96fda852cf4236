<?php
/**
 * The author of a reply.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Customers\Customer;

defined( 'ABSPATH' ) || exit;

/**
 * Who a reply is by: a WordPress user of the staff, or a customer.
 */
final class Author {

	private function __construct(
		public readonly AuthorType $type,
		/** agent, customer or participant. */
		public readonly string $role,
		public readonly ?int $userId,
		public readonly ?int $customerId,
		public readonly string $name,
	) {}

	public static function agent( ?int $userId, string $name ): self {
		return new self( AuthorType::Agent, 'agent', $userId, null, $name );
	}

	/** @param bool $isParticipant Whether they are on the ticket without being its customer. */
	public static function customer( Customer $customer, bool $isParticipant = false ): self {
		return new self( AuthorType::Customer, $isParticipant ? 'participant' : 'customer', $customer->userId, $customer->id, $customer->name );
	}

	public function isAgent(): bool {
		return AuthorType::Agent === $this->type;
	}
}
