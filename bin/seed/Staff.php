<?php
/**
 * Who works on the site.
 */

declare(strict_types=1);

namespace SmartSupport\Seed;

use SmartSupport\Access\Capabilities;
use SmartSupport\Agents\Agents;
use SmartSupport\Departments\DepartmentService;

/**
 * The agents, departments and products that tickets belong to; adds what is missing for a large site.
 */
final class Staff {

	private const AGENTS      = 50;
	private const PRODUCTS    = 30;
	private const DEPARTMENTS = array(
		'Support', 'Billing', 'Shipping', 'Returns', 'Sales', 'Warranty', 'Technical questions', 'Accounts', 'Orders', 'Repairs',
		'Spare parts', 'Partners', 'Wholesale', 'Installation', 'Security', 'Privacy', 'Press', 'Jobs', 'Feedback',
	);

	/** @var list<int> */
	private readonly array $ids;

	/**
	 * @param array<int, string> $agents User id => name.
	 * @param list<int>          $departments
	 * @param list<int>          $products
	 */
	private function __construct(
		private readonly array $agents,
		private readonly array $departments,
		private readonly array $products,
	) {
		$this->ids = array_keys( $agents );
	}

	public static function ensure( \wpdb $wpdb, Sink $sink, Accounts $accounts, DepartmentService $departments, Language $language ): self {
		$known = self::knownAgents();
		$rows  = array();
		$id    = $accounts->next();
		for ( $number = count( $known ); $number < self::AGENTS; $number++, $id++ ) {
			$role   = 0 === $number % 10 ? Capabilities::SUPERVISOR : Capabilities::AGENT;
			$name   = $language->person( $number * 263 )[0];
			$rows[] = array( $id, "agent$id", "agent$id@example.com", $name, $role );

			$known[ $id ] = $name;
		}
		$products = self::newProducts( $wpdb );
		$sink->begin();
		$accounts->add( $sink, $rows, time() );
		$sink->add( self::products( $wpdb ), array( 'slug', 'slug_hash', 'name', 'name_hash', 'created_at' ), $products );
		$sink->commit();
		self::addDepartments( $departments );

		$products = $wpdb->get_col( 'SELECT id FROM ' . self::products( $wpdb ) . ' ORDER BY id' );
		return new self( $known, array_keys( $departments->all() ), array_map( intval( ... ), $products ) );
	}

	/** Some agents have more to do than others. */
	public function agent(): int {
		return Dice::chance( 0.5 ) ? Dice::pick( $this->ids ) : $this->ids[ Dice::rank( count( $this->ids ) ) ];
	}

	public function name( int $agent ): string {
		return $this->agents[ $agent ];
	}

	public function department(): int {
		return $this->departments[ Dice::rank( count( $this->departments ) ) ];
	}

	public function product(): int {
		return $this->products[ Dice::rank( count( $this->products ) ) ];
	}

	/** @return array<int, string> */
	private static function knownAgents(): array {
		$ids = get_users(
			array(
				'role__in' => array( Capabilities::AGENT, Capabilities::SUPERVISOR ),
				'fields'   => 'ID',
			)
		);
		$names = ( new Agents() )->names( array_map( intval( ... ), array_values( array_filter( $ids, is_numeric( ... ) ) ) ) );
		ksort( $names );
		return $names;
	}

	private static function addDepartments( DepartmentService $departments ): void {
		$names = array_map( static fn( $department ) => $department->name, $departments->all() );
		foreach ( array_slice( array_diff( self::DEPARTMENTS, $names ), 0, max( 0, count( self::DEPARTMENTS ) + 1 - count( $names ) ) ) as $name ) {
			$departments->create( $name );
		}
	}

	/** @return list<list<string>> */
	private static function newProducts( \wpdb $wpdb ): array {
		$rows = array();
		for ( $number = (int) $wpdb->get_var( 'SELECT COUNT(*) FROM ' . self::products( $wpdb ) ); $number < self::PRODUCTS; $number++ ) {
			$name   = Names::at( 100 * $number );
			$slug   = strtolower( $name );
			$rows[] = array( $slug, hash( 'sha256', $slug ), $name, hash( 'sha256', $slug ), gmdate( 'Y-m-d H:i:s' ) );
		}
		return $rows;
	}

	private static function products( \wpdb $wpdb ): string {
		return $wpdb->prefix . 'smart_support_products';
	}
}
