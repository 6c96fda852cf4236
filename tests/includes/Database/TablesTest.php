<?php
/**
 * The schema as the database has it.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\Row;
use SmartSupport\Database\Tables;
use SmartSupport\Tests\DeskTestCase;

final class TablesTest extends DeskTestCase {

	/** @return iterable<string, array{string}> */
	public static function tables(): iterable {
		foreach ( Tables::names() as $name ) {
			yield $name => array( $name );
		}
	}

	#[DataProvider( 'tables' )]
	public function testHasAPrimaryKeyAndTakesEveryCharacter( string $table ): void {
		self::assertNotSame( array(), $this->indexes( $table )['PRIMARY'] ?? array() );
		$shown = $this->database()->rows( "SHOW CREATE TABLE {{$table}}" )[0] ?? new Row( array() );
		self::assertStringContainsString( 'utf8mb4', $shown->text( 'Create Table' ) );
	}

	/** @return iterable<string, array{string, list<string>}> What must never be there twice. */
	public static function uniqueKeys(): iterable {
		yield 'an address' => array( 'customers', array( 'email_hash' ) );
		yield 'a user of WordPress' => array( 'customers', array( 'user_id' ) );
		yield 'a department\'s slug' => array( 'departments', array( 'slug_hash' ) );
		yield 'a department\'s name' => array( 'departments', array( 'name_hash' ) );
		yield 'a product\'s slug' => array( 'products', array( 'slug_hash' ) );
		yield 'an imported ticket' => array( 'tickets', array( 'external_hash' ) );
		yield 'a secret' => array( 'access_links', array( 'secret_hash' ) );
		yield 'the secret of a portal link' => array( 'portal_links', array( 'secret_hash' ) );
		yield 'an API key' => array( 'api_keys', array( 'secret_hash' ) );
		yield 'a Message-ID' => array( 'outbox', array( 'message_id' ) );
		yield 'a repeated request' => array( 'idempotency', array( 'request_hash' ) );
		yield 'a limit' => array( 'rate_limits', array( 'bucket' ) );
	}

	/** @param list<string> $columns */
	#[DataProvider( 'uniqueKeys' )]
	public function testMakesDuplicatesImpossible( string $table, array $columns ): void {
		self::assertContains( $columns, $this->indexes( $table, true ) );
	}

	/** One index serves a filter and its order together. */
	public function testServesEachFilterWithEachSort(): void {
		$indexes = $this->indexes( 'tickets' );
		foreach ( Tables::FILTERS as $filter ) {
			foreach ( array_diff( Tables::SORTS, array( $filter ) ) as $sort ) {
				self::assertContains( array( $filter, 'is_listed', $sort ), $indexes, "$filter, $sort" );
			}
		}
	}

	/** Sorted by either, of all or of guests alone; found by how they begin; and those whose tickets a caller may see. */
	public function testServesListsOfCustomers(): void {
		$indexes = $this->indexes( 'customers' );
		foreach ( array( array( 'created_at' ), array( 'email' ), array( 'name' ), array( 'user_id' ), array( 'user_id', 'created_at' ), array( 'user_id', 'email' ) ) as $columns ) {
			self::assertContains( $columns, $indexes );
		}
		foreach ( array( 'agent_id', 'department_id' ) as $column ) {
			self::assertContains( array( $column, 'customer_id' ), $this->indexes( 'tickets' ) );
		}
	}

	/** @return array<string, list<string>> Name => columns. */
	private function indexes( string $table, bool $onlyUnique = false ): array {
		$indexes = array();
		foreach ( $this->database()->rows( "SHOW INDEX FROM {{$table}}" ) as $row ) {
			if ( ! $onlyUnique || ! $row->bool( 'Non_unique' ) ) {
				$indexes[ $row->text( 'Key_name' ) ][] = $row->text( 'Column_name' );
			}
		}
		return $indexes;
	}
}
