<?php
/**
 * Products in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Products;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Label;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the products table.
 */
final class ProductRepository {

	public function __construct( private readonly Connection $database ) {}

	/** The product as it is now; it neither changes nor goes until the unit of work ends. */
	public function find( int $id ): ?Product {
		return $this->one( 'SELECT * FROM {products} WHERE id = %d LOCK IN SHARE MODE', $id );
	}

	/** The product as it is now; nobody else holds or changes it until the unit of work ends. */
	public function lock( int $id ): ?Product {
		return $this->one( 'SELECT * FROM {products} WHERE id = %d FOR UPDATE', $id );
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

	/** @return list<Product> One page, in the order of their ids. */
	public function page( int $page, int $perPage ): array {
		return array_map( Product::fromRow( ... ), $this->database->rows( 'SELECT * FROM {products} ORDER BY id LIMIT %d OFFSET %d', array( $perPage, ( $page - 1 ) * $perPage ) ) );
	}

	public function count(): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM {products}' );
	}

	/**
	 * @return int Id of the new product.
	 * @throws DatabaseError A duplicate, when name or slug exist.
	 */
	public function insert( string $slug, string $name ): int {
		return $this->database->insert( 'products', self::columns( $slug, $name ) + array( 'created_at' => gmdate( 'Y-m-d H:i:s' ) ) );
	}

	/** @throws DatabaseError A duplicate, when name or slug are another one's. */
	public function rename( int $id, string $slug, string $name ): void {
		$this->database->update( 'products', self::columns( $slug, $name ), array( 'id' => $id ) );
	}

	public function delete( int $id ): void {
		$this->database->execute( 'DELETE FROM {products} WHERE id = %d', array( $id ) );
	}

	private function one( string $sql, int $id ): ?Product {
		$row = $this->database->row( $sql, array( $id ) );
		return null === $row ? null : Product::fromRow( $row );
	}

	/** @return array<string, string> */
	private static function columns( string $slug, string $name ): array {
		return array(
			'slug'      => $slug,
			'slug_hash' => Label::hash( $slug ),
			'name'      => $name,
			'name_hash' => Label::hash( $name ),
		);
	}
}
