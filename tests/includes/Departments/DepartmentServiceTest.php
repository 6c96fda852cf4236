<?php
/**
 * Rules about departments (D4, A-37).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Departments;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Refusal;
use SmartSupport\Tests\DeskTestCase;

final class DepartmentServiceTest extends DeskTestCase {

	public function testATicketWithoutOneBelongsToTheDefault(): void {
		self::assertTrue( $this->service()->resolve( null )->isDefault );
	}

	public function testFindsOneById(): void {
		$billing = $this->service()->create( 'Billing' );
		self::assertSame( 'Billing', $this->service()->resolve( $billing->id )->name );
		self::assertFalse( $billing->isDefault );
	}

	public function testARefusalNamesThoseThereAre(): void {
		$billing = $this->service()->create( 'Billing' );
		try {
			$this->service()->resolve( $billing->id + 1 );
			self::fail( 'Not refused.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( 'invalid_department', $refusal->reason );
			$allowed = $refusal->details['allowed_departments'] ?? null;
			self::assertIsArray( $allowed );
			self::assertContains( array( 'id' => $billing->id, 'slug' => 'billing', 'name' => 'Billing' ), $allowed );
			self::assertCount( count( $this->service()->all() ), $allowed );
			self::assertTrue( array_is_list( $allowed ) );
		}
	}

	public function testANameSuffices(): void {
		$created = $this->service()->create( '  Sales & Großkunden ' );
		self::assertSame( array( 'Sales & Großkunden', 'sales-groskunden' ), array( $created->name, str_replace( 'ss', 's', $created->slug ) ) );
	}

	/** @return iterable<string, array{string, string}> */
	public static function refused(): iterable {
		yield 'the same name' => array( 'Billing', 'conflict' );
		yield 'the same name in capitals' => array( 'BILLING', 'conflict' );
		yield 'the same slug' => array( 'Billing!', 'conflict' );
		yield 'no name' => array( ' ', 'validation_error' );
		yield 'markup alone' => array( '<b></b>', 'validation_error' );
		yield 'a name too long' => array( str_repeat( 'a', 191 ), 'validation_error' );
	}

	#[DataProvider( 'refused' )]
	public function testRefuses( string $name, string $reason ): void {
		$this->service()->create( 'Billing' );
		$before = $this->countRows( 'departments' );
		self::assertSame( $reason, $this->refusal( fn() => $this->service()->create( $name ) ) );
		self::assertSame( $before, $this->countRows( 'departments' ) );
	}

	public function testTakesTheLongestName(): void {
		self::assertSame( 190, mb_strlen( $this->service()->create( str_repeat( 'ä', 190 ) )->name ) );
	}

	/** What is typed is kept, and what is no slug is refused rather than mended. */
	public function testKeepsASlugThatIsGiven(): void {
		self::assertSame( 'Geld_1', $this->service()->create( 'Billing', 'Geld_1' )->slug );
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->service()->create( 'Other', 'two words' ) ) );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->service()->create( 'Other', 'geld_1' ) ) );
	}

	/** Slugs of other scripts are written in percents and grow; what is stored must still be what is looked up. */
	public function testKeepsTheSlugOfEveryScriptWhole(): void {
		$created = $this->service()->create( str_repeat( '部', 100 ) );
		$this->nextRequest();
		self::assertSame( $created->slug, $this->service()->resolve( $created->id )->slug );
		self::assertLessThanOrEqual( 190, strlen( $created->slug ) );
	}

	/** What a caller may not know of is not named to them either. */
	public function testChecksWhatSomebodyNames(): void {
		$one = $this->service()->create( 'One' )->id;
		foreach ( array( array( null, null ), array( array( 1, $one ), null ), array( array( $one ), array( $one ) ) ) as [ $ids, $within ] ) {
			self::assertSame( 'not refused', $this->refusal( fn() => $this->service()->check( $ids, $within ) ) );
		}
		foreach ( array( array( array( 999 ), null ), array( array( 1, $one ), array( $one ) ), array( null, array( $one ) ) ) as [ $ids, $within ] ) {
			try {
				$this->service()->check( $ids, $within );
				self::fail( 'Nothing was refused.' );
			} catch ( Refusal $refusal ) {
				self::assertSame( array( 'invalid_department', null === $within ? array( 1, $one ) : array( $one ) ), array( $refusal->reason, array_column( (array) ( $refusal->details['allowed_departments'] ?? null ), 'id' ) ) );
			}
		}
	}

	private function service(): DepartmentService {
		return $this->services()->departments;
	}
}
