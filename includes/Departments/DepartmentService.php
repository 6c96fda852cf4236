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
	 * @param list<int>|null $within Departments that the caller is limited to, null for all.
	 * @throws Refusal invalid_department, with those there are.
	 */
	public function resolve( ?int $id, ?array $within = null ): Department {
		return $this->first( $within, static fn( Department $department ) => null === $id ? $department->isDefault : $id === $department->id );
	}

	/**
	 * The department that a new ticket names: the first of id, slug and text that is given decides.
	 *
	 * @param string|null    $text   Id, slug or exact name, tried in this order.
	 * @param list<int>|null $within Departments that the caller is limited to, null for all.
	 * @throws Refusal invalid_department, with those there are.
	 */
	public function choose( ?int $id, ?string $slug, ?string $text, ?array $within = null ): Department {
		if ( null !== $id || ( null === $slug && null === $text ) ) {
			return $this->resolve( $id, $within );
		}
		$bySlug = static fn( string $wanted ): \Closure => static fn( Department $department ) => mb_strtolower( $wanted ) === mb_strtolower( $department->slug );
		if ( null !== $slug ) {
			return $this->first( $within, $bySlug( $slug ) );
		}
		return $this->first(
			$within,
			static fn( Department $department ) => (string) $department->id === $text,
			$bySlug( (string) $text ),
			static fn( Department $department ) => $department->name === $text
		);
	}

	/**
	 * The first department that fits the first condition, else the second, and so on.
	 *
	 * @param list<int>|null               $within
	 * @param \Closure(Department): bool ...$conditions
	 */
	private function first( ?array $within, \Closure ...$conditions ): Department {
		$all = $this->allowed( $within );
		foreach ( $conditions as $fits ) {
			foreach ( $all as $department ) {
				if ( $fits( $department ) ) {
					return $department;
				}
			}
		}
		throw $this->unknown( $within );
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
