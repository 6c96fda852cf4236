<?php
/**
 * The database, typed and strict.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Database;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Database\Connection;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Tests\DeskTestCase;

final class ConnectionTest extends DeskTestCase {

	public function testPutsTheTablesOfTheSiteIn(): void {
		$prefix = $this->wpdb()->prefix;
		self::assertSame( "{$prefix}smart_support_tickets", $this->database()->table( 'tickets' ) );
		self::assertSame( "SELECT 1 FROM {$prefix}smart_support_tickets t", $this->database()->prepare( 'SELECT 1 FROM {tickets} t' ) );
	}

	/** @return iterable<string, array{string}> */
	public static function texts(): iterable {
		yield 'quotes' => array( "O'Brien said \"no\" \\ `yes`" );
		yield 'four bytes' => array( '😀 𝒳 👩‍👩‍👧' );
		yield 'percent' => array( '100 % of %s and %d' );
		yield 'a table\'s mark' => array( '{tickets} {nothing}' );
		yield 'an injection' => array( "'; DROP TABLE wp_users; -- " );
		yield 'the end of a line' => array( "a\r\nb\tc" );
		yield 'empty' => array( '' );
	}

	#[DataProvider( 'texts' )]
	public function testKeepsEveryText( string $text ): void {
		$id = $this->insert( 'a', $text );
		self::assertSame( $text, $this->database()->value( 'SELECT name FROM {customers} WHERE id = %d', array( $id ) ) );
		self::assertSame( (string) $id, $this->database()->value( 'SELECT id FROM {customers} WHERE email_hash = %s AND name = %s', array( self::hash( 'a' ), $text ) ) );

		$this->database()->update( 'customers', array( 'name' => 'other' ), array( 'id' => $id ) );
		$this->database()->update( 'customers', array( 'name' => $text ), array( 'name' => 'other' ) );
		self::assertSame( $text, $this->rowById( 'customers', $id )->text( 'name' ) );
	}

	public function testWritesNull(): void {
		$id = $this->insert( 'a', 'Ann', 7 );
		self::assertSame( 7, $this->rowById( 'customers', $id )->intOrNull( 'user_id' ) );
		$this->database()->update( 'customers', array( 'user_id' => null, 'name' => 'Bob' ), array( 'id' => $id ) );
		$row = $this->rowById( 'customers', $id );
		self::assertNull( $row->intOrNull( 'user_id' ) );
		self::assertSame( 'Bob', $row->text( 'name' ) );
		self::assertNull( $this->rowById( 'customers', $this->insert( 'b', 'Cid', null ) )->intOrNull( 'user_id' ) );
	}

	public function testTellsTheNewIdAndTheRowsItChanged(): void {
		$first  = $this->insert( 'a', 'Same' );
		$second = $this->insert( 'b', 'Same' );
		self::assertGreaterThan( $first, $second );
		self::assertSame( 2, $this->database()->update( 'customers', array( 'name' => 'Changed' ), array( 'name' => 'Same' ) ) );
		self::assertSame( 1, $this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $first ) ) );
		self::assertSame( 0, $this->database()->execute( 'DELETE FROM {customers} WHERE id = %d', array( $first ) ) );
	}

	public function testFindsNothingWithoutComplaint(): void {
		self::assertSame( array(), $this->database()->rows( 'SELECT * FROM {customers} WHERE id = %d', array( 0 ) ) );
		self::assertNull( $this->database()->row( 'SELECT * FROM {customers} WHERE id = %d', array( 0 ) ) );
		self::assertNull( $this->database()->value( 'SELECT id FROM {customers} WHERE id = %d', array( 0 ) ) );
	}

	/** @return iterable<string, array{string}> */
	public static function brokenStatements(): iterable {
		yield 'no such table' => array( 'SELECT * FROM {nothing}' );
		yield 'no such column' => array( 'UPDATE {customers} SET nothing = 1' );
		yield 'no SQL' => array( 'SELEC 1' );
	}

	#[DataProvider( 'brokenStatements' )]
	public function testThrowsAndPrintsNothing( string $sql ): void {
		$this->wpdb()->show_errors( true );
		ob_start();
		try {
			$this->database()->execute( $sql );
			$failed = false;
		} catch ( DatabaseError $error ) {
			$failed = '' !== $error->getMessage() && ! $error->isDuplicate() && ! $error->isTransient();
		}
		self::assertSame( '', ob_get_clean() );
		$this->wpdb()->hide_errors();
		self::assertTrue( $failed );
	}

	public function testKnowsADuplicate(): void {
		$this->insert( 'a', 'Ann' );
		try {
			$this->insert( 'a', 'Again' );
			self::fail( 'The key should be unique.' );
		} catch ( DatabaseError $error ) {
			self::assertTrue( $error->isDuplicate() );
			self::assertFalse( $error->isTransient() );
		}
		self::assertSame( 1, $this->countRows( 'customers', "name IN ('Ann', 'Again')" ) );
	}

	public function testAStatementAfterAFailedOneIsNoFailure(): void {
		$this->wpdb()->last_error = 'Somebody else failed before.';
		self::assertSame( '1', $this->database()->value( 'SELECT 1' ) );
		self::assertSame( 'Somebody else failed before.', $this->wpdb()->last_error );
	}

	public function testRefusesTextThatIsNoUtf8(): void {
		$this->expectException( DatabaseError::class );
		$this->insert( 'a', "\xff\xfe" );
	}

	/** The table's charset is known: nobody has to ask the database. */
	public function testCostsOneQueryAStatement(): void {
		$queries = $this->queries( fn() => $this->insert( 'a', 'Ünïcödé' ) );
		self::assertCount( 1, $queries, implode( "\n", $queries ) );
	}

	public function testMakesPlaceholders(): void {
		self::assertSame( '%d, %d, %d', Connection::placeholders( array( 1, 2, 3 ) ) );
		self::assertSame( '%s', Connection::placeholders( array( 'a' ), '%s' ) );
	}

	private function insert( string $key, string $name, ?int $user = null ): int {
		return $this->database()->insert(
			'customers',
			array(
				'email'      => "$key@example.com",
				'email_hash' => self::hash( $key ),
				'name'       => $name,
				'user_id'    => $user,
				'created_at' => '2026-01-01 00:00:00',
			)
		);
	}

	private static function hash( string $key ): string {
		return hash( 'sha256', $key );
	}
}
