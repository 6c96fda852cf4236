<?php
/**
 * Departments in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Label;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the departments table. Sites have few departments, so all are read at once and kept for the request.
 */
final class DepartmentRepository {

	/** @var array<int, Department>|null */
	private ?array $all = null;

	public function __construct( private readonly Connection $database ) {}

	/** @return array<int, Department> By id. */
	public function all(): array {
		return $this->all ??= $this->read( '' );
	}

	/** @return array<int, Department> All as they are now; none of them changes or goes until the unit of work ends. */
	public function hold(): array {
		$this->all = $this->read( 'LOCK IN SHARE MODE' );
		return $this->all;
	}

	/** @return array<int, Department> All as they are now; nobody else holds or changes one until the unit of work ends. */
	public function lock(): array {
		$this->all = $this->read( 'FOR UPDATE' );
		return $this->all;
	}

	/**
	 * @param list<int>|null $ids Only these, null for all.
	 * @return list<Department> One page, in the order of their ids.
	 */
	public function page( ?array $ids, int $page, int $perPage ): array {
		[ $where, $values ] = self::among( $ids );
		$rows               = $this->database->rows( "SELECT * FROM {departments} WHERE $where ORDER BY id LIMIT %d OFFSET %d", array( ...$values, $perPage, ( $page - 1 ) * $perPage ) );
		return array_map( Department::fromRow( ... ), $rows );
	}

	/** @param list<int>|null $ids Only these, null for all. */
	public function count( ?array $ids ): int {
		[ $where, $values ] = self::among( $ids );
		return (int) $this->database->value( "SELECT COUNT(*) FROM {departments} WHERE $where", $values );
	}

	/**
	 * @return int Id of the new department.
	 * @throws DatabaseError A duplicate, when name or slug exist.
	 */
	public function insert( string $slug, string $name ): int {
		$this->all = null;
		return $this->database->insert(
			'departments',
			array(
				'slug'       => $slug,
				'slug_hash'  => Label::hash( $slug ),
				'name'       => $name,
				'name_hash'  => Label::hash( $name ),
				'created_at' => gmdate( 'Y-m-d H:i:s' ),
			)
		);
	}

	/** @throws DatabaseError A duplicate, when name or slug are another one's. */
	public function rename( int $id, string $slug, string $name ): void {
		$this->all = null;
		$columns   = array(
			'slug'      => $slug,
			'slug_hash' => Label::hash( $slug ),
			'name'      => $name,
			'name_hash' => Label::hash( $name ),
		);
		$this->database->update( 'departments', $columns, array( 'id' => $id ) );
	}

	/** @param array<string, string|null> $columns */
	public function update( int $id, array $columns ): void {
		$this->all = null;
		$this->database->update( 'departments', $columns, array( 'id' => $id ) );
	}

	/** Makes this one, and no other, the default. */
	public function setDefault( int $id ): void {
		$this->all = null;
		$this->database->execute( 'UPDATE {departments} SET is_default = CASE WHEN id = %d THEN 1 ELSE 0 END', array( $id ) );
	}

	public function delete( int $id ): void {
		$this->all = null;
		$this->database->execute( 'DELETE FROM {departments} WHERE id = %d', array( $id ) );
	}

	/** @return array<int, Department> By id. */
	private function read( string $lock ): array {
		$all = array();
		foreach ( $this->database->rows( "SELECT * FROM {departments} ORDER BY id $lock" ) as $row ) {
			$all[ $row->int( 'id' ) ] = Department::fromRow( $row );
		}
		return $all;
	}

	/**
	 * @param list<int>|null $ids
	 * @return array{string, list<int>} Condition and its values.
	 */
	private static function among( ?array $ids ): array {
		return match ( $ids ) {
			null => array( '1 = 1', array() ),
			array() => array( '1 = 0', array() ),
			default => array( 'id IN (' . Connection::placeholders( $ids ) . ')', $ids ),
		};
	}
}
