<?php
/**
 * Who may call a route (A-61, A-62, PR7).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Refusal;

final class PermissionTest extends ApiKeyTestCase {

	/** A key of each scope; every other one is kept out. */
	public function testAKeyNeedsTheVeryScope(): void {
		$permissions = array(
			Scope::NotesWrite->value    => Permission::staff( Scope::NotesWrite, Capabilities::VIEW_TICKETS ),
			Scope::TicketsRead->value   => Permission::users( Scope::TicketsRead ),
			Scope::CustomersRead->value => Permission::staff( Scope::CustomersRead ),
		);
		foreach ( $permissions as $needed => $permission ) {
			foreach ( Scope::cases() as $scope ) {
				$refusal = $this->refusalOf( $permission, $this->keyActor( $scope ) );
				self::assertSame( $scope->value === $needed ? null : array( 'insufficient_scope', array( 'required_scope' => $needed ) ), $refusal, "$scope->value for $needed" );
			}
			self::assertSame( array( 'insufficient_scope', array( 'required_scope' => $needed ) ), $this->refusalOf( $permission, $this->keyActor() ) );
		}
	}

	public function testAnyOneOfSeveralScopesSuffices(): void {
		$permission = Permission::users( Scope::RepliesWrite, Scope::NotesWrite );
		self::assertNull( $this->refusalOf( $permission, $this->keyActor( Scope::RepliesWrite ) ) );
		self::assertNull( $this->refusalOf( $permission, $this->keyActor( Scope::NotesWrite ) ) );
		self::assertSame( array( 'insufficient_scope', array( 'required_scope' => 'replies:write' ) ), $this->refusalOf( $permission, $this->keyActor( Scope::RepliesRead ) ) );
	}

	public function testStaffsRoutesTakeSeveralScopesToo(): void {
		$permission = Permission::staff( array( Scope::TicketsRead, Scope::SettingsRead ), Capabilities::VIEW_TICKETS );
		self::assertNull( $this->refusalOf( $permission, $this->keyActor( Scope::TicketsRead ) ) );
		self::assertNull( $this->refusalOf( $permission, $this->keyActor( Scope::SettingsRead ) ) );
		self::assertSame( array( 'insufficient_scope', array( 'required_scope' => 'tickets:read' ) ), $this->refusalOf( $permission, $this->keyActor( Scope::SettingsWrite ) ) );
		self::assertNull( $this->refusalOf( $permission, $this->staff() ) );
	}

	public function testWhatIsTheWholeSitesIsForNoLimitedKey(): void {
		$permission = Permission::staff( Scope::SettingsWrite, Capabilities::MANAGE_SETTINGS )->forWholeSite();
		$limited    = $this->services()->keyRows->findBySecret( $this->withKey( array( Scope::SettingsWrite ), array( 1 ) )['X-Smart-Support-API-Key'] );
		self::assertNotNull( $limited );
		self::assertSame( array( 'forbidden', array() ), $this->refusalOf( $permission, Actor::key( $limited[0] ) ) );
		self::assertNull( $this->refusalOf( $permission, $this->keyActor( Scope::SettingsWrite ) ) );
		self::assertSame( 'insufficient_scope', $this->refusalOf( $permission, $this->keyActor( Scope::SettingsRead ) )[0] ?? null );
		self::assertNull( $this->refusalOf( $permission, $this->staff( 'administrator' ) ) );
		self::assertSame( 'forbidden', $this->refusalOf( $permission, $this->staff() )[0] ?? null );
	}

	public function testAnyCallerIsAnyKeyAndAnyUser(): void {
		foreach ( Scope::cases() as $scope ) {
			self::assertNull( $this->refusalOf( Permission::anyCaller(), $this->keyActor( $scope ) ) );
		}
		self::assertNull( $this->refusalOf( Permission::anyCaller(), $this->actor( $this->user() ) ) );
	}

	public function testNoScopeOpensWhatIsForPeople(): void {
		$permission = Permission::capability( Capabilities::MANAGE_AGENTS );
		self::assertSame( 'forbidden', $this->refusalOf( $permission, $this->keyActor( ...Scope::cases() ) )[0] ?? null );
		self::assertNull( $this->refusalOf( $permission, $this->staff( 'smart_support_supervisor' ) ) );
		self::assertSame( array( 'forbidden', array() ), $this->refusalOf( $permission, $this->staff() ) );
	}

	public function testAUserNeedsOneOfTheCapabilities(): void {
		$permission = Permission::staff( Scope::SettingsRead, Capabilities::MANAGE_SETTINGS, Capabilities::MANAGE_AGENTS );
		self::assertNull( $this->refusalOf( $permission, $this->staff( 'administrator' ) ) );
		self::assertNull( $this->refusalOf( $permission, $this->staff( 'smart_support_supervisor' ) ) );
		self::assertSame( array( 'forbidden', array() ), $this->refusalOf( $permission, $this->staff() ) );
		self::assertSame( array( 'forbidden', array() ), $this->refusalOf( $permission, $this->actor( $this->user() ) ) );
	}

	public function testAClosedGateIsAskedFirst(): void {
		$permission = Permission::visitors( static fn() => throw new Refusal( 'module_disabled', 'Off.' ) );
		self::assertSame( 'module_disabled', $this->refusalOf( $permission, Actor::anonymous() )[0] ?? null );
		self::assertNull( $this->refusalOf( Permission::visitors(), Actor::anonymous() ) );
	}

	public function testOneQuestionMore(): void {
		$asked      = new \ArrayObject();
		$permission = Permission::users( Scope::RepliesWrite )->asking( static fn( Actor $actor ) => $asked->append( $actor->kind ) );
		self::assertNull( $this->refusalOf( $permission, $this->staff() ) );
		self::assertSame( 'insufficient_scope', $this->refusalOf( $permission, $this->keyActor( Scope::RepliesRead ) )[0] ?? null, 'What it asked before it still asks.' );
		self::assertCount( 2, $asked );
		$closed = Permission::users( Scope::RepliesWrite )->asking( static fn() => throw Refusal::forbidden() );
		self::assertSame( 'forbidden', $this->refusalOf( $closed, $this->keyActor( Scope::RepliesWrite ) )[0] ?? null );
	}

	private function keyActor( Scope ...$scopes ): Actor {
		$found = $this->services()->keyRows->findBySecret( $this->key( array_values( $scopes ) ) );
		self::assertNotNull( $found );
		return Actor::key( $found[0] );
	}

	/** @return array{string, array<string, mixed>}|null Reason and details. */
	private function refusalOf( Permission $permission, Actor $actor ): ?array {
		try {
			$permission->authorise( $actor );
		} catch ( Refusal $refusal ) {
			return array( $refusal->reason, $refusal->details );
		}
		return null;
	}
}
