<?php
/**
 * Demo data in the past.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Demo;

use SmartSupport\Access\Actor;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Demo\DemoRepository;
use SmartSupport\Services;
use SmartSupport\Tests\TestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;

final class DemoRepositoryTest extends TestCase {

	public function testMakesCustomersAndLinksAsOldAsTheirTickets(): void {
		$services = new Services();
		foreach ( array( '2026-05-05 11:30:00', '2026-05-04 10:00:00' ) as $time ) {
			$ticket = new NewTicket( EmailAddress::parse( 'past@example.com' ), 'Past', MessageBody::fromText( 'Long ago.' ), Channel::Guest, notify: false );
			$services->clock->at( Clock::parse( $time ), static fn() => $services->ticketCreator->create( Actor::anonymous(), $ticket ) );
		}
		$services->customers->insert( EmailAddress::parse( 'silent@example.com' ), 'No ticket', 'en_GB' );
		( new DemoRepository( $services->database ) )->moveBack();

		self::assertSame( array( '2026-05-04 10:00:00' ), $this->times( 'customers', "email LIKE 'past%'" ) );
		self::assertSame( array( '2026-05-05 11:30:00', '2026-05-04 10:00:00' ), $this->times( 'access_links' ) );
		self::assertGreaterThan( gmdate( 'Y-m-d' ), $this->times( 'customers', "email LIKE 'silent%'" )[0] ?? '' );
	}

	/** @return list<string|null> */
	private function times( string $table, string $where = '1 = 1' ): array {
		$wpdb = $this->wpdb();
		return array_values( $wpdb->get_col( "SELECT created_at FROM {$wpdb->prefix}smart_support_$table WHERE $where ORDER BY id" ) );
	}
}
