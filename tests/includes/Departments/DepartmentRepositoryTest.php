<?php
/**
 * The table of the departments.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Departments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Tests\DeskTestCase;

final class DepartmentRepositoryTest extends DeskTestCase {

	public function testReadsAllAtOnceAndKeepsThem(): void {
		$departments = $this->services()->departmentRows;
		$before      = count( $departments->all() );
		self::assertSame( array(), $this->queries( $departments->all( ... ) ) );
		$id  = $departments->insert( 'billing', 'Billing' );
		$all = $departments->all();
		self::assertCount( $before + 1, $all );
		self::assertSame( array( 'billing', 'Billing', false ), array( $all[ $id ]->slug, $all[ $id ]->name, $all[ $id ]->isDefault ) );
	}

	/** @return iterable<string, array{string, string}> Slug, name. */
	public static function duplicates(): iterable {
		yield 'the same name' => array( 'other', 'Büro' );
		yield 'the name in capitals' => array( 'other', 'BÜRO' );
		yield 'the same slug' => array( 'buero', 'Other' );
		yield 'the slug in capitals' => array( 'BUERO', 'Other' );
	}

	/** SQLite does not fold letters beyond ASCII: the hash does it on both. */
	#[DataProvider( 'duplicates' )]
	public function testNameAndSlugAreUniqueWithoutCase( string $slug, string $name ): void {
		$departments = $this->services()->departmentRows;
		$departments->insert( 'buero', 'Büro' );
		try {
			$departments->insert( $slug, $name );
			self::fail( 'The key should be unique.' );
		} catch ( DatabaseError $error ) {
			self::assertTrue( $error->isDuplicate() );
		}
	}

	/** A collation would take them for one. */
	public function testAnAccentMakesAnotherName(): void {
		$departments = $this->services()->departmentRows;
		self::assertNotSame( $departments->insert( 'buro', 'Buro' ), $departments->insert( 'buero', 'Büro' ) );
	}
}
