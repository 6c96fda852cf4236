<?php
/**
 * A member of the staff.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Agents;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Capabilities;
use SmartSupport\Agents\Agent;
use SmartSupport\Tests\TestCase;

final class AgentTest extends TestCase {

	/** @return iterable<string, array{string, list<string>, string}> Role of WordPress, further capabilities, role here. */
	public static function roles(): iterable {
		yield 'agent' => array( 'smart_support_agent', array(), 'agent' );
		yield 'supervisor' => array( 'smart_support_supervisor', array(), 'supervisor' );
		yield 'administrator' => array( 'administrator', array(), 'administrator' );
		yield 'an agent who sees all' => array( 'smart_support_agent', array( Capabilities::VIEW_ALL_TICKETS ), 'supervisor' );
		yield 'an editor who answers' => array( 'editor', array( Capabilities::VIEW_TICKETS ), 'agent' );
		yield 'an editor who rules' => array( 'editor', array( Capabilities::VIEW_TICKETS, Capabilities::MANAGE_SETTINGS ), 'administrator' );
	}

	/** @param list<string> $capabilities */
	#[DataProvider( 'roles' )]
	public function testHasTheRoleOfWhatTheyMayDo( string $role, array $capabilities, string $expected ): void {
		$user = new \WP_User( $this->user( $role, 'sam@example.com' ) );
		foreach ( $capabilities as $capability ) {
			$user->add_cap( $capability );
		}
		$agent = Agent::of( $user );
		self::assertSame( array( $user->ID, $user->display_name, 'sam@example.com', $expected ), array( $agent->id, $agent->name, $agent->email, $agent->role ) );
	}
}
