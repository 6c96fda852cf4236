<?php
/**
 * What the database knows of a key.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\Scope;
use SmartSupport\Database\Row;

final class ApiKeyTest extends TestCase {

	private const NOW = 1_800_000_000;

	/** @return iterable<string, array{array<string, int>, string}> */
	public static function states(): iterable {
		yield 'nothing happened' => array( array(), 'active' );
		yield 'it ends in a second' => array( array( 'expires_at' => self::NOW + 1 ), 'active' );
		yield 'it ends now' => array( array( 'expires_at' => self::NOW ), 'expired' );
		yield 'it is replaced' => array( array( 'rotated_to' => 2, 'expires_at' => self::NOW + 1 ), 'rotated' );
		yield 'it was replaced' => array( array( 'rotated_to' => 2, 'expires_at' => self::NOW ), 'expired' );
		yield 'it is revoked' => array( array( 'revoked_at' => self::NOW ), 'revoked' );
		yield 'it was revoked before its end' => array( array( 'revoked_at' => self::NOW - 9, 'rotated_to' => 2, 'expires_at' => self::NOW - 1 ), 'revoked' );
	}

	/** @param array<string, int> $columns */
	#[DataProvider( 'states' )]
	public function testHasAStatus( array $columns, string $status ): void {
		self::assertSame( $status, self::key( $columns )->status( self::NOW ) );
	}

	public function testIsUsedFromItsAddressesAlone(): void {
		self::assertTrue( self::key()->allows( '192.0.2.7' ) );
		self::assertTrue( self::key()->allows( '' ), 'Without a list the address is nobody\'s business.' );
		$key = self::key( array( 'addresses' => '["192.0.2.7","2001:db8::/32"]' ) );
		self::assertSame( array( true, true, false, false ), array_map( $key->allows( ... ), array( '192.0.2.7', '2001:db8::9', '192.0.2.8', '' ) ) );
		self::assertFalse( self::key( array( 'addresses' => '[]' ) )->allows( '192.0.2.7' ) );
	}

	public function testLiesWithinDepartments(): void {
		$all  = self::key();
		$some = self::key( array( 'departments' => '[1,2]' ) );
		self::assertSame( array( true, false ), array( $all->isWithin( null ), $all->isWithin( array( 1, 2 ) ) ) );
		self::assertSame( array( true, true, true, false, false ), array_map( $some->isWithin( ... ), array( null, array( 1, 2 ), array( 3, 2, 1 ), array( 1 ), array() ) ) );
	}

	/** A scope that a later version knows gives nothing here. */
	public function testReadsWhatItKnows(): void {
		self::assertSame( array( Scope::TicketsRead ), self::key( array( 'scopes' => '["tickets:read","tickets:erase",5]' ) )->scopes );
		self::assertSame( array(), self::key( array( 'scopes' => 'broken' ) )->scopes );
	}

	/** @param array<string, int|string> $columns */
	private static function key( array $columns = array() ): ApiKey {
		return ApiKey::fromRow( new Row( $columns + array( 'id' => 1, 'prefix' => 'ab12cd34', 'name' => 'x', 'scopes' => '[]', 'created_at' => '2026-01-01 00:00:00' ) ) );
	}
}
