<?php
/**
 * A department.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * Owns tickets; one is the default for tickets that name none.
 */
final class Department {

	public function __construct(
		public readonly int $id,
		public readonly string $slug,
		public readonly string $name,
		public readonly bool $isDefault,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->text( 'slug' ), $row->text( 'name' ), $row->bool( 'is_default' ), $row->time( 'created_at' ) );
	}
}
