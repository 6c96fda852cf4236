<?php
/**
 * Customers in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the customers table.
 */
final class CustomerRepository {

	public function __construct( private readonly Connection $database ) {}

	public function find( int $id ): ?Customer {
		return $this->findMany( array( $id ) )[ $id ] ?? null;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, Customer> By id.
	 */
	public function findMany( array $ids ): array {
		$customers = array();
		if ( array() !== $ids ) {
			foreach ( $this->database->rows( 'SELECT * FROM {customers} WHERE id IN (' . Connection::placeholders( $ids ) . ')', $ids ) as $row ) {
				$customers[ $row->int( 'id' ) ] = Customer::fromRow( $row );
			}
		}
		return $customers;
	}

	public function findByEmail( EmailAddress $email ): ?Customer {
		$row = $this->database->row( 'SELECT * FROM {customers} WHERE email_hash = %s', array( $email->hash() ) );
		return null === $row ? null : Customer::fromRow( $row );
	}

	/**
	 * @param list<int> $userIds WordPress user ids.
	 * @return list<int> Ids of the customers they are.
	 */
	public function idsOfUsers( array $userIds ): array {
		if ( array() === $userIds ) {
			return array();
		}
		$rows = $this->database->rows( 'SELECT id FROM {customers} WHERE user_id IN (' . Connection::placeholders( $userIds ) . ')', $userIds );
		return array_map( static fn( $row ) => $row->int( 'id' ), $rows );
	}

	/** Adds the address unless it is there: two requests at once end with one row. */
	public function insert( EmailAddress $email, string $name, string $locale ): void {
		$this->database->execute(
			'INSERT IGNORE INTO {customers} (email, email_hash, name, locale, created_at) VALUES (%s, %s, %s, %s, UTC_TIMESTAMP())',
			array( $email->address, $email->hash(), $name, $locale )
		);
	}

	/** The customer as they are now; nobody else changes them until the unit of work ends. */
	public function lock( int $id ): ?Customer {
		$row = $this->database->row( 'SELECT * FROM {customers} WHERE id = %d FOR UPDATE', array( $id ) );
		return null === $row ? null : Customer::fromRow( $row );
	}

	/** @throws DatabaseError A duplicate, when the address is another one's. */
	public function update( int $id, EmailAddress $email, string $name, string $locale ): void {
		$columns = array(
			'email'      => $email->address,
			'email_hash' => $email->hash(),
			'name'       => $name,
			'locale'     => $locale,
		);
		$this->database->update( 'customers', $columns, array( 'id' => $id ) );
	}

	/** Takes the badge off the tickets of a customer who is a WordPress user now. */
	public function endGuest( int $id ): void {
		$this->database->execute( 'UPDATE {tickets} SET is_guest = 0 WHERE customer_id = %d AND is_guest = 1', array( $id ) );
	}

	/** Says which WordPress user a customer is. */
	public function link( int $id, int $userId ): void {
		$this->database->update( 'customers', array( 'user_id' => $userId ), array( 'id' => $id ) );
	}
}
