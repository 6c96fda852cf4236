<?php
/**
 * The demo data.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Demo;

use SmartSupport\Access\Capabilities;
use SmartSupport\Demo\DemoFile;
use SmartSupport\Departments\Department;
use SmartSupport\Services;
use SmartSupport\Settings\State;
use SmartSupport\Tests\Env\FreshPlugin;
use SmartSupport\Tests\TestCase;

final class DemoDataTest extends TestCase {

	use Consistency;

	private const STATUSES = array( 'new', 'open', 'pending', 'delayed', 'resolved', 'closed' );

	protected function setUp(): void {
		parent::setUp();
		FreshPlugin::boot();
	}

	/** One test, since the data take a second to come and another to go. */
	public function testInstallsADeskAtWork(): void {
		do_action( 'smart_support_install_demo' );
		$this->assertAgents();
		$this->assertDepartments();
		$this->assertTicketsOfEveryKind();
		$this->assertPast();
		$this->assertConsistent();
		$this->assertSupportPage();
		self::assertSame( 0, $this->number( 'outbox' ) );

		do_action( 'smart_support_install_demo' );
		self::assertSame( 40, $this->number( 'tickets' ) );
		$this->assertAgents();
		self::assertCount( 1, get_posts( array( 'post_type' => 'page', 'post_status' => 'any', 's' => 'support-portal' ) ) );
	}

	/** What was interrupted is done again, with the users that are there. */
	public function testIsThereWholeOrNotAtAll(): void {
		add_filter( 'query', static fn( string $query ): string => str_contains( $query, 'Grinder jams' ) ? throw new \RuntimeException( 'Interrupted.' ) : $query );
		try {
			do_action( 'smart_support_install_demo' );
			self::fail( 'Nothing interrupted it.' );
		} catch ( \RuntimeException $error ) {
			self::assertSame( 'Interrupted.', $error->getMessage() );
		}
		self::assertSame( 0, $this->number( 'tickets' ) );
		self::assertSame( 0, $this->number( 'customers' ) );

		remove_all_filters( 'query' );
		do_action( 'smart_support_install_demo' );
		self::assertSame( 40, $this->number( 'tickets' ) );
		self::assertCount( 3, get_users( array( 'role' => Capabilities::AGENT ) ) );
	}

	public function testTellsWholeStories(): void {
		foreach ( array( 'billing', 'support', 'shipping', 'general' ) as $name ) {
			foreach ( DemoFile::tickets( $name ) as [ $ticket, $steps ] ) {
				$hours = array_sum( array_map( static fn( $step ) => (float) $step->text( 'after' ), $steps ) );
				self::assertLessThan( (float) $ticket->text( 'hours' ), $hours, $ticket->text( 'subject' ) );
				self::assertLessThanOrEqual( 6, count( $steps ) );
			}
		}
	}

	private function assertAgents(): void {
		$agents = get_users( array( 'role' => Capabilities::AGENT ) );
		self::assertCount( 3, $agents );
		self::assertCount( 1, get_users( array( 'role' => Capabilities::SUPERVISOR ) ) );

		$agent = get_user_by( 'email', 'agent@example.com' );
		self::assertInstanceOf( \WP_User::class, $agent );
		self::assertSame( 'Alex Agent', $agent->display_name );
		self::assertInstanceOf( \WP_User::class, wp_authenticate( 'agent@example.com', 'password' ) );
	}

	private function assertDepartments(): void {
		$departments = ( new Services() )->departments->all();
		self::assertSame( array( 'general', 'support', 'billing', 'shipping' ), array_map( static fn( Department $department ) => $department->slug, array_values( $departments ) ) );
	}

	private function assertTicketsOfEveryKind(): void {
		self::assertSame( 40, $this->number( 'tickets' ) );
		foreach ( self::STATUSES as $status ) {
			self::assertGreaterThan( 2, $this->number( 'tickets', "status = '$status'" ), $status );
		}
		foreach ( array( 1, 2, 3, 4 ) as $priority ) {
			self::assertGreaterThan( 3, $this->number( 'tickets', "priority = $priority" ) );
		}
		self::assertGreaterThan( 5, $this->number( 'tickets', 'agent_id IS NULL' ) );
		self::assertGreaterThan( 25, $this->number( 'tickets', 'is_guest = 1' ) );
		self::assertGreaterThan( 5, $this->number( 'tickets', 'is_guest = 0' ) );
		self::assertGreaterThan( 10, $this->number( 'replies', 'is_internal = 1' ) );
		self::assertGreaterThan( 40, $this->number( 'replies', 'is_internal = 0' ) );
		self::assertSame( 1, $this->number( 'customers', "locale = 'ar' AND name LIKE 'ليلى%'" ) );
	}

	private function assertPast(): void {
		$now    = gmdate( 'Y-m-d H:i:s', time() - 60 );
		$before = gmdate( 'Y-m-d H:i:s', time() - 60 * DAY_IN_SECONDS );
		foreach ( array( 'tickets', 'replies', 'events', 'access_links', 'customers' ) as $table ) {
			self::assertSame( 0, $this->number( $table, "created_at > '$now' OR created_at < '$before'" ), $table );
		}
	}

	private function assertSupportPage(): void {
		$page = get_page_by_path( 'support' );
		self::assertInstanceOf( \WP_Post::class, $page );
		self::assertSame( 'publish', $page->post_status );
		self::assertTrue( has_block( 'smart-support/support-portal', $page ) );
		self::assertSame( $page->ID, ( new State() )->supportPage() );
	}
}
