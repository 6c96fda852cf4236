<?php
/**
 * Departments as staff and programs know them.
 */

declare(strict_types=1);

namespace SmartSupport\Departments;

use SmartSupport\Access\Actor;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\Paging;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Label;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Reassignment;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;

defined( 'ABSPATH' ) || exit;

/**
 * Finds, makes, changes and deletes departments. A key that is limited to departments knows of no others.
 */
final class DepartmentDirectory {

	public function __construct(
		private readonly DepartmentRepository $departments,
		private readonly DepartmentService $service,
		private readonly Reassignment $tickets,
		private readonly UnitOfWork $unit,
	) {}

	/** @return array{list<Department>, int} One page of those the actor may know of, and their number. */
	public function list( Actor $actor, int $page, int $perPage ): array {
		$departments = $this->departments->page( $actor->departmentIds, $page, $perPage );
		return array( $departments, Paging::total( $departments, $page, $perPage, fn() => $this->departments->count( $actor->departmentIds ) ) );
	}

	/** @throws Refusal not_found. */
	public function get( Actor $actor, int $id ): Department {
		return self::within( $actor, $this->departments->all() )[ $id ] ?? throw Refusal::notFound();
	}

	/** @throws Refusal validation_error, conflict; forbidden for a key that is limited to departments. */
	public function create( Actor $actor, string $name, ?string $slug ): Department {
		return null === $actor->departmentIds ? $this->service->create( $name, $slug ) : throw Refusal::forbidden();
	}

	/**
	 * @return array{Department, bool} The department now, and whether anything is different.
	 * @throws Refusal not_found, conflict, forbidden; validation_error for a name or slug, and for a self-close status that no way leads to.
	 */
	public function update( Actor $actor, int $id, DepartmentChange $change ): array {
		$name = null === $change->name ? null : Label::checked( 'name', static fn() => Label::name( $change->name ) );
		$slug = null === $change->slug ? null : Label::checked( 'slug', static fn() => Label::slug( $change->slug ) );
		try {
			return $this->unit->run( fn() => $this->change( $actor, $id, $name, $slug, $change ) );
		} catch ( DatabaseError $error ) {
			throw $error->isDuplicate() ? DepartmentService::exists() : $error;
		}
	}

	/**
	 * @param int|null $reassignTo Department that takes its tickets, null when it should have none.
	 * @return Department As it was.
	 * @throws Refusal not_found, conflict for the default one and one with tickets, invalid_department.
	 */
	public function delete( Actor $actor, int $id, ?int $reassignTo ): Department {
		return $this->unit->run(
			function () use ( $actor, $id, $reassignTo ): Department {
				$known      = self::within( $actor, $this->departments->lock() );
				$department = $known[ $id ] ?? throw Refusal::notFound();
				$others     = array_diff_key( $known, array( $id => true ) );
				if ( $department->isDefault ) {
					throw new Refusal( 'conflict', __( 'The default department cannot be deleted: make another one the default first.', 'smart-support-guest' ) );
				}
				if ( null !== $reassignTo && ! isset( $others[ $reassignTo ] ) ) {
					throw DepartmentService::unknown( $others );
				}
				if ( null === $reassignTo && $this->tickets->areOn( 'department_id', $id ) ) {
					throw new Refusal( 'conflict', __( 'This department has tickets: say by reassign_to which department takes them.', 'smart-support-guest' ) );
				}
				if ( null !== $reassignTo ) {
					$this->tickets->move( $actor, 'department_id', $id, $reassignTo );
				}
				$this->departments->delete( $id );
				/**
				 * Fires when a department has been deleted and committed.
				 *
				 * @since 0.1.0
				 *
				 * @param int      $departmentId Id it had.
				 * @param int|null $reassignedTo Department that took its tickets.
				 */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_department_deleted', $id, $reassignTo ) );
				return $department;
			}
		);
	}

	/** @return array{Department, bool} */
	private function change( Actor $actor, int $id, ?string $name, ?string $slug, DepartmentChange $change ): array {
		$all        = $this->departments->lock();
		$department = self::within( $actor, $all )[ $id ] ?? throw Refusal::notFound();
		$renames    = ( $name ?? $department->name ) !== $department->name || ( $slug ?? $department->slug ) !== $department->slug;
		$moves      = null !== $change->isDefault && $change->isDefault !== $department->isDefault;
		$columns    = $change->columns( $department );
		if ( $renames ) {
			$this->departments->rename( $id, $slug ?? $department->slug, $name ?? $department->name );
		}
		if ( $moves ) {
			$this->moveDefault( $actor, $all, $id, true === $change->isDefault );
		}
		if ( array() !== $columns ) {
			$this->departments->update( $id, $columns );
		}
		$now = $this->departments->all()[ $id ] ?? $department;
		self::checkSelfClose( $now );
		return array( $now, $renames || $moves || array() !== $columns );
	}

	/** @throws Refusal validation_error. */
	private static function checkSelfClose( Department $department ): void {
		$goal = $department->selfClose;
		$from = array_filter( Status::cases(), static fn( Status $status ) => null === $goal || ( State::Opened === $status->state() && $department->transitions->allows( $status, $goal ) ) );
		if ( array() === $from ) {
			throw Refusal::invalid( array( 'self_close_status' => __( 'Customers could never close a ticket so: no way leads there from an open one.', 'smart-support-guest' ) ) );
		}
	}

	/**
	 * @param array<int, Department> $all
	 * @throws Refusal conflict, forbidden for a key that may not know of the default.
	 */
	private function moveDefault( Actor $actor, array $all, int $id, bool $isDefault ): void {
		if ( ! $isDefault ) {
			throw new Refusal( 'conflict', __( 'There is always a default department: make another one the default instead.', 'smart-support-guest' ) );
		}
		if ( null !== $actor->departmentIds && ! in_array( self::default( $all )->id, $actor->departmentIds, true ) ) {
			throw Refusal::forbidden();
		}
		$this->departments->setDefault( $id );
	}

	/**
	 * @param array<int, Department> $all
	 * @return array<int, Department> Those the actor may know of.
	 */
	private static function within( Actor $actor, array $all ): array {
		return null === $actor->departmentIds ? $all : array_intersect_key( $all, array_flip( $actor->departmentIds ) );
	}

	/** @param array<int, Department> $all */
	private static function default( array $all ): Department {
		foreach ( $all as $department ) {
			if ( $department->isDefault ) {
				return $department;
			}
		}
		throw new \LogicException( 'There is no default department.' );
	}
}
