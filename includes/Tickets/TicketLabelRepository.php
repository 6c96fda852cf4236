<?php
/**
 * Names of what tickets belong to.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Departments and products of a page of tickets in one statement.
 *
 * @phpstan-type Label array{id: int, slug: string, name: string}
 */
final class TicketLabelRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param list<int> $departmentIds
	 * @param list<int> $productIds
	 * @return array{array<int, Label>, array<int, Label>} Departments and products, each by id.
	 */
	public function find( array $departmentIds, array $productIds ): array {
		$parts  = array();
		$values = array();
		foreach ( array(
			'departments' => $departmentIds,
			'products'    => $productIds,
		) as $table => $ids ) {
			if ( array() !== $ids ) {
				$parts[] = "SELECT '$table' AS kind, id, slug, name FROM {{$table}} WHERE id IN (" . Connection::placeholders( $ids ) . ')';
				$values  = array( ...$values, ...$ids );
			}
		}
		$labels = array(
			'departments' => array(),
			'products'    => array(),
		);
		foreach ( array() === $parts ? array() : $this->database->rows( implode( ' UNION ALL ', $parts ), $values ) as $row ) {
			$labels[ $row->text( 'kind' ) ][ $row->int( 'id' ) ] = array(
				'id'   => $row->int( 'id' ),
				'slug' => $row->text( 'slug' ),
				'name' => $row->text( 'name' ),
			);
		}
		return array( $labels['departments'], $labels['products'] );
	}
}
