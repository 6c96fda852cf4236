<?php
/**
 * Departments in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;

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
		if ( null === $this->all ) {
			$this->all = array();
			foreach ( $this->database->rows( 'SELECT * FROM {departments} ORDER BY id' ) as $row ) {
				$this->all[ $row->int( 'id' ) ] = Department::fromRow( $row );
			}
		}
		return $this->all;
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
				'slug_hash'  => self::hash( $slug ),
				'name'       => $name,
				'name_hash'  => self::hash( $name ),
				'created_at' => gmdate( 'Y-m-d H:i:s' ),
			)
		);
	}

	/** Unique without case, on every engine. */
	private static function hash( string $text ): string {
		return hash( 'sha256', mb_strtolower( $text ) );
	}
}
