<?php
/**
 * GET /agents.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Agents;

use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Scope;
use SmartSupport\Tests\DeskTestCase;

final class AgentControllerTest extends DeskTestCase {

	protected function setUp(): void {
		parent::setUp();
		// WordPress has them from the start of a request.
		wp_roles();
	}

	public function testListsTheStaffByName(): void {
		$people = array();
		foreach ( array( 'Zoe' => 'smart_support_agent', 'ann' => 'smart_support_supervisor', 'Bob' => 'administrator', 'Eve' => 'editor', 'Sue' => 'subscriber' ) as $name => $role ) {
			$people[ $name ] = $this->named( $role, $name );
		}
		( new \WP_User( $people['Eve'] ) )->add_cap( Capabilities::VIEW_TICKETS );
		$this->actingAs( $people['Zoe'] );
		$list  = $this->call( 'GET', '/agents?per_page=100' );
		$shown = array_values( array_filter( $list->list( 'data' ), static fn( mixed $agent ): bool => is_array( $agent ) && in_array( $agent['id'], $people, true ) ) );
		self::assertSame( array( array( 'id' => $people['ann'], 'name' => 'ann', 'email' => 'ann@example.com', 'role' => 'supervisor' ), array( 'id' => $people['Bob'], 'name' => 'Bob', 'email' => 'bob@example.com', 'role' => 'administrator' ), array( 'id' => $people['Eve'], 'name' => 'Eve', 'email' => 'eve@example.com', 'role' => 'agent' ), array( 'id' => $people['Zoe'], 'name' => 'Zoe', 'email' => 'zoe@example.com', 'role' => 'agent' ) ), $shown );
	}

	public function testPages(): void {
		for ( $i = 0; $i < 4; $i++ ) {
			$this->named( 'smart_support_agent', "Sam $i" );
		}
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		$all  = $this->call( 'GET', '/agents?per_page=100' );
		$page = $this->call( 'GET', '/agents?per_page=2&page=2' );
		self::assertSame( array( array_slice( $all->column( 'id' ), 2, 2 ), count( $all->list( 'data' ) ), count( $all->list( 'data' ) ) ), array( $page->column( 'id' ), $page->get( 'meta.total' ), $all->get( 'meta.total' ) ) );
		self::assertSame( array(), $this->call( 'GET', '/agents?page=1000' )->get( 'data' ) );
		self::assertSame( 20, $this->call( 'GET', '/agents' )->get( 'meta.per_page' ) );
		foreach ( array( 'per_page=0', 'per_page=101', 'page=0', 'page=x' ) as $query ) {
			self::assertSame( 400, $this->call( 'GET', "/agents?$query" )->status, $query );
		}
	}

	/** Addresses of the staff are for the staff, and for keys that read tickets. */
	public function testIsForStaffAndKeys(): void {
		self::assertSame( 401, $this->call( 'GET', '/agents' )->status );
		self::assertSame( 200, $this->call( 'GET', '/agents', array(), $this->withKey( array( Scope::TicketsRead ) ) )->status );
		self::assertSame( array( 403, 'tickets:read' ), array( $this->call( 'GET', '/agents', array(), $this->withKey( array( Scope::CustomersRead ) ) )->status, $this->call( 'GET', '/agents', array(), $this->withKey( array( Scope::CustomersRead ) ) )->get( 'required_scope' ) ) );
		$this->actingAs( $this->registeredCustomer() );
		self::assertSame( 403, $this->call( 'GET', '/agents' )->status );
		$options = $this->call( 'OPTIONS', '/agents' );
		self::assertStringNotContainsString( '@', $options->json );
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		self::assertSame( array( 200, 405 ), array( $this->call( 'HEAD', '/agents' )->status, $this->call( 'POST', '/agents', array( 'x' => 1 ) )->status ) );
	}

	/** However many there are: never one query for each. */
	public function testCostsFewQueries(): void {
		for ( $i = 0; $i < 12; $i++ ) {
			$this->user( 'smart_support_agent' );
		}
		$this->actingAs( $this->user( 'smart_support_agent' ) );
		wp_cache_flush();
		wp_load_alloptions();
		wp_get_current_user()->has_cap( 'read' );
		$queries = $this->queries( fn() => self::assertSame( 200, $this->call( 'GET', '/agents' )->status ) );
		self::assertLessThanOrEqual( 8, count( $queries ), implode( "\n", $queries ) );
	}

	private function named( string $role, string $name ): int {
		$id = $this->user( $role, strtolower( strtr( $name, ' ', '-' ) ) . '@example.com' );
		wp_update_user( array( 'ID' => $id, 'display_name' => $name ) );
		return $id;
	}
}
