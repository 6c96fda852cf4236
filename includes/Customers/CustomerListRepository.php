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
		foreach ( self::visible( $visibility ) ?? array() as [ $where, $found ] ) {
			$visible[] = "EXISTS (SELECT 1 FROM {tickets} WHERE $where AND customer_id = %d)";
			$values    = array( ...$values, ...$found, $id );
		}
		$row = $this->database->row( 'SELECT * FROM {customers} WHERE id = %d' . ( array() === $visible ? '' : ' AND (' . implode( ' OR ', $visible ) . ')' ), $values );
		return null === $row ? null : Customer::fromRow( $row );
	}

	/** @return list<Customer> One page. */
	public function page( CustomerQuery $query ): array {
		$direction         = $query->descending ? 'DESC' : 'ASC';
		$order             = in_array( $query->orderBy, self::SORTS, true ) ? "customers.$query->orderBy $direction" : "customers.id $direction";
		[ $from, $values ] = $this->matches( $query );
		$rows              = $this->database->rows( "SELECT customers.* $from ORDER BY $order, customers.id $direction LIMIT %d OFFSET %d", array( ...$values, $query->perPage, ( $query->page - 1 ) * $query->perPage ) );
		return array_map( Customer::fromRow( ... ), $rows );
	}

	/** Number of matches, but never more than one above EXACT_TOTAL: a full count costs too much. */
	public function count( CustomerQuery $query ): int {
		[ $from, $values ] = $this->matches( $query );
		return (int) $this->database->value( "SELECT COUNT(*) FROM (SELECT customers.id $from LIMIT %d) matches", array( ...$values, self::EXACT_TOTAL + 1 ) );
	}

	/** @return array{string, list<int|string>} From where, and the values. */
	private function matches( CustomerQuery $query ): array {
		$from    = 'FROM {customers} customers';
		$values  = array();
		$visible = self::visible( $query->visibility );
		if ( null !== $visible ) {
			$from  .= ' JOIN (' . implode( ' UNION ', array_map( static fn( array $part ) => "SELECT DISTINCT customer_id FROM {tickets} WHERE $part[0]", $visible ) ) . ') visible ON visible.customer_id = customers.id';
			$values = array_merge( ...array_column( $visible, 1 ) );
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

	/** @return list<array{string, list<int>}>|null Conditions on tickets and their values, of which one suffices; null for all customers. */
	private static function visible( Visibility $visibility ): ?array {
		return match ( true ) {
			$visibility->all => null,
			null !== $visibility->departmentIds && array() !== $visibility->departmentIds => array( array( 'department_id IN (' . Connection::placeholders( $visibility->departmentIds ) . ')', $visibility->departmentIds ) ),
			null !== $visibility->agentId => array( array( 'agent_id = %d', array( $visibility->agentId ) ), array( 'agent_id IS NULL', array() ) ),
			default => array( array( '1 = 0', array() ) ),
		};
	}
}
