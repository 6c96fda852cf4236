<?php
/**
 * Base of tests that need tickets, customers and staff.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use SmartSupport\Access\Actor;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;
use SmartSupport\Replies\NewReply;
use SmartSupport\Services;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\DatabaseClock;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Ticket;

/**
 * Makes what a help desk holds through the services themselves, and reads what they left in the database.
 */
abstract class DeskTestCase extends TestCase {

	protected const CUSTOMER = 'customer@example.com';

	private ?Services $services = null;

	private ?DatabaseClock $clock = null;

	protected function tearDown(): void {
		$this->clock?->reset();
		$this->clock    = null;
		$this->services = null;
		parent::tearDown();
	}

	/** The plugin's objects, as one request has them. */
	protected function services(): Services {
		return $this->services ??= new Services();
	}

	/** The next use of services() finds the objects of another request. */
	protected function nextRequest(): void {
		$this->services = null;
		wp_cache_flush();
	}

	protected function database(): Connection {
		return Connection::current();
	}

	protected function databaseClock(): DatabaseClock {
		return $this->clock ??= new DatabaseClock( $this->wpdb() );
	}

	/**
	 * Writes a ticket.
	 *
	 * @param array<string, int|string|null> $columns What its row holds besides, e.g. `status`.
	 * @return int Its id.
	 */
	protected function ticket( string $email = self::CUSTOMER, array $columns = array(), string $subject = 'Printer on fire', string $message = 'It burns.', Channel $channel = Channel::Guest ): int {
		$ticket = new NewTicket( EmailAddress::parse( $email ), $subject, MessageBody::fromText( $message ), $channel );
		$id     = $this->services()->ticketCreator->create( Actor::anonymous(), $ticket );
		if ( array() !== $columns ) {
			$this->database()->update( 'tickets', $columns, array( 'id' => $id ) );
		}
		return $id;
	}

	protected function ticketById( int $id ): Ticket {
		$ticket = $this->services()->ticketRows->find( $id );
		self::assertNotNull( $ticket );
		return $ticket;
	}

	/** A subscriber who is the customer with their own address: their id. */
	protected function registeredCustomer( string $email = self::CUSTOMER ): int {
		$user     = $this->user( 'subscriber', $email );
		$customer = ( new \SmartSupport\Customers\CustomerService( $this->services()->customers ) )->ensure( EmailAddress::parse( $email ) );
		$this->database()->update( 'customers', array( 'user_id' => $user ), array( 'id' => $customer->id ) );
		return $user;
	}

	protected function actor( int $user ): Actor {
		$account = get_userdata( $user );
		self::assertInstanceOf( \WP_User::class, $account );
		return Actor::user( $account, $this->services()->customers->idsOfUsers( array( $user ) )[0] ?? null );
	}

	protected function staff( string $role = 'smart_support_agent' ): Actor {
		return $this->actor( $this->user( $role ) );
	}

	protected function reply( Actor $actor, int $ticket, string $message = 'A reply.', bool $isInternal = false ): int {
		$reply = new NewReply( MessageBody::fromText( $message ), Channel::Api, isInternal: $isInternal );
		$added = $this->services()->replies->add( $actor, $ticket, $reply );
		self::assertNotNull( $added->reply );
		return $added->reply->id;
	}

	/**
	 * Calls a route below smart-support/v1.
	 *
	 * @param array<string, mixed>|string $params  As rest() takes them.
	 * @param array<string, string>       $headers
	 */
	protected function call( string $method, string $path, array|string $params = array(), array $headers = array() ): Answer {
		return new Answer( $this->rest( $method, $path, $params, $headers ) );
	}

	/**
	 * @return array<string, string> Headers by which a program logs in as this user over HTTP.
	 */
	protected function passwordOf( int $user ): array {
		$made = \WP_Application_Passwords::create_new_application_password( $user, array( 'name' => 'Test' ) );
		self::assertIsArray( $made );
		return array( 'Authorization' => 'Basic ' . base64_encode( ( get_userdata( $user )->user_login ?? '' ) . ':' . $made[0] ) );
	}

	protected function rowById( string $table, int $id ): Row {
		$row = $this->database()->row( "SELECT * FROM {{$table}} WHERE id = %d", array( $id ) );
		self::assertNotNull( $row );
		return $row;
	}

	protected function countRows( string $table, string $where = '1 = 1' ): int {
		return (int) $this->database()->value( "SELECT COUNT(*) FROM {{$table}} WHERE $where" );
	}

	/** The database's time in seconds. */
	protected function now(): int {
		return $this->services()->clock->seconds();
	}

	/**
	 * Every statement that a piece of work sends to the database.
	 *
	 * @param callable(): mixed $work
	 * @return list<string>
	 */
	protected function queries( callable $work ): array {
		$queries = array();
		$note    = static function ( string $query ) use ( &$queries ): string {
			$queries[] = $query;
			return $query;
		};
		add_filter( 'query', $note );
		try {
			$work();
		} finally {
			remove_filter( 'query', $note );
		}
		return $queries;
	}

	/** How many callbacks a hook has at a priority. */
	protected function callbacks( string $hook, int $priority = 10 ): int {
		/** @var array<string, \WP_Hook> $hooks */
		$hooks = $GLOBALS['wp_filter'];
		return isset( $hooks[ $hook ] ) ? count( (array) ( $hooks[ $hook ]->callbacks[ $priority ] ?? array() ) ) : 0;
	}

	/**
	 * @param callable(): mixed $work
	 * @return string Why it was refused.
	 */
	protected function refusal( callable $work ): string {
		try {
			$work();
		} catch ( \SmartSupport\Refusal $refusal ) {
			return $refusal->reason;
		}
		return 'not refused';
	}
}
