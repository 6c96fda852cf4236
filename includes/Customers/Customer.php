<?php
/**
 * A customer.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * A person who asks for help; registered when linked to a WordPress user, else a guest.
 */
final class Customer {

	public function __construct(
		public readonly int $id,
		public readonly string $email,
		public readonly string $name,
		public readonly ?int $userId,
		public readonly string $locale,
		/** Null where only the person matters. */
		public readonly ?\DateTimeImmutable $createdAt = null,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->text( 'email' ), $row->text( 'name' ), $row->intOrNull( 'user_id' ), $row->text( 'locale' ), $row->timeOrNull( 'created_at' ) );
	}

	public function isGuest(): bool {
		return null === $this->userId;
	}
}
