<?php
/**
 * Which tickets an actor may know of.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Made by TicketPolicy, turned into SQL by the repository: a list is limited in the query, never filtered afterwards.
 */
final class Visibility {

	/** @param list<int>|null $departmentIds Tickets of these departments, null for all. */
	private function __construct(
		public readonly bool $all,
		/** Own and unassigned tickets of this WordPress user. */
		public readonly ?int $agentId,
		/** Tickets of this customer. */
		public readonly ?int $customerId,
		public readonly ?array $departmentIds = null,
		/** Tickets that this WordPress user wrote for themselves. */
		public readonly ?int $authorId = null,
	) {}

	public static function all(): self {
		return new self( true, null, null );
	}

	/** @param list<int>|null $departmentIds Null for all. */
	public static function ofDepartments( ?array $departmentIds ): self {
		return new self( null === $departmentIds, null, null, $departmentIds );
	}

	public static function ofAgent( int $userId ): self {
		return new self( false, $userId, null );
	}

	public static function ofCustomer( int $customerId ): self {
		return new self( false, null, $customerId );
	}

	/** @param int|null $customerId The customer whom the user has proved to be. */
	public static function ofUser( int $userId, ?int $customerId ): self {
		return new self( false, null, $customerId, null, $userId );
	}

	/** Whether it is that of somebody who asks for help, not of staff. */
	public function isOfCustomers(): bool {
		return null !== $this->customerId || null !== $this->authorId;
	}

	public static function none(): self {
		return new self( false, null, null );
	}
}
