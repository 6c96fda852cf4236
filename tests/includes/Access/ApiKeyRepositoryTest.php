<?php
/**
 * The table of the API keys (A-5, PR7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\ApiKeyFields;
use SmartSupport\Access\ApiKeyRepository;
use SmartSupport\Access\Scope;

final class ApiKeyRepositoryTest extends ApiKeyTestCase {

	public function testReadsWhatItWrites(): void {
		$id  = $this->keys()->insert( 'secret', 'ab12cd34', 'Grüße 😀', array( Scope::TicketsRead, Scope::Inbound ), array( 1, 2 ), array( '192.0.2.0/24' ), 1_900_000_000, 5 );
		$key = $this->keys()->find( $id );
		self::assertSame(
			array( 'ab12cd34', 'Grüße 😀', array( Scope::TicketsRead, Scope::Inbound ), array( 1, 2 ), array( '192.0.2.0/24' ), 1_900_000_000, 5, null, null, null ),
			array( $key?->prefix, $key?->name, $key?->scopes, $key?->departmentIds, $key?->addresses, $key?->expiresAt, $key?->createdBy, $key?->rotatedTo, $key?->revokedAt, $key?->lastUsedAt )
		);
		$plain = $this->keys()->find( $this->keys()->insert( 'other', 'ab12cd34', 'x', array() ) );
		self::assertSame( array( array(), null, null, null, null ), array( $plain?->scopes, $plain?->departmentIds, $plain?->addresses, $plain?->expiresAt, $plain?->createdBy ) );
		self::assertNull( $this->keys()->find( 999 ) );
		self::assertEquals( $key, $this->keys()->lock( $id ) );
	}

	public function testFindsAKeyByItsWholeSecretAlone(): void {
		$secret = $this->key();
		self::assertNotNull( $this->keys()->findBySecret( $secret ) );
		foreach ( array( strtolower( $secret ), strtoupper( $secret ), "$secret ", substr( $secret, 0, -1 ), '%', hash( 'sha256', $secret ), '' ) as $other ) {
			self::assertNull( $this->keys()->findBySecret( $other ), $other );
		}
		foreach ( $this->queries( fn() => $this->keys()->findBySecret( $secret ) ) as $query ) {
			self::assertStringNotContainsString( substr( $secret, 17, 20 ), $query );
		}
	}

	public function testListsTheNewestFirst(): void {
		$ids = array_map( fn( int $i ) => $this->keys()->insert( "secret $i", 'ab12cd34', "Key $i", array(), 0 === $i % 2 ? array( $i ) : null ), range( 1, 5 ) );
		self::assertSame( array( $ids[4], $ids[3] ), self::ids( $this->keys()->page( null, 1, 2 ) ) );
		self::assertSame( array( $ids[0] ), self::ids( $this->keys()->page( null, 3, 2 ) ) );
		self::assertSame( array( $ids[3], $ids[1] ), self::ids( $this->keys()->page( array( $ids[1], $ids[3] ), 1, 20 ) ) );
		self::assertSame( array(), $this->keys()->page( array(), 1, 20 ) );
		self::assertSame( 5, $this->keys()->count() );
		self::assertSame( array( $ids[1] ), $this->keys()->idsWithin( array( 2, 9 ) ) );
		self::assertSame( array(), $this->keys()->idsWithin( array() ) );
	}

	public function testChangesOneKey(): void {
		$one   = $this->keys()->insert( 'one', 'ab12cd34', 'One', array( Scope::Export ), array( 1 ), array( '192.0.2.7' ), 1_900_000_000 );
		$other = $this->keys()->insert( 'other', 'ab12cd34', 'Other', array( Scope::Export ) );
		$was   = $this->keys()->find( $other );
		$this->keys()->update( $one, new ApiKeyFields( 'New', array( Scope::Import ) ) );
		$key = $this->keys()->find( $one );
		self::assertTrue( null !== $key && ApiKeyFields::of( $key )->equals( new ApiKeyFields( 'New', array( Scope::Import ) ) ) );
		$this->keys()->replace( $one, $other, 1_800_000_000 );
		self::assertSame( array( $other, 1_800_000_000 ), array( $this->keys()->find( $one )?->rotatedTo, $this->keys()->find( $one )?->expiresAt ) );
		$this->databaseClock()->set( 1_700_000_000 );
		$this->keys()->revoke( $one );
		$this->databaseClock()->set( 1_700_000_009 );
		$this->keys()->revoke( $one );
		self::assertSame( 1_700_000_000, $this->keys()->find( $one )?->revokedAt, 'The first time counts.' );
		self::assertEquals( $was, $this->keys()->find( $other ) );
	}

	public function testNamesManyInOneQuery(): void {
		$ids     = array( $this->keys()->insert( 'one', 'ab12cd34', 'CRM', array() ), $this->keys()->insert( 'two', 'ab12cd34', '', array() ) );
		$names   = array();
		$queries = $this->queries(
			function () use ( $ids, &$names ): void {
				$names = $this->keys()->names( array( ...$ids, 999999 ) );
			}
		);
		self::assertSame( array( array( $ids[0] => 'CRM', $ids[1] => '' ), 1 ), array( $names, count( $queries ) ) );
		self::assertSame( array(), $this->queries( fn() => self::assertSame( array(), $this->keys()->names( array() ) ) ) );
	}

	private function keys(): ApiKeyRepository {
		return $this->services()->keyRows;
	}

	/**
	 * @param list<\SmartSupport\Access\ApiKey> $keys
	 * @return list<int>
	 */
	private static function ids( array $keys ): array {
		return array_map( static fn( $key ) => $key->id, $keys );
	}
}
