<?php
/**
 * Customers as staff and programs know them.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Access\Actor;
use SmartSupport\Customers\CustomerDirectory;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class CustomerDirectoryTest extends DeskTestCase {

	public function testTheNextMailGoesToTheNewAddressWithALinkOfItsOwn(): void {
		$ticket   = $this->ticket();
		$customer = $this->ticketById( $ticket )->customerId;
		$old      = $this->services()->links->secretForMail( $ticket, $customer );
		$this->directory()->update( Actor::system(), $customer, null, EmailAddress::parse( 'new@example.com' ), null );
		$new = $this->services()->links->secretForMail( $ticket, $customer );
		self::assertNotSame( $old, $new );
		self::assertNull( $this->services()->links->open( $old ) );
		self::assertSame( $ticket, $this->services()->links->open( $new )?->ticketId );
		self::assertSame( 'new@example.com', $this->services()->customers->find( $customer )?->email );
	}

	/** The row of another customer: neither the name nor a link is touched. */
	public function testAConflictLeavesEverything(): void {
		$ticket   = $this->ticket();
		$customer = $this->ticketById( $ticket )->customerId;
		$this->ticket( 'taken@example.com' );
		$secret = $this->services()->links->secretForMail( $ticket, $customer );
		self::assertSame( 'conflict', $this->refusal( fn() => $this->directory()->update( Actor::system(), $customer, 'Mallory', EmailAddress::parse( 'Taken@example.com' ), null ) ) );
		self::assertNotNull( $this->services()->links->open( $secret ) );
		self::assertSame( array( 'customer@example.com', '' ), array( $this->services()->customers->find( $customer )?->email, $this->services()->customers->find( $customer )->name ?? null ) );
		self::assertSame( 0, $this->countRows( 'events', "type = 'access_links_revoked'" ) );
	}

	public function testForeignCustomersAreNotThere(): void {
		$customer = $this->ticketById( $this->ticket( columns: array( 'agent_id' => $this->user( 'smart_support_agent' ) ) ) )->customerId;
		$agent    = $this->staff();
		self::assertSame( 'not_found', $this->refusal( fn() => $this->directory()->get( $agent, $customer ) ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->directory()->update( $agent, $customer, 'x', null, null ) ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->directory()->get( Actor::anonymous(), $customer ) ) );
	}

	public function testTellsOthersOfAChangeOnce(): void {
		$customer = $this->ticketById( $this->ticket() )->customerId;
		$told     = array();
		add_action(
			'smart_support_customer_updated',
			static function ( int $id ) use ( &$told ): void {
				$told[] = $id;
			}
		);
		$this->directory()->update( Actor::system(), $customer, 'Ann', null, null );
		$this->directory()->update( Actor::system(), $customer, 'Ann', null, null );
		self::assertSame( array( $customer ), $told );
	}

	private function directory(): CustomerDirectory {
		return $this->routeServices()->customerDirectory();
	}
}
