<?php
/**
 * Rules about departments.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Database\DatabaseError;
use SmartSupport\Label;
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
	 * The department with this id, or the default one for null. It stays what it is until the unit of work ends.
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
		$all = array_filter( $this->departments->hold(), static fn( Department $department ) => null === $within || in_array( $department->id, $within, true ) );
		foreach ( $conditions as $fits ) {
			foreach ( $all as $department ) {
				if ( $fits( $department ) ) {
					return $department;
				}
			}
		}
		if ( null === $within && array() === array_filter( $all, static fn( Department $department ) => $department->isDefault ) ) {
			throw new \LogicException( 'There is no default department.' );
		}
		throw self::unknown( $all );
	}

	/**
	 * @param list<int>|null $ids    Null for all there are.
	 * @param list<int>|null $within Departments that may be named, null for all.
	 * @throws Refusal invalid_department, with those that may be named.
	 */
	public function check( ?array $ids, ?array $within ): void {
		$known = $this->allowed( $within );
		if ( array() !== array_diff( $ids ?? array(), array_keys( $known ) ) || ( null === $ids && null !== $within ) ) {
			throw self::unknown( $known );
		}
	}

	/**
	 * @param string      $name For people.
	 * @param string|null $slug For programs; made of the name where it is null.
	 * @throws Refusal validation_error for what is no name or slug, conflict for one that exists.
	 */
	public function create( string $name, ?string $slug = null ): Department {
		$name = Label::checked( 'name', static fn() => Label::name( $name ) );
		$slug = Label::checked( 'slug', static fn() => null === $slug ? Label::slugOf( $name ) : Label::slug( $slug ) );
		try {
			return $this->resolve( $this->departments->insert( $slug, $name ) );
		} catch ( DatabaseError $error ) {
			throw $error->isDuplicate() ? self::exists() : $error;
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

	public static function exists(): Refusal {
		return new Refusal( 'conflict', __( 'A department with this name or slug exists.', 'smart-support-guest' ) );
	}

	/** @param array<Department> $known Those that the caller may know. */
	public static function unknown( array $known ): Refusal {
		$allowed = array_map(
			static fn( Department $department ) => array(
				'id'   => $department->id,
				'slug' => $department->slug,
				'name' => $department->name,
			),
			array_values( $known )
		);
		return new Refusal( 'invalid_department', __( 'There is no such department.', 'smart-support-guest' ), array( 'allowed_departments' => $allowed ) );
	}
}
