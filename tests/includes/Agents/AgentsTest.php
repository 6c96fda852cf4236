<?php
/**
 * People who work here (A-47).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Agents;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Agents\Agent;
use SmartSupport\Agents\Agents;
use SmartSupport\Tests\DeskTestCase;

final class AgentsTest extends DeskTestCase {

	/** @return iterable<string, array{string, bool}> */
	public static function roles(): iterable {
		yield 'agent' => array( 'smart_support_agent', true );
		yield 'supervisor' => array( 'smart_support_supervisor', true );
		yield 'administrator' => array( 'administrator', true );
		yield 'editor' => array( 'editor', false );
		yield 'author' => array( 'author', false );
		yield 'subscriber' => array( 'subscriber', false );
	}

	#[DataProvider( 'roles' )]
	public function testTicketsGoToStaffAlone( string $role, bool $isAgent ): void {
		self::assertSame( $isAgent, ( new Agents() )->isAgent( $this->user( $role ) ) );
	}

	public function testNobodyIsNoAgent(): void {
		self::assertFalse( ( new Agents() )->isAgent( 0 ) );
		self::assertFalse( ( new Agents() )->isAgent( 999999 ) );
	}

	/** By name, and with the roles of a whole page at once. */
	public function testPagesTheStaff(): void {
		foreach ( array( 'smart_support_agent', 'smart_support_supervisor', 'subscriber' ) as $role ) {
			$this->user( $role );
		}
		wp_cache_flush();
		wp_load_alloptions();
		$page    = array( array(), 0 );
		$queries = $this->queries(
			static function () use ( &$page ): void {
				$page = ( new Agents() )->page( 1, 100 );
			}
		);
		self::assertLessThanOrEqual( 4, count( $queries ), implode( "\n", $queries ) );
		self::assertCount( $page[1], $page[0] );
		$roles = array_map( static fn( Agent $agent ): string => $agent->role, $page[0] );
		self::assertContains( 'agent', $roles );
		self::assertContains( 'supervisor', $roles );
		$names  = array_map( static fn( Agent $agent ): string => strtolower( $agent->name ), $page[0] );
		$sorted = $names;
		sort( $sorted );
		self::assertSame( $sorted, $names );
		self::assertEquals( array( array( $page[0][1] ), $page[1] ), ( new Agents() )->page( 2, 1 ) );
	}

	public function testNamesManyInOneQueryWithoutTheirMeta(): void {
		$users = array( $this->user( 'smart_support_agent' ), $this->user( 'subscriber' ) );
		$names = array();
		wp_cache_flush();
		wp_load_alloptions();
		$queries = $this->queries(
			static function () use ( $users, &$names ): void {
				$names = ( new Agents() )->names( array( ...$users, 999999 ) );
			}
		);
		self::assertCount( 1, $queries, implode( "\n", $queries ) );
		self::assertStringNotContainsString( 'usermeta', $queries[0] );
		self::assertEqualsCanonicalizing( $users, array_keys( $names ) );
		self::assertSame( get_userdata( $users[0] )->display_name ?? '', $names[ $users[0] ] );
		self::assertSame( array(), $this->queries( static fn() => ( new Agents() )->names( array() ) ) );
	}
}
