<?php
/**
 * Counts of refusals in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the refusals table: a row for each cause and day, whatever the number of refusals.
 */
final class RefusalRepository {

	public function __construct( private readonly Connection $database ) {}

	public function count( RefusalCause $cause ): void {
		$this->database->execute(
			'INSERT INTO {refusals} (day, cause, refused) VALUES (DATE(UTC_TIMESTAMP()), %s, 1) ON DUPLICATE KEY UPDATE refused = refused + 1',
			array( $cause->value )
		);
	}

	/**
	 * @param string $since First day.
	 * @return array{list<RefusalCount>, int} A page, the newest day first, then by number, and the number of all.
	 */
	public function page( string $since, int $page, int $perPage ): array {
		$rows  = $this->database->rows(
			'SELECT * FROM {refusals} WHERE day >= %s ORDER BY day DESC, refused DESC, cause LIMIT %d OFFSET %d',
			array( $since, $perPage, ( $page - 1 ) * $perPage )
		);
		$total = (int) $this->database->value( 'SELECT COUNT(*) FROM {refusals} WHERE day >= %s', array( $since ) );
		return array( array_map( RefusalCount::fromRow( ... ), $rows ), $total );
	}

	/** @param string $day Days before this one go. */
	public function purge( string $day ): void {
		$this->database->execute( 'DELETE FROM {refusals} WHERE day < %s', array( $day ) );
	}
}
