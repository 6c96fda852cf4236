<?php
/**
 * WordPress users of customers (D5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class AccountsTest extends DeskTestCase {

	public function testMakesASubscriberOnce(): void {
		$customer = $this->ensure( $this->customer( 'ann@example.com' ), 'Ann' );
		self::assertSame( array( 'ann', 'Ann' ), array( get_userdata( (int) $customer->userId )->user_login ?? '', get_userdata( (int) $customer->userId )->display_name ?? '' ) );
		self::assertSame( $customer->userId, $this->ensure( $customer, 'Other' )->userId );
	}

	public function testALoginThatIsTakenIsNumbered(): void {
		$logins = array_map( fn( string $domain ) => get_userdata( (int) $this->ensure( $this->customer( "sam@$domain" ) )->userId )->user_login ?? '', array( 'a.test', 'b.test', 'c.test' ) );
		self::assertSame( array( 'sam', 'sam-2', 'sam-3' ), $logins );
		self::assertSame( 'customer', get_userdata( (int) $this->ensure( $this->customer( "'*'@a.test" ) )->userId )->user_login ?? '' );
	}

	/** The mail has a link to set a password, and no password; none goes out for a unit of work that failed. */
	public function testMailsALinkAndNoPassword(): void {
		$this->refusal(
			fn() => $this->services()->unit->run(
				function (): void {
					$this->ensure( $this->customer( 'gone@example.com' ) );
					throw \SmartSupport\Refusal::forbidden();
				}
			)
		);
		self::assertFalse( get_user_by( 'email', 'gone@example.com' ) );
		$this->ensure( $this->customer( 'bob@example.com' ), 'Bob' );
		self::assertStringContainsString( 'action=rp', $this->mailbox()->latest( 'bob@example.com' )->text );
		self::assertCount( 1, $this->mailbox()->all( 'bob@example.com' ) );
		self::assertSame( array(), $this->mailbox()->all( 'gone@example.com' ) );
	}

	/** D5: link and log-in of one address prove the mailbox; the badge goes, and the tickets are the user's. */
	public function testWhoOpensTheirLinkWhileLoggedInIsTheCustomer(): void {
		$user   = $this->user( 'subscriber', 'Eve@Example.com' );
		$ticket = $this->ticket( 'eve@example.com' );
		$before = $this->ticketById( $ticket );
		$this->claim( $before->customerId, $user );
		$after = $this->ticketById( $ticket );
		self::assertSame( array( true, false, 1 ), array( $before->isGuest, $after->isGuest, $after->version ) );
		self::assertSame( 1, $this->countRows( 'events', "ticket_id = $ticket AND type = 'customer_registered' AND user_id = $user" ) );
		$this->actingAs( $user );
		$list = $this->call( 'GET', '/tickets' );
		self::assertSame( array( 1, $user ), array( $list->get( 'meta.total' ), $list->get( 'data.0.user_id' ) ) );
		$this->claim( $before->customerId, $user );
		self::assertSame( 1, $this->countRows( 'events', "type = 'customer_registered'" ) );
	}

	/** P6: nobody becomes somebody else, whoever forwarded the link. */
	public function testNobodyElseBecomesTheCustomer(): void {
		$ticket   = $this->ticket( 'eve@example.com' );
		$customer = $this->ticketById( $ticket )->customerId;
		$this->claim( $customer, 0 );
		$this->claim( $customer, $this->user( 'subscriber', 'mallory@example.com' ) );
		$taken = $this->user( 'subscriber', 'eve@example.com' );
		$this->services()->customers->link( $this->customer( 'old@example.com' )->id, $taken );
		$this->claim( $customer, $taken );
		self::assertTrue( $this->services()->customers->find( $customer )?->isGuest() );
		self::assertTrue( $this->ticketById( $ticket )->isGuest );
	}

	private function claim( int $customer, int $user ): void {
		$account = get_userdata( $user );
		$this->services()->accounts()->claim( $customer, false === $account ? new \WP_User( 0 ) : $account );
	}

	private function customer( string $email ): Customer {
		return ( new CustomerService( $this->services()->customers ) )->ensure( EmailAddress::parse( $email ) );
	}

	private function ensure( Customer $customer, string $name = '' ): Customer {
		return $this->services()->accounts()->ensure( $customer, $name );
	}
}
