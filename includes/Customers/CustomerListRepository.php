<?php
/**
 * Lists of customers in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Access\Visibility;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL that shows customers to those who may know of some of them only: whoever sees a ticket knows its customer.
 * Who they are and what is searched is looked up in an index of its own and joined, so that a list costs what it fits.
 */
final class CustomerListRepository {

	public const SORTS = array( 'id', 'created_at', 'email' );

	/** Totals are exact up to here. */
	public const EXACT_TOTAL = 10000;

	public function __construct( private readonly Connection $database ) {}

	public function find( Visibility $visibility, int $id ): ?Customer {
		$visible = array();
		$values  = array( $id );
		foreach ( $visibility->all ? array() : self::visible( $visibility ) as [ $where, $found ] ) {
			$visible[] = "EXISTS (SELECT 1 FROM {tickets} WHERE $where AND customer_id = %d)";
			$values    = array( ...$values, ...$found, $id );
		}
		$row = $this->database->row( 'SELECT * FROM {customers} WHERE id = %d' . ( array() === $visible ? '' : ' AND (' . implode( ' OR ', $visible ) . ')' ), $values );
		return null === $row ? null : Customer::fromRow( $row );
	}

	/** @return list<Customer> One page. */
	public function page( CustomerQuery $query ): array {
		$direction         = $query->descending ? 'DESC' : 'ASC';
		$column            = in_array( $query->orderBy, self::SORTS, true ) ? $query->orderBy : 'id';
		$offset            = ( $query->page - 1 ) * $query->perPage;
		[ $from, $values ] = $this->matches( $query, 'id' === $column ? $offset + $query->perPage : null );
		$rows              = $this->database->rows( "SELECT customers.* $from ORDER BY customers.$column $direction, customers.id $direction LIMIT %d OFFSET %d", array( ...$values, $query->perPage, $offset ) );
		return array_map( Customer::fromRow( ... ), $rows );
	}

	/** Number of matches, but never more than one above EXACT_TOTAL: a full count costs too much. */
	public function count( CustomerQuery $query ): int {
		$most = self::EXACT_TOTAL + 1;
		if ( ! $query->visibility->all && null === $query->search && null === $query->guest ) {
			[ $visible, $values ] = self::visibleIds( $query, $most );
			return (int) $this->database->value( "SELECT COUNT(*) FROM (SELECT customer_id FROM ($visible) visible LIMIT %d) matches", array( ...$values, $most ) );
		}
		[ $from, $values ] = $this->matches( $query, $most );
		return (int) $this->database->value( "SELECT COUNT(*) FROM (SELECT customers.id $from LIMIT %d) matches", array( ...$values, $most ) );
	}

	/**
	 * @param int|null $most How many of the first by id suffice, null when all are needed.
	 * @return array{string, list<int|string>} From where, and the values.
	 */
	private function matches( CustomerQuery $query, ?int $most ): array {
		$from   = 'FROM {customers} customers';
		$values = array();
		if ( ! $query->visibility->all ) {
			// Another filter may take some of the first away.
			$most = null === $query->search && null === $query->guest ? $most : null;

			[ $visible, $values ] = self::visibleIds( $query, $most );
			$from                .= " JOIN ($visible) visible ON visible.customer_id = customers.id";
		}
		if ( null !== $query->search ) {
			[ $found, $texts ] = $this->found( $query->search );
			$from             .= " JOIN ($found) found ON found.id = customers.id";
			$values            = array( ...$values, ...$texts );
		}
		if ( null !== $query->guest ) {
			$from .= ' WHERE customers.user_id IS ' . ( $query->guest ? 'NULL' : 'NOT NULL' );
		}
		return array( $from, $values );
	}

	/**
	 * Customers of the tickets that the caller sees, each once. The index of each condition has them in order.
	 *
	 * @return array{string, list<int>}
	 */
	private static function visibleIds( CustomerQuery $query, ?int $most ): array {
		$direction = $query->descending ? 'DESC' : 'ASC';
		$cut       = null === $most ? '' : "ORDER BY customer_id $direction LIMIT %d";
		$parts     = array();
		$values    = array();
		foreach ( self::visible( $query->visibility ) as $i => [ $where, $found ] ) {
			$parts[] = "SELECT customer_id FROM (SELECT DISTINCT customer_id FROM {tickets} WHERE $where $cut) part_$i";
			$values  = array( ...$values, ...$found, ...( null === $most ? array() : array( $most ) ) );
		}
		return array( implode( ' UNION ', $parts ), $values );
	}

	/** @return array{string, list<string>} */
	private function found( string $search ): array {
		$begins = $this->database->wpdb->esc_like( $search ) . '%';
		$sql    = 'SELECT id FROM {customers} WHERE email LIKE %s UNION SELECT id FROM {customers} WHERE name LIKE %s';
		$email  = EmailAddress::tryParse( $search );
		// Its normal form may begin otherwise than what somebody typed.
		return null === $email
			? array( $sql, array( $begins, $begins ) )
			: array( "$sql UNION SELECT id FROM {customers} WHERE email_hash = %s", array( $begins, $begins, $email->hash() ) );
	}

	/** @return non-empty-list<array{string, list<int>}> Conditions on tickets and their values, of which one suffices. */
	private static function visible( Visibility $visibility ): array {
		$departments = $visibility->departmentIds ?? array();
		return match ( true ) {
			array() !== $departments => array_map( static fn( int $id ) => array( 'department_id = %d', array( $id ) ), $departments ),
			null !== $visibility->agentId => array( array( 'agent_id = %d', array( $visibility->agentId ) ), array( 'agent_id IS NULL', array() ) ),
			default => array( array( '1 = 0', array() ) ),
		};
	}
}
