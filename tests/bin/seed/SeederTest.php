<?php
/**
 * The seeder: bin/seed.
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Seed;

use SmartSupport\Access\Capabilities;
use SmartSupport\Services;
use SmartSupport\Tests\Demo\Consistency;
use SmartSupport\Tests\TestCase;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Priority;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;

/**
 * Whatever it makes must look as if the services had made it.
 */
final class SeederTest extends TestCase {

	use Consistency;

	private const TICKETS = 400;

	/** Table => the columns that tell its rows apart; all others follow from the options. */
	private const REPEATED = array(
		'customers' => 'id',
		'tickets'   => 'id',
		'replies'   => 'id',
		'events'    => 'ticket_id, version',
	);

	public function testIsAskedForANumberOfTickets(): void {
		$this->expectExceptionMessage( 'Say how many' );
		$this->seed( array() );
	}

	public function testMakesTheSameOfTheSameSeed(): void {
		$this->seed( array( 'seed' => 7 ) );
		$first = $this->content();
		$this->forget();
		$this->seed( array( 'seed' => 7 ) );
		self::assertSame( $first, $this->content() );

		$this->forget();
		$this->seed( array( 'seed' => 8 ) );
		self::assertNotSame( $first, $this->content() );
	}

	public function testAddsToWhatIsThere(): void {
		$this->seed( array( 'tickets' => 50 ) );
		$this->seed( array( 'tickets' => 50, 'replies' => 3, 'customers' => 20 ) );
		self::assertSame( 100, $this->number( 'tickets' ) );
		self::assertSame( 250, $this->number( 'replies' ) );
		self::assertSame( 30, $this->number( 'customers' ) );
		self::assertSame( 20, $this->number( 'departments' ) );
		self::assertSame( 30, $this->number( 'products' ) );
		self::assertCount( 50, get_users( array( 'role__in' => array( Capabilities::AGENT, Capabilities::SUPERVISOR ) ) ) );
	}

	public function testMakesWhatTheServicesWouldMake(): void {
		$report = $this->seed( array() );
		self::assertMatchesRegularExpression( '/order +\d+ \((2\d|3\d)\.\d\d %\)/', $report );
		self::assertSame( 2 * self::TICKETS, $this->number( 'replies' ) );
		$this->assertConsistent();
		self::assertSame( 0, $this->number( 'outbox' ) );
		foreach ( Status::cases() as $status ) {
			self::assertGreaterThan( 0, $this->number( 'tickets', "status = '$status->value'" ), $status->value );
		}
		foreach ( Priority::cases() as $priority ) {
			self::assertGreaterThan( 0, $this->number( 'tickets', "priority = $priority->value" ) );
		}
		foreach ( array( State::Spam, State::Trash ) as $state ) {
			self::assertGreaterThan( 0, $this->number( 'tickets', "state = '$state->value'" ) );
		}
	}

	public function testWritesTextsAsTheServicesStoreThem(): void {
		$this->seed( array( 'tickets' => 200 ) );
		$wpdb = $this->wpdb();
		foreach ( array( 'tickets', 'replies' ) as $table ) {
			/** @var array{message: string, message_text: string} $row */
			foreach ( (array) $wpdb->get_results( "SELECT message, message_text FROM {$wpdb->prefix}smart_support_$table", ARRAY_A ) as $row ) {
				$body = MessageBody::fromText( $row['message_text'] );
				self::assertSame( array( $body->html, $body->text ), array( $row['message'], $row['message_text'] ) );
			}
		}
	}

	public function testMakesPeopleWhoAreWordPressUsers(): void {
		$this->seed( array( 'tickets' => 80, 'customers' => 80 ) );
		$services = new Services();
		$wpdb     = $this->wpdb();
		$users    = array_map( intval( ... ), $wpdb->get_col( "SELECT user_id FROM {$wpdb->prefix}smart_support_customers WHERE user_id IS NOT NULL" ) );
		self::assertCount( 2, $users );
		foreach ( $services->customers->findMany( $services->customers->idsOfUsers( $users ) ) as $customer ) {
			$user = get_userdata( (int) $customer->userId );
			self::assertInstanceOf( \WP_User::class, $user );
			self::assertSame( $customer->email, $user->user_email );
			self::assertSame( array( 'subscriber' ), $user->roles );
			self::assertInstanceOf( \WP_User::class, wp_authenticate( $user->user_email, 'password' ) );
		}
	}

	/**
	 * @param array<string, int> $options
	 * @return string What it printed.
	 */
	private function seed( array $options ): string {
		$given  = array() === $options && 'testIsAskedForANumberOfTickets' === $this->name() ? array() : $options + array( 'tickets' => self::TICKETS, 'until' => '2026-11-01 12:00:00' );
		$script = dirname( __DIR__, 3 ) . '/bin/seed/seed.php';
		return $this->php( sprintf( '$argv[1] = %s; require %s;', var_export( wp_json_encode( $given ), true ), var_export( $script, true ) ) )->wait();
	}

	/** @return array<string, string> A sum for each table: a difference of thousands of rows could not be read. */
	private function content(): array {
		$wpdb    = $this->wpdb();
		$content = array();
		foreach ( self::REPEATED as $table => $order ) {
			$rows = (array) $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}smart_support_$table ORDER BY $order", ARRAY_A );
			self::assertNotSame( array(), $rows );
			$content[ $table ] = md5( serialize( array_map( static fn( $row ) => 'events' === $table ? array_diff_key( (array) $row, array( 'id' => 0 ) ) : $row, $rows ) ) );
		}
		return $content;
	}

	/** Takes away what comes anew with each run; departments and products stay. */
	private function forget(): void {
		$wpdb = $this->wpdb();
		foreach ( array( 'customers', 'tickets', 'replies', 'events', 'access_links' ) as $table ) {
			$wpdb->query( "DELETE FROM {$wpdb->prefix}smart_support_$table" );
		}
		$wpdb->query( "DELETE FROM $wpdb->users WHERE ID > 1" );
		$wpdb->query( "DELETE FROM $wpdb->usermeta WHERE user_id > 1" );
	}
}
