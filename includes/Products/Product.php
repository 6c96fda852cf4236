<?php
/**
 * A product.
 */

declare(strict_types=1);

namespace SmartSupport\Products;

use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * A label beside the department.
 */
final class Product {

	public function __construct(
		public readonly int $id,
		public readonly string $slug,
		public readonly string $name,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		return new self( $row->int( 'id' ), $row->text( 'slug' ), $row->text( 'name' ), $row->time( 'created_at' ) );
	}
}
