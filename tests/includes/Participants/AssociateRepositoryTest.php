<?php
/**
 * Whose address passes the portal's check.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Participants;

use SmartSupport\Customers\CustomerService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Participants\AssociateRepository;
use SmartSupport\Tests\DeskTestCase;

final class AssociateRepositoryTest extends DeskTestCase {

	private const TIME = '2026-05-01 00:00:00';

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = $this->ticket();
		$this->ticket( 'elsewhere@example.com' );
	}

	public function testTheCustomerIsOnTheTicket(): void {
		self::assertTrue( $this->isOn( self::CUSTOMER ) );
		self::assertTrue( $this->isOn( strtoupper( self::CUSTOMER ) ) );
	}

	public function testOthersAreNot(): void {
		$this->user( 'smart_support_agent', 'agent@example.com' );
		foreach ( array( 'elsewhere@example.com', 'nobody@example.com', 'agent@example.com', 'customer+x@example.com' ) as $email ) {
			self::assertFalse( $this->isOn( $email ), $email );
		}
		self::assertFalse( $this->rows()->isOn( 999999, EmailAddress::parse( self::CUSTOMER )->hash() ) );
	}

	public function testAParticipantIs(): void {
		$id = $this->customer( 'ann@example.com' );
		self::assertFalse( $this->isOn( 'ann@example.com' ) );
		$this->database()->insert( 'participants', array( 'ticket_id' => $this->ticket, 'customer_id' => $id, 'created_at' => self::TIME ) );
		self::assertTrue( $this->isOn( 'ann@example.com' ) );
		$this->database()->execute( 'DELETE FROM {participants}' );
		self::assertFalse( $this->isOn( 'ann@example.com' ) );
	}

	/** D11: in To or Cc of an agent's mail, without being anybody's customer. */
	public function testAnAddressOfAMailIs(): void {
		$email = EmailAddress::parse( 'cc@example.com' );
		$this->database()->insert( 'ticket_addresses', array( 'ticket_id' => $this->ticket, 'email' => $email->address, 'email_hash' => $email->hash(), 'created_at' => self::TIME ) );
		self::assertTrue( $this->isOn( 'CC@example.com' ) );
		self::assertSame( 0, $this->countRows( 'customers', "email = 'cc@example.com'" ) );
	}

	/** What an address has only claimed puts nobody on a ticket. */
	public function testTheAuthorOfAVerifiedReplyIs(): void {
		$id    = $this->customer( 'writer@example.com' );
		$reply = $this->reply( $this->staff(), $this->ticket );
		foreach ( array( 'held' => false, 'claimed' => false, 'verified' => true ) as $verification => $isOn ) {
			$this->database()->update( 'replies', array( 'customer_id' => $id, 'verification' => $verification ), array( 'id' => $reply ) );
			self::assertSame( $isOn, $this->isOn( 'writer@example.com' ), $verification );
		}
	}

	/** T-16, T-17; without a company nobody is of the same. */
	public function testAColleagueOfTheCustomerIs(): void {
		$this->customer( 'colleague@example.com' );
		self::assertFalse( $this->isOn( 'colleague@example.com' ) );
		$this->database()->execute( "UPDATE {customers} SET company_id = 7 WHERE email IN ('colleague@example.com', 'customer@example.com')" );
		self::assertTrue( $this->isOn( 'colleague@example.com' ) );
		$this->database()->execute( "UPDATE {customers} SET company_id = 8 WHERE email = 'customer@example.com'" );
		self::assertFalse( $this->isOn( 'colleague@example.com' ) );
	}

	private function customer( string $email ): int {
		return ( new CustomerService( $this->services()->customers ) )->ensure( EmailAddress::parse( $email ) )->id;
	}

	private function isOn( string $email ): bool {
		return $this->rows()->isOn( $this->ticket, EmailAddress::parse( $email )->hash() );
	}

	private function rows(): AssociateRepository {
		return new AssociateRepository( $this->database() );
	}
}
