<?php
/**
 * WordPress users of customers (D5).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Customers\Accounts;
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

	private function customer( string $email ): Customer {
		return ( new CustomerService( $this->services()->customers ) )->ensure( EmailAddress::parse( $email ) );
	}

	private function ensure( Customer $customer, string $name = '' ): Customer {
		return ( new Accounts( $this->services()->customers, $this->services()->unit ) )->ensure( $customer, $name );
	}
}
