<?php
/**
 * Who acts.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Access;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\GuestSession;
use SmartSupport\Tests\DeskTestCase;

final class ActorTest extends DeskTestCase {

	public function testAVisitorIsNobodyAndMayNothing(): void {
		$visitor = Actor::anonymous( '192.0.2.7' );
		self::assertSame( array( ActorKind::Anonymous, null, null, null, '192.0.2.7' ), array( $visitor->kind, $visitor->userId, $visitor->customerId, $visitor->ticketId, $visitor->ip ) );
		$this->assertMayNothing( $visitor );
	}

	public function testALinkIsOneCustomerOnOneTicketAndHasNoCapability(): void {
		$holder = Actor::link( new AccessLink( 1, 5, 9, null, 0 ) );
		self::assertSame( array( ActorKind::Link, null, 9, 5 ), array( $holder->kind, $holder->userId, $holder->customerId, $holder->ticketId ) );
		$this->assertMayNothing( $holder );
	}

	public function testAGuestSessionIsOneCustomerAndHasNoCapability(): void {
		$guest = Actor::guest( new GuestSession( 1, 9, 0 ), 5, '192.0.2.7' );
		self::assertSame( array( ActorKind::Guest, null, 9, 5, '192.0.2.7' ), array( $guest->kind, $guest->userId, $guest->customerId, $guest->ticketId, $guest->ip ) );
		$this->assertMayNothing( $guest );
	}

	/** On a page a user acts on its ticket, as its customer, and brings nothing else along. */
	public function testAUserOnATicketIsItsCustomerThere(): void {
		$ticket = $this->ticketById( $this->ticket() );
		$agent  = $this->staff();
		$actor  = $agent->on( $ticket );
		self::assertSame( array( ActorKind::User, $agent->userId, $ticket->customerId, $ticket->id ), array( $actor->kind, $actor->userId, $actor->customerId, $actor->ticketId ) );
		$this->assertMayNothing( $actor );
	}

	public function testASubscriberIsNoStaff(): void {
		$this->assertMayNothing( $this->actor( $this->user( 'subscriber' ) ) );
	}

	public function testAnAgentHasWhatTheirRoleGives(): void {
		$agent = $this->staff();
		self::assertTrue( $agent->isStaff() );
		self::assertTrue( $agent->can( Capabilities::REPLY ) );
		self::assertFalse( $agent->can( Capabilities::MANAGE_SETTINGS ) );
		self::assertFalse( $agent->can( 'read' ), 'Only our capabilities count here.' );
	}

	public function testWithoutACapabilityItIsTheSamePerson(): void {
		$agent = $this->staff();
		$less  = $agent->without( Capabilities::VIEW_ACCESS_LINKS );
		self::assertTrue( $agent->can( Capabilities::VIEW_ACCESS_LINKS ) );
		self::assertFalse( $less->can( Capabilities::VIEW_ACCESS_LINKS ) );
		self::assertSame( array( $agent->kind, $agent->userId ), array( $less->kind, $less->userId ) );
		self::assertSame( array_values( array_diff( $agent->capabilities(), array( Capabilities::VIEW_ACCESS_LINKS ) ) ), $less->capabilities() );
	}

	/** A demotion takes effect with the next request. */
	public function testACapabilityTakenAwayIsGone(): void {
		$user    = $this->user( 'smart_support_agent' );
		$account = get_userdata( $user );
		self::assertInstanceOf( \WP_User::class, $account );
		$account->set_role( 'subscriber' );
		self::assertFalse( $this->actor( $user )->isStaff() );
	}

	private function assertMayNothing( Actor $actor ): void {
		self::assertFalse( $actor->isStaff() );
		foreach ( Capabilities::all() as $capability ) {
			self::assertFalse( $actor->can( $capability ), $capability );
		}
	}
}
