<?php
/**
 * Tickets as the API shows them (api.md, "Ticket").
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Tests\DeskTestCase;

final class TicketPresenterTest extends DeskTestCase {

	/** What customers and guests do not see. */
	private const OF_STAFF = array( 'version', 'tags', 'external_id', 'waiting_since', 'delayed_until' );

	public function testNamesWhatStandsBehindTheIds(): void {
		$agent   = $this->user( 'smart_support_agent' );
		$billing = $this->services()->departments->create( 'Billing' );
		$product = $this->database()->insert( 'products', array( 'slug' => 'printer', 'slug_hash' => str_repeat( 'a', 64 ), 'name' => 'Printer', 'name_hash' => str_repeat( 'a', 64 ), 'created_at' => '2026-01-01 00:00:00' ) );
		$id      = $this->ticket( columns: array( 'agent_id' => $agent, 'department_id' => $billing->id, 'product_id' => $product, 'priority' => 4, 'status' => 'pending' ) );
		$item    = $this->shown( $this->staff(), $id );
		self::assertSame( array( 'id' => $billing->id, 'slug' => 'billing', 'name' => 'Billing' ), $item['department'] );
		self::assertSame( array( 'id' => $product, 'slug' => 'printer', 'name' => 'Printer' ), $item['product'] );
		self::assertSame( array( 'id' => $agent, 'name' => get_userdata( $agent )->display_name ?? '' ), $item['agent'] );
		self::assertSame( array( 'urgent', 'pending', 'opened', (string) $id ), array( $item['priority'], $item['status'], $item['state'], $item['number'] ) );
	}

	public function testATicketWithoutAnybodyHasNulls(): void {
		$item = $this->shown( $this->staff(), $this->ticket() );
		self::assertSame( array( null, null, null, null ), array( $item['agent_id'], $item['agent'], $item['product_id'], $item['product'] ) );
	}

	public function testTheCustomer(): void {
		$guest = $this->shown( $this->staff(), $this->ticket( 'ann@bücher.example' ) );
		self::assertSame( array( true, null, 'ann@bücher.example' ), array( $guest['is_guest'], $guest['user_id'], $guest['customer_email'] ) );
		self::assertSame( array( 'id' => $guest['customer_id'], 'email' => 'ann@bücher.example', 'name' => '', 'user_id' => null, 'is_guest' => true, 'company' => null ), $guest['customer'] );

		$user       = $this->registeredCustomer( 'bob@example.com' );
		$registered = $this->shown( $this->staff(), $this->ticket( 'bob@example.com' ) );
		self::assertSame( array( false, $user ), array( $registered['is_guest'], $registered['user_id'] ) );
	}

	public function testCustomersSeeNothingOfOurWorkAndTheLastPublicChange(): void {
		$user = $this->registeredCustomer();
		$id   = $this->ticket( columns: array( 'updated_at' => '2026-05-02 00:00:00', 'public_updated_at' => '2026-05-01 00:00:00' ) );
		$seen = $this->shown( $this->actor( $user ), $id );
		$full = $this->shown( $this->staff(), $id );
		self::assertSame( '2026-05-01T00:00:00Z', $seen['updated_at'] );
		self::assertSame( '2026-05-02T00:00:00Z', $full['updated_at'] );
		self::assertEqualsCanonicalizing( self::OF_STAFF, array_values( array_diff( array_keys( $full ), array_keys( $seen ) ) ) );
		self::assertSame( array(), array_diff( array_keys( $seen ), array_keys( $full ) ) );
	}

	public function testAWholePageCostsOneQueryForEachKindOfName(): void {
		$tickets = array();
		for ( $i = 0; $i < 10; $i++ ) {
			$tickets[] = $this->ticketById( $this->ticket( "person$i@example.com", array( 'agent_id' => $this->user( 'smart_support_agent' ) ) ) );
		}
		$staff = $this->staff();
		wp_cache_flush();
		wp_load_alloptions();
		$this->nextRequestKeepsOptions();
		$queries = $this->queries( fn() => $this->services()->ticketPresenter->many( $staff, $tickets ) );
		self::assertLessThanOrEqual( 3, count( $queries ), implode( "\n", $queries ) );
	}

	private function nextRequestKeepsOptions(): void {
		$this->nextRequest();
		wp_load_alloptions();
	}

	/** @return array<string, mixed> */
	private function shown( Actor $viewer, int $id ): array {
		$this->nextRequest();
		return $this->services()->ticketPresenter->one( $viewer, $this->ticketById( $id ) );
	}
}
