<?php
/**
 * Rules about departments.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\DatabaseError;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and makes departments.
 */
final class DepartmentService {

	public function __construct( private readonly DepartmentRepository $departments ) {}

	/** @return array<int, Department> By id. */
	public function all(): array {
		return $this->departments->all();
	}

	/**
	 * The department with this id, or the default one for null.
	 *
	 * @throws Refusal invalid_department, with those there are.
	 */
	public function resolve( ?int $id ): Department {
		$all = $this->departments->all();
		if ( null !== $id ) {
			return $all[ $id ] ?? throw $this->unknown();
		}
		foreach ( $all as $department ) {
			if ( $department->isDefault ) {
				return $department;
			}
		}
		throw new \LogicException( 'There is no default department.' );
	}

	/**
	 * @param list<int>|null $ids    Null for all there are.
	 * @param list<int>|null $within Departments that may be named, null for all.
	 * @throws Refusal invalid_department, with those that may be named.
	 */
	public function check( ?array $ids, ?array $within ): void {
		$known = array_keys( $this->allowed( $within ) );
		if ( array() !== array_diff( $ids ?? array(), $known ) || ( null === $ids && null !== $within ) ) {
			throw $this->unknown( $within );
		}
	}

	/**
	 * @param string $name Shown to people; the slug is made from it.
	 * @throws Refusal validation_error for an empty or too long name, conflict for one that exists.
	 */
	public function create( string $name ): Department {
		$name = sanitize_text_field( $name );
		// Other scripts are written in percents and grow: cut between two characters.
		$slug = utf8_uri_encode( urldecode( sanitize_title( $name ) ), 190 );
		if ( '' === $slug || mb_strlen( $name ) > 190 ) {
			throw Refusal::invalid( array( 'name' => __( 'Please enter a name of at most 190 characters.', 'smart-support-guest' ) ) );
		}
		try {
			return $this->resolve( $this->departments->insert( $slug, $name ) );
		} catch ( DatabaseError $error ) {
			if ( ! $error->isDuplicate() ) {
				throw $error;
			}
			throw new Refusal( 'conflict', __( 'A department with this name exists.', 'smart-support-guest' ) );
		}
	}

	/**
	 * @param list<int>|null $within
	 * @return array<int, Department> By id.
	 */
	private function allowed( ?array $within ): array {
		$all = $this->departments->all();
		return null === $within ? $all : array_intersect_key( $all, array_flip( $within ) );
	}

	/** @param list<int>|null $within Departments that the caller may know of, null for all. */
	private function unknown( ?array $within = null ): Refusal {
		$allowed = array_map(
			static fn( Department $department ) => array(
				'id'   => $department->id,
				'slug' => $department->slug,
				'name' => $department->name,
			),
			array_values( $this->allowed( $within ) )
		);
		return new Refusal( 'invalid_department', __( 'There is no such department.', 'smart-support-guest' ), array( 'allowed_departments' => $allowed ) );
	}
}
