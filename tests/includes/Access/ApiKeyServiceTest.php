<?php
/**
 * Rules about API keys (A-63, K5; product.md, Keys).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKey;
use SmartSupport\Access\ApiKeyFields;
use SmartSupport\Access\ApiKeyService;
use SmartSupport\Access\Scope;
use SmartSupport\Refusal;
use SmartSupport\Tests\Env\PhpProcess;

final class ApiKeyServiceTest extends ApiKeyTestCase {

	private Actor $administrator;

	protected function setUp(): void {
		parent::setUp();
		$this->administrator = $this->staff( 'administrator' );
		$this->databaseClock()->set( $this->now() );
	}

	public function testWhoMayNotManageKeysDoesNothingHere(): void {
		$id     = $this->made()->id;
		$fields = new ApiKeyFields( 'x', array( Scope::TicketsRead ) );
		$actors = array(
			'forbidden'          => array( $this->staff(), $this->staff( 'smart_support_supervisor' ), $this->actor( $this->user() ), Actor::anonymous() ),
			'insufficient_scope' => array( $this->keyActor( array( Scope::SettingsWrite, Scope::SettingsRead ) ) ),
		);
		foreach ( $actors as $reason => $kinds ) {
			foreach ( $kinds as $actor ) {
				$keys = $this->service();
				foreach ( array( fn() => $keys->list( $actor, 1, 20 ), fn() => $keys->get( $actor, $id ), fn() => $keys->create( $actor, $fields ), fn() => $keys->update( $actor, $id, static fn() => $fields ), fn() => $keys->revoke( $actor, $id ), fn() => $keys->rotate( $actor, $id, 1 ) ) as $work ) {
					self::assertSame( $reason, $this->refusal( $work ) );
				}
			}
		}
		self::assertSame( 'active', $this->find( $id )->status( $this->now() ) );
	}

	/** A key gives nothing it has not. */
	public function testAKeyGivesTheScopesItHas(): void {
		$manager = $this->keyActor( array( Scope::KeysManage, Scope::TicketsRead ) );
		[ $key ] = $this->service()->create( $manager, new ApiKeyFields( 'x', array( Scope::TicketsRead ) ) );
		self::assertSame( array( array( Scope::TicketsRead ), null ), array( $key->scopes, $key->createdBy ) );
		self::assertSame( 'tickets:write', $this->scopeNeeded( fn() => $this->service()->create( $manager, new ApiKeyFields( 'x', array( Scope::TicketsRead, Scope::TicketsWrite ) ) ) ) );
		$more = static fn( ApiKeyFields $now ) => new ApiKeyFields( $now->name, array( Scope::TicketsRead, Scope::Export ) );
		self::assertSame( 'export', $this->scopeNeeded( fn() => $this->service()->update( $manager, $key->id, $more ) ) );
		self::assertSame( array( Scope::TicketsRead ), $this->find( $key->id )->scopes );
	}

	/** To rotate a stronger key would be to have it. */
	public function testAKeyChangesNoneThatMayMore(): void {
		$strong  = $this->made( scopes: array( Scope::TicketsRead, Scope::SettingsWrite ) );
		$manager = $this->keyActor( array( Scope::KeysManage, Scope::TicketsRead ) );
		$before  = $this->find( $strong->id );
		foreach ( array( fn() => $this->service()->rotate( $manager, $strong->id, 0 ), fn() => $this->service()->revoke( $manager, $strong->id ), fn() => $this->service()->update( $manager, $strong->id, static fn() => new ApiKeyFields( 'x', array( Scope::TicketsRead ) ) ) ) as $work ) {
			self::assertSame( 'settings:write', $this->scopeNeeded( $work ) );
		}
		self::assertEquals( $before, $this->find( $strong->id ) );
		self::assertEquals( $before, $this->service()->get( $manager, $strong->id ), 'It may know of it.' );
	}

	public function testAKeyStaysWithinItsDepartments(): void {
		[ $one, $two, $three ] = array( $this->department( 'One' ), $this->department( 'Two' ), $this->department( 'Three' ) );
		$manager               = $this->keyActor( Scope::cases(), array( $one, $two ) );
		$within                = array( $this->made( departments: array( $one ) ), $this->made( departments: array( $one, $two ) ) );
		$beyond                = array( $this->made(), $this->made( departments: array( $three ) ), $this->made( departments: array( $two, $three ) ) );
		foreach ( $beyond as $key ) {
			foreach ( array( fn() => $this->service()->get( $manager, $key->id ), fn() => $this->service()->revoke( $manager, $key->id ), fn() => $this->service()->rotate( $manager, $key->id, 0 ), fn() => $this->service()->update( $manager, $key->id, static fn( ApiKeyFields $now ) => $now ) ) as $work ) {
				self::assertSame( 'not_found', $this->refusal( $work ) );
			}
			self::assertEquals( $key, $this->find( $key->id ) );
		}
		[ $keys, $total ] = $this->service()->list( $manager, 1, 100 );
		$own              = (int) $manager->keyId;
		self::assertEqualsCanonicalizing( array( $own, $within[0]->id, $within[1]->id ), array_map( static fn( ApiKey $key ) => $key->id, $keys ) );
		self::assertSame( 3, $total );
		[ , $changed ] = $this->service()->update( $manager, $within[1]->id, static fn( ApiKeyFields $now ) => new ApiKeyFields( $now->name, $now->scopes, departmentIds: array( $two ) ) );
		self::assertTrue( $changed );
		foreach ( array( null, array( $three ), array( $one, $three ), array( 999 ) ) as $departments ) {
			$fields = new ApiKeyFields( 'x', array( Scope::TicketsRead ), departmentIds: $departments );
			$this->assertAllowed( array( $one, $two ), fn() => $this->service()->create( $manager, $fields ) );
			$this->assertAllowed( array( $one, $two ), fn() => $this->service()->update( $manager, $within[0]->id, static fn() => $fields ) );
		}
		self::assertEquals( $within[0], $this->find( $within[0]->id ) );
	}

	public function testADepartmentThatIsGoneDoesNotKeepAKeyFromChanging(): void {
		$key = $this->made( departments: array( $this->department( 'One' ) ) );
		$this->database()->execute( 'DELETE FROM {departments} WHERE is_default = 0' );
		$this->nextRequest();
		[ $renamed, $changed ] = $this->service()->update( $this->administrator, $key->id, static fn( ApiKeyFields $now ) => new ApiKeyFields( 'New', $now->scopes, departmentIds: $now->departmentIds ) );
		self::assertSame( array( 'New', true ), array( $renamed->name, $changed ) );
	}

	public function testWhatStaysTheSameIsNoChange(): void {
		$key = $this->made( expiresIn: 100 );
		self::assertSame( array( false, true ), array( $this->rename( $key, $key->name ), $this->rename( $key, 'New' ) ) );
		// Its end is near, and nobody touches that.
		$this->databaseClock()->set( (int) $key->expiresAt );
		self::assertTrue( $this->rename( $key, 'Newer' ) );
	}

	/** The edge: now is no future, a second later is. */
	public function testAKeyEndsInTheFuture(): void {
		$now  = $this->now();
		$make = fn( int $end ): string => $this->refusal( fn() => $this->service()->create( $this->administrator, new ApiKeyFields( 'x', array( Scope::Export ), $end ) ) );
		self::assertSame( array( 'validation_error', 'validation_error', 'not refused' ), array_map( $make, array( $now - 1, $now, $now + 1 ) ) );
	}

	public function testAnExpiredKeyCanBeGivenMoreTimeAndARevokedOneNothing(): void {
		$key = $this->made( expiresIn: 10 );
		$this->databaseClock()->set( $this->now() + 11 );
		$later     = fn( ApiKeyFields $now ) => new ApiKeyFields( $now->name, $now->scopes, $this->now() + 60 );
		[ $alive ] = $this->service()->update( $this->administrator, $key->id, $later );
		self::assertSame( 'active', $alive->status( $this->now() ) );
		$was = $this->service()->revoke( $this->administrator, $key->id );
		self::assertSame( array( 'active', 'revoked' ), array( $was->status( $this->now() ), $this->find( $key->id )->status( $this->now() ) ) );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->service()->update( $this->administrator, $key->id, $later ) ) );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->service()->rotate( $this->administrator, $key->id, 1 ) ) );
		self::assertSame( 'revoked', $this->service()->revoke( $this->administrator, $key->id )->status( $this->now() ), 'Once more is no fault.' );
	}

	/** K5. */
	public function testARotatedKeyLivesForTheOverlap(): void {
		$department       = $this->department( 'One' );
		$old              = $this->made( departments: array( $department ), addresses: array( '192.0.2.7' ) );
		$now              = $this->now();
		[ $new, $secret ] = $this->service()->rotate( $this->administrator, $old->id, 24 );
		self::assertSame( array( $old->name, $old->scopes, array( $department ), array( '192.0.2.7' ), null, null ), array( $new->name, $new->scopes, $new->departmentIds, $new->addresses, $new->expiresAt, $new->rotatedTo ) );
		self::assertSame( $new->prefix, $secret->prefix );
		$replaced = $this->find( $old->id );
		self::assertSame( array( $new->id, $now + 86400, 'rotated' ), array( $replaced->rotatedTo, $replaced->expiresAt, $replaced->status( $now ) ) );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->service()->rotate( $this->administrator, $old->id, 24 ) ), 'Once is enough.' );
		[ $newer ] = $this->service()->rotate( $this->administrator, $new->id, 0 );
		self::assertSame( array( 'expired', $now ), array( $this->find( $new->id )->status( $now ), $this->find( $new->id )->expiresAt ) );
		self::assertSame( 'active', $newer->status( $now ) );
	}

	/** Two people press the button at once: the second waits for the first, and finds the key replaced. */
	public function testAKeyIsRotatedOnce(): void {
		$this->databaseClock()->reset();
		$old   = $this->made();
		$code  = sprintf(
			'$actor = SmartSupport\Access\Actor::user( get_userdata( %d ) ); $keys = ( new SmartSupport\RouteServices( new SmartSupport\Services() ) )->keyService();
			echo "ready\n"; try { $keys->rotate( $actor, %d, 1 ); echo "rotated"; } catch ( SmartSupport\Refusal $refusal ) { echo $refusal->reason; }',
			$this->administrator->userId,
			$old->id
		);
		$other = $this->services()->unit->run(
			function () use ( $old, $code ): PhpProcess {
				$this->service()->rotate( $this->administrator, $old->id, 1 );
				$other = $this->php( $code );
				self::assertSame( 'ready', $other->line() );
				usleep( 500_000 );
				return $other;
			}
		);
		self::assertSame( 'conflict', $other->wait() );
		self::assertSame( 2, $this->countRows( 'api_keys' ) );
	}

	public function testRotationNeverMakesTheOldKeyLiveLongerAndGivesTheNewOneTheSameTime(): void {
		$old = $this->made( expiresIn: 90 * DAY_IN_SECONDS );
		$this->databaseClock()->set( (int) $old->expiresAt - HOUR_IN_SECONDS );
		[ $new ] = $this->service()->rotate( $this->administrator, $old->id, 720 );
		self::assertSame( $old->expiresAt, $this->find( $old->id )->expiresAt );
		self::assertEqualsWithDelta( $this->now() + 90 * DAY_IN_SECONDS, $new->expiresAt, 60 );
	}

	private function rename( ApiKey $key, string $name ): bool {
		return $this->service()->update( $this->administrator, $key->id, static fn( ApiKeyFields $now ) => new ApiKeyFields( $name, $now->scopes, $now->expiresAt, $now->departmentIds, $now->addresses ) )[1];
	}

	/**
	 * @param list<Scope>       $scopes
	 * @param list<int>|null    $departments
	 * @param list<string>|null $addresses
	 */
	private function made( array $scopes = array( Scope::TicketsRead ), ?array $departments = null, ?array $addresses = null, ?int $expiresIn = null ): ApiKey {
		return $this->find( $this->idOf( $this->key( $scopes, $departments, $addresses, $expiresIn ) ) );
	}

	private function find( int $id ): ApiKey {
		$key = $this->services()->keyRows->find( $id );
		self::assertNotNull( $key );
		return $key;
	}

	/**
	 * @param list<Scope>    $scopes
	 * @param list<int>|null $departments
	 */
	private function keyActor( array $scopes, ?array $departments = null ): Actor {
		return Actor::key( $this->made( $scopes, $departments ) );
	}

	private function department( string $name ): int {
		return $this->services()->departments->create( $name )->id;
	}

	/** @param \Closure(): mixed $work */
	private function scopeNeeded( \Closure $work ): mixed {
		try {
			$work();
		} catch ( Refusal $refusal ) {
			self::assertSame( 'insufficient_scope', $refusal->reason );
			return $refusal->details['required_scope'] ?? null;
		}
		self::fail( 'Nothing was refused.' );
	}

	/**
	 * @param list<int>         $ids  Departments that the refusal names.
	 * @param \Closure(): mixed $work
	 */
	private function assertAllowed( array $ids, \Closure $work ): void {
		try {
			$work();
		} catch ( Refusal $refusal ) {
			self::assertSame( 'invalid_department', $refusal->reason );
			self::assertSame( $ids, array_column( (array) ( $refusal->details['allowed_departments'] ?? null ), 'id' ) );
			return;
		}
		self::fail( 'Nothing was refused.' );
	}

	private function service(): ApiKeyService {
		return $this->routeServices()->keyService();
	}
}
