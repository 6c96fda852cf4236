<?php
/**
 * Lists of customers.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Access\Visibility;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerListRepository;
use SmartSupport\Customers\CustomerQuery;
use SmartSupport\Tests\DeskTestCase;

final class CustomerListRepositoryTest extends DeskTestCase {

	/** Several tickets that a caller sees are still one customer. */
	public function testListsACustomerOnce(): void {
		$customer = $this->ticketById( $this->ticket( columns: array( 'agent_id' => 5 ) ) )->customerId;
		$this->ticket( columns: array( 'agent_id' => 5 ) );
		$this->ticket();
		$this->ticket( 'other@example.com', array( 'agent_id' => 6, 'department_id' => 7 ) );
		foreach ( array( Visibility::ofAgent( 5 ), Visibility::ofDepartments( array( 1, 8 ) ) ) as $visibility ) {
			foreach ( CustomerListRepository::SORTS as $sort ) {
				$query = new CustomerQuery( $visibility, orderBy: $sort );
				self::assertSame( array( $customer ), self::ids( $this->rows()->page( $query ) ) );
				self::assertSame( 1, $this->rows()->count( $query ) );
			}
		}
	}

	public function testFindsWhomACallerMayKnow(): void {
		$customer = $this->ticketById( $this->ticket( columns: array( 'agent_id' => 5, 'department_id' => 7 ) ) )->customerId;
		$seers    = array( Visibility::all(), Visibility::ofAgent( 5 ), Visibility::ofDepartments( array( 6, 7 ) ), Visibility::ofDepartments( null ) );
		$others   = array( Visibility::none(), Visibility::ofAgent( 6 ), Visibility::ofDepartments( array( 6 ) ), Visibility::ofDepartments( array() ), Visibility::ofCustomer( $customer ) );
		foreach ( $seers as $visibility ) {
			self::assertSame( $customer, $this->rows()->find( $visibility, $customer )?->id );
			self::assertNull( $this->rows()->find( $visibility, $customer + 1 ) );
			self::assertCount( 1, $this->rows()->page( new CustomerQuery( $visibility ) ) );
		}
		foreach ( $others as $visibility ) {
			self::assertNull( $this->rows()->find( $visibility, $customer ) );
			self::assertSame( array(), $this->rows()->page( new CustomerQuery( $visibility ) ) );
			self::assertSame( 0, $this->rows()->count( new CustomerQuery( $visibility ) ) );
		}
	}

	/** A sort is one of ours: nothing else reaches the statement. */
	public function testSortsByNothingElse(): void {
		$this->ticket();
		self::assertCount( 1, $this->rows()->page( new CustomerQuery( Visibility::all(), orderBy: 'id;--' ) ) );
	}

	/** Equal times: the younger id decides, and no page repeats or leaves out anybody. */
	public function testTiesAreBrokenById(): void {
		for ( $i = 0; $i < 7; $i++ ) {
			$this->ticket( "customer$i@example.com" );
		}
		$this->database()->execute( "UPDATE {customers} SET created_at = '2026-05-07 12:00:00'" );
		$ids = array();
		for ( $page = 1; $page <= 4; $page++ ) {
			$ids = array( ...$ids, ...self::ids( $this->rows()->page( new CustomerQuery( Visibility::all(), orderBy: 'created_at', page: $page, perPage: 2 ) ) ) );
		}
		$sorted = $ids;
		rsort( $sorted );
		self::assertSame( array( $sorted, 7 ), array( $ids, count( $ids ) ) );
	}

	/**
	 * @param list<Customer> $customers
	 * @return list<int>
	 */
	private static function ids( array $customers ): array {
		return array_map( static fn( Customer $customer ): int => $customer->id, $customers );
	}

	private function rows(): CustomerListRepository {
		return new CustomerListRepository( $this->database() );
	}
}
