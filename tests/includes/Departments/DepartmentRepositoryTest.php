<?php
/**
 * The table of the departments.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Departments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Departments\Department;
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

	/** What a request has read before may be gone by now. */
	public function testHoldsAndLocksThemAsTheyAreNow(): void {
		$departments = $this->services()->departmentRows;
		$id          = $departments->insert( 'billing', 'Billing' );
		self::assertSame( 'Billing', $departments->all()[ $id ]->name );
		foreach ( array( $departments->hold( ... ), $departments->lock( ... ) ) as $place => $read ) {
			$this->database()->update( 'departments', array( 'name' => "Other $place" ), array( 'id' => $id ) );
			self::assertSame( "Other $place", $read()[ $id ]->name );
			self::assertSame( "Other $place", $departments->all()[ $id ]->name );
		}
	}

	public function testPagesAndCountsWhatACallerMayKnow(): void {
		$departments = $this->services()->departmentRows;
		$ids         = array( $departments->insert( 'a', 'A' ), $departments->insert( 'b', 'B' ), $departments->insert( 'c', 'C' ) );
		$id          = static fn( Department $department ): int => $department->id;
		self::assertSame( array( $ids[1] ), array_map( $id, $departments->page( $ids, 2, 1 ) ) );
		self::assertSame( array( $ids[2] ), array_map( $id, $departments->page( array( $ids[2], 999999 ), 1, 20 ) ) );
		self::assertSame( array( 3, 1, 0, $this->countRows( 'departments' ) ), array( $departments->count( $ids ), $departments->count( array( $ids[0] ) ), $departments->count( array() ), $departments->count( null ) ) );
		self::assertSame( array(), $departments->page( array(), 1, 20 ) );
		self::assertCount( $this->countRows( 'departments' ), $departments->page( null, 1, 100 ) );
	}

	public function testRenamesMovesTheDefaultAndDeletes(): void {
		$departments = $this->services()->departmentRows;
		$id          = $departments->insert( 'billing', 'Billing' );
		$departments->rename( $id, 'money', 'Money' );
		self::assertSame( array( 'money', 'Money' ), array( $departments->all()[ $id ]->slug, $departments->all()[ $id ]->name ) );
		$departments->insert( 'billing', 'Billing' );
		$departments->setDefault( $id );
		self::assertSame( array( $id ), array_keys( array_filter( $departments->all(), static fn( Department $department ): bool => $department->isDefault ) ) );
		$departments->delete( $id );
		self::assertArrayNotHasKey( $id, $departments->all() );
	}

	/** A collation would take them for one. */
	public function testAnAccentMakesAnotherName(): void {
		$departments = $this->services()->departmentRows;
		self::assertNotSame( $departments->insert( 'buro', 'Buro' ), $departments->insert( 'buero', 'Büro' ) );
	}
}
