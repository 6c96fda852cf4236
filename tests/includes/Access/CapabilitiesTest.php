<?php
/**
 * Roles and what they may do.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Capabilities;
use SmartSupport\Tests\DeskTestCase;

final class CapabilitiesTest extends DeskTestCase {

	/** @return iterable<string, array{string, list<string>, list<string>}> Role, what it has, what it lacks. */
	public static function roles(): iterable {
		$of_agents = array( 'view_tickets', 'reply', 'edit_tickets', 'assign', 'view_private_notes', 'view_access_links' );
		yield 'agent' => array( 'smart_support_agent', $of_agents, array( 'view_all_tickets', 'manage_agents', 'manage_settings' ) );
		yield 'supervisor' => array( 'smart_support_supervisor', array( ...$of_agents, 'view_all_tickets', 'manage_agents' ), array( 'manage_settings' ) );
		yield 'administrator' => array( 'administrator', array( ...$of_agents, 'view_all_tickets', 'manage_agents', 'manage_settings' ), array() );
		yield 'editor' => array( 'editor', array(), array( ...$of_agents, 'view_all_tickets', 'manage_agents', 'manage_settings' ) );
		yield 'subscriber' => array( 'subscriber', array(), array( ...$of_agents, 'view_all_tickets', 'manage_agents', 'manage_settings' ) );
	}

	/**
	 * @param list<string> $has
	 * @param list<string> $lacks
	 */
	#[DataProvider( 'roles' )]
	public function testGivesEachRoleItsOwn( string $role, array $has, array $lacks ): void {
		$user = $this->user( $role );
		foreach ( $has as $capability ) {
			self::assertTrue( user_can( $user, "smart_support_$capability" ), $capability );
		}
		foreach ( $lacks as $capability ) {
			self::assertFalse( user_can( $user, "smart_support_$capability" ), $capability );
		}
	}

	public function testAgentsAreNoAdministratorsOfTheSite(): void {
		foreach ( array( 'smart_support_agent', 'smart_support_supervisor' ) as $role ) {
			$user = $this->user( $role );
			self::assertTrue( user_can( $user, 'read' ) );
			foreach ( array( 'manage_options', 'edit_posts', 'list_users', 'upload_files' ) as $capability ) {
				self::assertFalse( user_can( $user, $capability ), "$role: $capability" );
			}
		}
	}

	public function testTakesEverythingBackAlsoFromRolesOfOthers(): void {
		get_role( 'editor' )?->add_cap( Capabilities::REPLY );
		Capabilities::revoke();
		self::assertNull( get_role( Capabilities::AGENT ) );
		self::assertNull( get_role( Capabilities::SUPERVISOR ) );
		$left = (string) wp_json_encode( get_option( $this->wpdb()->prefix . 'user_roles' ) );
		self::assertStringNotContainsString( 'smart_support', $left );
		self::assertTrue( get_role( 'administrator' )?->has_cap( 'manage_options' ) );
		self::assertTrue( get_role( 'editor' )?->has_cap( 'edit_posts' ) );
	}

	public function testGivesBackWhatIsMissingAndWritesNothingElse(): void {
		Capabilities::revoke();
		Capabilities::grant();
		self::assertTrue( user_can( $this->user( Capabilities::AGENT ), Capabilities::REPLY ) );
		get_role( Capabilities::AGENT )?->remove_cap( Capabilities::REPLY );
		Capabilities::grant();
		self::assertTrue( get_role( Capabilities::AGENT )?->has_cap( Capabilities::REPLY ) );
		self::assertSame( array(), $this->queries( Capabilities::grant( ... ) ) );
	}
}
