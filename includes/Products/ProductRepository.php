<?php
/**
 * Products in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Products;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the products table.
 */
final class ProductRepository {

	public function __construct( private readonly Connection $database ) {}

	public function find( int $id ): ?Product {
		return $this->findMany( array( $id ) )[ $id ] ?? null;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, Product> By id.
	 */
	public function findMany( array $ids ): array {
		$products = array();
		if ( array() !== $ids ) {
			foreach ( $this->database->rows( 'SELECT * FROM {products} WHERE id IN (' . Connection::placeholders( $ids ) . ')', $ids ) as $row ) {
				$products[ $row->int( 'id' ) ] = Product::fromRow( $row );
			}
		}
		return $products;
	}
}
