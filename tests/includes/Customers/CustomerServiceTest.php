<?php
/**
 * Rules about customers.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Customers;

use SmartSupport\Customers\CustomerService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tests\DeskTestCase;

final class CustomerServiceTest extends DeskTestCase {

	public function testMakesACustomerOnceWithTheLanguageTheyCameIn(): void {
		add_filter( 'determine_locale', static fn(): string => 'de_DE' );
		$customer = $this->service()->ensure( EmailAddress::parse( 'ann@example.com' ), 'Ann' );
		self::assertSame( array( 'ann@example.com', 'Ann', null, 'de_DE' ), array( $customer->email, $customer->name, $customer->userId, $customer->locale ) );
		self::assertSame( $customer->id, $this->service()->ensure( EmailAddress::parse( 'ANN@example.com' ) )->id );
	}

	/** Whoever types an address has not proved that it is theirs. */
	public function testNobodyRenamesAnother(): void {
		$this->service()->ensure( EmailAddress::parse( 'ann@example.com' ), 'Ann' );
		self::assertSame( 'Ann', $this->service()->ensure( EmailAddress::parse( 'ann@example.com' ), 'Mallory' )->name );
	}

	public function testANameIsPlainTextOnOneLine(): void {
		$customer = $this->service()->ensure( EmailAddress::parse( 'ann@example.com' ), " <b>Ann</b>\r\nBcc: bob@example.com <script>x</script> " );
		self::assertStringNotContainsString( '<', $customer->name );
		self::assertStringNotContainsString( "\n", $customer->name );
		self::assertStringStartsWith( 'Ann', $customer->name );
	}

	/** D5, P6: an account with the same address is not linked before the mailbox is proved. */
	public function testAnAccountWithTheAddressIsNotLinked(): void {
		$this->user( 'subscriber', 'ann@example.com' );
		self::assertTrue( $this->service()->ensure( EmailAddress::parse( 'ann@example.com' ) )->isGuest() );
	}

	private function service(): CustomerService {
		return new CustomerService( $this->services()->customers );
	}
}
