<?php
/**
 * A customer who is seeded.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

/**
 * One row of customers; of a registered one also a WordPress user.
 */
final class Person {

	public const COLUMNS = array( 'id', 'email', 'email_hash', 'name', 'user_id', 'locale', 'created_at' );

	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $email,
		/** Null for a guest. */
		public readonly ?int $userId,
		public readonly Language $language,
	) {}

	/** @return list<int|string|null> */
	public function row( int $time ): array {
		return array( $this->id, $this->email, hash( 'sha256', $this->email ), $this->name, $this->userId, $this->language->locale, gmdate( 'Y-m-d H:i:s', $time ) );
	}
}
