<?php
/**
 * Replies under a typed address (P-13 to P-16, T-15, T-16, D10, PR15, PR20).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Departments\ReplyCheck;
use SmartSupport\PortalServices;
use SmartSupport\Refusal;
use SmartSupport\Replies\AddedReply;

final class PortalRepliesTest extends PortalTestCase {

	private const START = 1_800_000_000;

	private const FROM = '203.0.113.9';

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
		$this->ticket = $this->ticket();
		$this->ticket( 'elsewhere@example.com' );
		$this->database()->execute( 'DELETE FROM {outbox}' );
		$this->database()->execute( 'DELETE FROM {rate_limits}' );
		$this->databaseClock()->set( self::START + 100 );
	}

	/** @return iterable<string, array{string}> */
	public static function statuses(): iterable {
		foreach ( array( 'new', 'open', 'pending', 'delayed', 'resolved', 'closed' ) as $status ) {
			yield $status => array( $status );
		}
	}

	/** D10: at once, marked, and it does nothing else. */
	#[DataProvider( 'statuses' )]
	public function testAClaimIsShownAndChangesNoStatus( string $status ): void {
		$this->become( $status );
		$before = $this->ticketById( $this->ticket );
		$reply  = $this->add()->reply;
		$after  = $this->ticketById( $this->ticket );
		self::assertSame( array( 'claimed', 'customer', 'portal', false ), array( $reply?->verification, $reply?->authorRole, $reply?->channel->value, $reply?->isInternal ) );
		self::assertSame( array( $before->status, $before->state, $before->closedAt?->getTimestamp() ), array( $after->status, $after->state, $after->closedAt?->getTimestamp() ) );
		self::assertSame( array( 1, $before->version + 1, self::START + 100 ), array( $after->replyCount, $after->version, $after->publicUpdatedAt->getTimestamp() ) );
		self::assertSame( array(), $this->queued() );
		self::assertSame( 2, $this->countRows( 'tickets' ) );
		$event = $this->database()->row( 'SELECT * FROM {events} ORDER BY id DESC LIMIT 1' );
		self::assertSame( array( 'reply_added', 'portal', self::FROM, $after->version ), array( $event?->text( 'type' ), $event?->text( 'actor' ), $event?->text( 'ip' ), $event?->int( 'version' ) ) );
	}

	/** Long after the end too: never another ticket. */
	public function testAClaimOpensNoFollowUp(): void {
		$this->become( 'closed' );
		$this->databaseClock()->set( self::START + 100 * DAY_IN_SECONDS );
		self::assertSame( $this->ticket, $this->add()->ticketId );
		self::assertSame( 2, $this->countRows( 'tickets' ) );
	}

	/** D11: whoever is on the ticket by an address alone becomes somebody when they write. */
	public function testAnAddressOfAMailWritesAsParticipant(): void {
		$email = \SmartSupport\Customers\EmailAddress::parse( 'cc@example.com' );
		$this->database()->insert( 'ticket_addresses', array( 'ticket_id' => $this->ticket, 'email' => $email->address, 'email_hash' => $email->hash(), 'created_at' => '2026-01-01 00:00:00' ) );
		self::assertSame( 'validation_error', $this->refusal( fn() => $this->add( 'cc@example.com', '' ) ) );
		self::assertSame( 0, $this->countRows( 'customers', "email = 'cc@example.com'" ) );
		$reply = $this->add( 'CC@example.com' )->reply;
		self::assertSame( 'participant', $reply?->authorRole );
		self::assertSame( 'cc@example.com', $this->services()->customers->find( $reply->customerId ?? 0 )?->email );
	}

	/** P-15: the same bytes for whatever address, and the same statements. */
	public function testAWrongAddressLearnsNothing(): void {
		$this->user( 'smart_support_agent', 'agent@example.com' );
		$this->set( array( 'blocklist' => array( 'blocked@example.com' ) ) );
		$this->ticket( 'blocked@example.com' );
		$answers = array();
		$steps   = array();
		foreach ( array( 'elsewhere@example.com', 'nobody@example.com', 'agent@example.com', 'blocked@example.com', "o'neil+tag@xn--bcher-kva.example" ) as $i => $email ) {
			$queries = $this->queries(
				function () use ( $email, $i, &$answers ): void {
					$answers[] = $this->told( $email, "198.51.100.$i" );
				}
			);
			$steps[] = array_map( static fn( string $query ): string => (string) preg_replace( "/'[^']*'|\d+/", '?', str_replace( "\\'", '', $query ) ), $queries );
		}
		self::assertStringStartsWith( 'author_not_on_ticket', $answers[0] );
		self::assertCount( 1, array_unique( $answers ), implode( "\n", $answers ) );
		foreach ( $steps as $others ) {
			self::assertSame( $steps[0], $others );
		}
		self::assertSame( 0, $this->countRows( 'replies' ) );
	}

	public function testABlockedCustomerIsNobody(): void {
		$nobody = $this->told( 'nobody@example.com', '198.51.100.1' );
		$this->set( array( 'blocklist' => array( self::CUSTOMER ) ) );
		self::assertSame( $nobody, $this->told( self::CUSTOMER, '198.51.100.2' ) );
	}

	/** A13: no address at all is a fault of the form, told with all others, and no try. */
	public function testFaultsAreToldAtOnceAndAreNoTries(): void {
		foreach ( array( '', 'a@x, b@y', "a@example.com\r\nBcc: e@example.com", 'nobody' ) as $email ) {
			for ( $i = 0; $i < 3; $i++ ) {
				try {
					$this->add( $email, ' ' );
					self::fail( 'It was accepted.' );
				} catch ( Refusal $refusal ) {
					self::assertSame( 'validation_error', $refusal->reason );
					self::assertSame( array( 'email', 'message' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
				}
			}
		}
		// Not even whether the address is right.
		foreach ( array( self::CUSTOMER, 'nobody@example.com' ) as $email ) {
			self::assertSame( 'validation_error', $this->refusal( fn() => $this->add( $email, ' ' ) ) );
		}
		self::assertSame( 'claimed', $this->add()->reply?->verification );
	}

	/** Five wrong ones in a quarter of an hour; then a right one comes too late, and right ones count for nothing. */
	public function testFiveWrongAddresses(): void {
		for ( $i = 0; $i < 7; $i++ ) {
			$this->add();
		}
		for ( $i = 0; $i < 5; $i++ ) {
			self::assertSame( 'author_not_on_ticket', $this->refusal( fn() => $this->add( "guess$i@example.com" ) ) );
		}
		try {
			$this->add();
			self::fail( 'The sixth try was judged.' );
		} catch ( Refusal $refusal ) {
			self::assertSame( array( 'rate_limited', 900 ), array( $refusal->reason, $refusal->details['retry_after'] ?? null ) );
		}
		self::assertSame( 'claimed', $this->add( ip: '198.51.100.1' )->reply?->verification, 'Others go on.' );
		$this->databaseClock()->set( self::START + 999 );
		self::assertSame( 'rate_limited', $this->refusal( fn() => $this->add() ) );
		$this->databaseClock()->set( self::START + 1000 );
		self::assertSame( 'claimed', $this->add()->reply?->verification );
	}

	/** A request that may be repeated safely is one transaction, which a refusal rolls back: not so the try. */
	public function testAnIdempotencyKeyTakesNoTryBack(): void {
		$reasons = array();
		for ( $i = 0; $i < 6; $i++ ) {
			$request = new \WP_REST_Request( 'POST', '/smart-support/v1/portal/replies' );
			$request->set_header( 'Idempotency-Key', "key-$i" );
			$portal    = Actor::portal( $this->ticket, null, self::FROM );
			$replies   = ( new PortalServices( $this->services() ) )->portalReplies();
			$before    = static fn() => $replies->judge( $portal, 'nobody@example.com', 'Hello.', new MessageFiles() );
			$reasons[] = $this->refusal( fn() => $this->services()->gate->idempotency->run( $portal, $request, static fn() => new \WP_REST_Response(), false, $before ) );
		}
		self::assertSame( array( 'author_not_on_ticket' => 5, 'rate_limited' => 1 ), array_count_values( $reasons ) );
	}

	/** A thousand guesses from as many networks are thirty. */
	public function testAThousandGuesses(): void {
		$reasons = array();
		for ( $i = 0; $i < 1000; $i++ ) {
			$reasons[] = $this->refusal( fn() => $this->add( "guess$i@example.com", ip: '198.51.' . intdiv( $i, 250 ) . '.' . $i % 250 ) );
		}
		self::assertSame( array( 'author_not_on_ticket' => 30, 'rate_limited' => 970 ), array_count_values( $reasons ) );
	}

	/** PR20: 50 at once, of which five are judged. */
	public function testFiftyAtOnceAreFive(): void {
		$go        = (string) tempnam( sys_get_temp_dir(), 'go' );
		$code      = '$replies = ( new SmartSupport\PortalServices( new SmartSupport\Services() ) )->portalReplies();
			$portal = SmartSupport\Access\Actor::portal( ' . $this->ticket . ', null, ' . var_export( self::FROM, true ) . ' );
			echo "ready\n";
			while ( "go" !== file_get_contents( ' . var_export( $go, true ) . ' ) ) {
				usleep( 1000 );
			}
			for ( $i = 0; $i < 10; $i++ ) {
				try {
					$replies->add( $portal, "guess$i@example.com", "Hello.", new SmartSupport\Attachments\MessageFiles() );
				} catch ( SmartSupport\Refusal $refusal ) {
					echo $refusal->reason, " ";
				}
			}';
		$processes = array_map( fn() => $this->php( $code ), range( 1, 5 ) );
		foreach ( $processes as $process ) {
			self::assertSame( 'ready', $process->line() );
		}
		file_put_contents( $go, 'go' );
		$reasons = array();
		foreach ( $processes as $process ) {
			$reasons = array( ...$reasons, ...explode( ' ', trim( $process->wait() ) ) );
		}
		unlink( $go );
		$counts = array_count_values( $reasons );
		ksort( $counts );
		self::assertSame( array( 'author_not_on_ticket' => 5, 'rate_limited' => 45 ), $counts );
	}

	/** The link alone writes nothing, by whatever way. */
	public function testALinkWithoutAnAddressWritesNothing(): void {
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->reply( Actor::portal( $this->ticket, null, self::FROM ), $this->ticket ) ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->reply( Actor::portal( $this->ticket, null, self::FROM ), $this->ticket + 1 ) ) );
		$this->database()->update( 'tickets', array( 'state' => 'spam', 'is_listed' => 0 ), array( 'id' => $this->ticket ) );
		self::assertSame( 'not_found', $this->refusal( fn() => $this->add() ) );
	}

	/** P-14; what was moved in goes when the reply is refused. */
	public function testFilesComeAlong(): void {
		$this->set( array( 'field_attachments' => true ) );
		$reply = $this->add( text: '', files: MessageFiles::of( array_map( static fn( mixed $value ): array => array( $value ), $this->file() ) ) )->reply;
		self::assertSame( 1, $this->countRows( 'attachments', 'is_internal = 0 AND reply_id = ' . ( $reply->id ?? 0 ) ) );
		self::assertSame( 'author_not_on_ticket', $this->refusal( fn() => $this->add( 'nobody@example.com', '', MessageFiles::of( array_map( static fn( mixed $value ): array => array( $value ), $this->file() ) ) ) ) );
		self::assertCount( 1, $this->onDisk() );
	}

	/** PR18: whatever statement the database dies at, there is nothing or everything. */
	#[DataProvider( 'checks' )]
	public function testACrashLeavesNothing( ReplyCheck $check ): void {
		$this->check( $check );
		$this->refusal( fn() => $this->add( 'nobody@example.com' ) );
		$before = $this->rows();
		$number = 0;
		do {
			++$number;
			$isLost = false;
			$count  = 0;
			$lose   = static function ( string $query ) use ( $number, &$count, &$isLost ): string {
				if ( 1 === preg_match( '/^\s*(INSERT|UPDATE|DELETE|COMMIT)\b/i', $query ) && ! str_contains( $query, 'rate_limits' ) && ++$count === $number ) {
					$isLost = true;
					throw new \RuntimeException( 'The connection was lost.' );
				}
				return $query;
			};
			add_filter( 'query', $lose );
			try {
				$this->add();
			} catch ( \RuntimeException $error ) {
				self::assertSame( 'The connection was lost.', $error->getMessage() );
			} finally {
				remove_filter( 'query', $lose );
			}
			self::assertSame( ! $isLost, $before !== $this->rows(), "Statement $number." );
		} while ( $isLost );
		self::assertGreaterThan( 4, $number );
	}

	/** @return iterable<string, array{ReplyCheck}> */
	public static function checks(): iterable {
		yield 'trust' => array( ReplyCheck::Trust );
		yield 'confirm' => array( ReplyCheck::Confirm );
	}

	/** At most five mails an hour ask an address, whatever is typed behind a plus. */
	public function testAnAddressIsAskedFiveTimesAnHour(): void {
		$this->check( ReplyCheck::Confirm );
		for ( $i = 0; $i < 5; $i++ ) {
			self::assertTrue( $this->add( ip: "198.51.100.$i" )->isHeld() );
		}
		self::assertSame( 'rate_limited', $this->refusal( fn() => $this->add() ) );
		self::assertCount( 5, $this->queued() );
		self::assertSame( 5, $this->countRows( 'replies' ) );
	}

	private function rows(): string {
		return (string) preg_replace( '/"rate_limits":\[.*?\](?=,"|\})/s', '', $this->state() );
	}

	private function check( ReplyCheck $check ): void {
		$this->services()->departmentRows->update( $this->ticketById( $this->ticket )->departmentId, array( 'reply_check' => $check->value ) );
		$this->nextRequest();
	}

	private function become( string $status ): void {
		$isClosed = in_array( $status, array( 'resolved', 'closed' ), true );
		$this->database()->update(
			'tickets',
			array( 'status' => $status, 'state' => $isClosed ? 'closed' : 'opened', 'resolved_at' => $isClosed ? '2027-01-15 08:01:00' : null, 'closed_at' => 'closed' === $status ? '2027-01-15 08:01:00' : null ),
			array( 'id' => $this->ticket )
		);
	}

	private function add( string $email = self::CUSTOMER, string $text = 'Hello.', ?MessageFiles $files = null, string $ip = self::FROM ): AddedReply {
		return ( new PortalServices( $this->services() ) )->portalReplies()->add( Actor::portal( $this->ticket, null, $ip ), $email, $text, $files ?? new MessageFiles() );
	}

	private function told( string $email, string $ip ): string {
		try {
			$this->add( $email, ip: $ip );
		} catch ( Refusal $refusal ) {
			return "$refusal->reason: {$refusal->getMessage()} " . wp_json_encode( $refusal->details );
		}
		return 'accepted';
	}
}
