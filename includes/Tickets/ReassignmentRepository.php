<?php
/**
 * All tickets of a department or product in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the tickets table where one statement concerns many. The columns are those of Reassignment, never a caller's text.
 */
final class ReassignmentRepository {

	public function __construct( private readonly Connection $database ) {}

	/** @param 'department_id'|'product_id' $column */
	public function areOn( string $column, int $id ): bool {
		return null !== $this->database->row( "SELECT id FROM {tickets} WHERE $column = %d LIMIT 1", array( $id ) );
	}

	/**
	 * Keeps others from changing these tickets until the unit of work ends.
	 *
	 * @param 'department_id'|'product_id' $column
	 * @return int How many there are.
	 */
	public function lock( string $column, int $id ): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM {tickets} WHERE $column = %d FOR UPDATE", array( $id ) );
	}

	/** @param 'department_id'|'product_id' $column */
	public function move( string $column, int $from, ?int $to, \DateTimeImmutable $now ): void {
		$this->database->execute(
			"UPDATE {tickets} SET $column = " . ( null === $to ? 'NULL' : '%d' ) . ", version = version + 1, updated_at = %s WHERE $column = %d",
			array( ...( null === $to ? array() : array( $to ) ), Clock::column( $now ), $from )
		);
	}
}
