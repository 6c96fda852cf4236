<?php
/**
 * Version 2 of the schema.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database\Migrations;

use SmartSupport\Database\Migrations\Contract;
use SmartSupport\Tests\DeskTestCase;

final class ContractTest extends DeskTestCase {

	/** A site that began with version 1, and one that died in the middle of this one. */
	public function testAddsTheIndexesThatAreNotThere(): void {
		$whole = array( $this->keys( 'customers' ), $this->keys( 'tickets' ) );
		self::assertContains( 'user_id_email', $whole[0] );
		self::assertContains( 'agent_customer', $whole[1] );
		foreach ( array( 'customers' => array( 'email', 'user_id_created_at' ), 'tickets' => array( 'department_customer' ) ) as $table => $keys ) {
			foreach ( $keys as $key ) {
				$this->database()->execute( "ALTER TABLE {{$table}} DROP KEY $key" );
			}
		}
		try {
			self::assertNotSame( $whole, array( $this->keys( 'customers' ), $this->keys( 'tickets' ) ) );
		} finally {
			for ( $run = 0; $run < 2; $run++ ) {
				foreach ( ( new Contract() )->steps() as $step ) {
					self::assertTrue( $step( $this->database() ) );
				}
			}
		}
		self::assertSame( $whole, array( $this->keys( 'customers' ), $this->keys( 'tickets' ) ) );
	}

	/** @return list<string> Names, sorted. */
	private function keys( string $table ): array {
		$names = array_unique( array_map( static fn( $row ) => $row->text( 'Key_name' ), $this->database()->rows( "SHOW INDEX FROM {{$table}}" ) ) );
		sort( $names );
		return array_values( $names );
	}
}
