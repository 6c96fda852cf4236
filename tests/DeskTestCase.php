<?php
/**
 * Base of tests that need tickets, customers and staff.
 */

declare(strict_types=1);

namespace SmartSupport\Tests;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ApiKeySecret;
use SmartSupport\Access\Scope;
use SmartSupport\Attachments\AttachmentStore;
use SmartSupport\Attachments\Upload;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;
use SmartSupport\Replies\NewReply;
use SmartSupport\RouteServices;
use SmartSupport\Services;
use SmartSupport\Settings\State;
use SmartSupport\Tests\Env\Answer;
use SmartSupport\Tests\Env\DatabaseClock;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\Transitions;

/**
 * Makes what a help desk holds through the services themselves, and reads what they left in the database.
 */
abstract class DeskTestCase extends TestCase {

	protected const CUSTOMER = 'customer@example.com';

	/** The beginning of one: nobody reads further. */
	protected const PNG = "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR";

	private ?Services $services = null;

	private ?DatabaseClock $clock = null;

	/** @var list<string> Paths of temporary files. */
	private array $files = array();

	protected function tearDown(): void {
		$this->clock?->reset();
		$this->clock = null;
		array_map( wp_delete_file( ... ), $this->files );
		( new AttachmentStore( new State() ) )->clear();
		$this->files    = array();
		$this->services = null;
		parent::tearDown();
	}

	/** The plugin's objects, as one request has them. */
	protected function services(): Services {
		return $this->services ??= new Services();
	}

	/** What only routes need, of the same request. */
	protected function routeServices(): RouteServices {
		return new RouteServices( $this->services() );
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

	/**
	 * Gives the default department a status that customers close with, and a graph.
	 *
	 * @param array<string, list<string>>|null $graph As Transitions::of() takes it.
	 * @return int Its id.
	 */
	protected function changeDepartment( ?string $selfClose, ?array $graph = null ): int {
		$id = $this->services()->departments->resolve( null )->id;
		$this->services()->departmentRows->update( $id, array( 'self_close_status' => $selfClose, 'transitions' => null === $graph ? null : Transitions::of( $graph )->column() ) );
		return $id;
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

	/**
	 * A file in PHP's temporary folder, as an upload leaves it there.
	 *
	 * @return array{name: string, full_path: string, type: string, tmp_name: string, error: int, size: int} Entry of $_FILES.
	 */
	protected function file( string $name = 'photo.png', string $content = self::PNG, int $error = UPLOAD_ERR_OK ): array {
		$path = (string) tempnam( sys_get_temp_dir(), 'upl' );
		file_put_contents( $path, $content );
		$this->files[] = $path;
		return array( 'name' => basename( $name ), 'full_path' => $name, 'type' => 'text/evil', 'tmp_name' => $path, 'error' => $error, 'size' => strlen( $content ) );
	}

	/** Uploads a file on behalf of the actor: its id. */
	protected function attachment( Actor $actor, string $name = 'photo.png', string $content = self::PNG ): int {
		$attachments = $this->services()->attachments;
		return $attachments->add( $actor, $attachments->store( $actor, Upload::of( $this->file( $name, $content ), 'file', 0 ), 'file' ) )->id;
	}

	/**
	 * Sends a form with a file to POST /attachments.
	 *
	 * @param array<string, mixed>  $file    As file() makes it.
	 * @param array<string, string> $headers
	 */
	protected function upload( array $file, array $headers = array() ): Answer {
		return new Answer( $this->rest( 'POST', '/attachments', array(), $headers, array( 'file' => $file ) ) );
	}

	/**
	 * @param list<Scope>    $scopes
	 * @param list<int>|null $departmentIds Departments it is limited to, null for all.
	 * @return array<string, string> Headers by which a program shows a new API key.
	 */
	protected function withKey( array $scopes, ?array $departmentIds = null ): array {
		$this->services()->settings->save( array( 'api' => array( 'enabled' => true ) ) );
		$secret = ApiKeySecret::make();
		$this->services()->keyRows->insert( $secret->text, $secret->prefix, 'A program', $scopes, $departmentIds );
		return array( 'X-Smart-Support-API-Key' => $secret->text );
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
