<?php
/**
 * The guards in front of a visitor's ticket (G-1, G-12, L1, L2, PR16, F3).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Portal;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\Actor;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Portal\GuestForm;
use SmartSupport\Refusal;

final class GuestTicketsTest extends PortalTestCase {

	public function testWritesATicketForAGuest(): void {
		$number = $this->submit( array( 'message' => "Line one\n<b>bold</b> & \"quoted\"" ) );
		$ticket = $this->ticketById( (int) $number );
		self::assertSame( array( 'No paper', 'new', 'guest', true ), array( $ticket->subject, $ticket->status->value, $ticket->channel->value, $ticket->isGuest ) );
		self::assertStringContainsString( '&lt;b&gt;bold&lt;/b&gt;', (string) $ticket->message );
		self::assertSame( 'visitor@example.com', $this->services()->customers->find( $ticket->customerId )?->email );
	}

	public function testQueuesOneConfirmation(): void {
		$number = $this->submit();
		$mails  = $this->queued();
		self::assertCount( 1, $mails );
		self::assertSame( array( 'ticket_confirmation', (int) $number ), array( $mails[0]->text( 'kind' ), $mails[0]->int( 'ticket_id' ) ) );
	}

	public function testIsRefusedWhileTheModuleIsOff(): void {
		$this->set( array( 'enabled' => false ) );
		self::assertSame( 'module_disabled', $this->refusal( fn() => $this->submit() ) );
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	public function testARobotFillsInTheTrap(): void {
		$refusal = $this->caught( array( 'website' => 'https://spam.example' ) );
		self::assertSame( 'validation_error', $refusal->reason );
		self::assertSame( array( 'website' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
		self::assertSame( 0, $this->countRows( 'tickets' ) + $this->countRows( 'outbox' ) );
	}

	public function testNeedsAToken(): void {
		foreach ( array( '', 'forged', $this->token( 0 ), $this->token( DAY_IN_SECONDS ) ) as $token ) {
			self::assertSame( 'form_token_expired', $this->caught( array( 'form_token' => $token ) )->reason );
		}
		self::assertSame( 0, $this->countRows( 'tickets' ) );
	}

	public function testNamesEveryFaultAtOnce(): void {
		$refusal = $this->caught( array( 'email' => 'nobody', 'subject' => '  ', 'message' => "\u{a0}\n" ) );
		self::assertSame( 'validation_error', $refusal->reason );
		self::assertSame( array( 'email', 'subject', 'message' ), array_keys( (array) ( $refusal->details['errors'] ?? array() ) ) );
	}

	/** @param array<string, string> $changes */
	#[DataProvider( 'faults' )]
	public function testSaysWhatIsWrong( array $changes, string $words ): void {
		self::assertStringContainsString( $words, $this->caught( $changes )->getMessage() );
	}

	/** @return iterable<string, array{array<string, string>, string}> */
	public static function faults(): iterable {
		yield 'no address' => array( array( 'email' => '' ), 'Please enter your e-mail address.' );
		yield 'two addresses' => array( array( 'email' => 'a@example.com,b@example.com' ), 'not a valid e-mail address' );
		yield 'a header' => array( array( 'email' => "a@example.com\r\nBcc: b@example.com" ), 'not a valid e-mail address' );
		yield 'a long subject' => array( array( 'subject' => str_repeat( 'ä', 256 ) ), 'at most 255 characters' );
		yield 'a long message' => array( array( 'message' => str_repeat( 'a', 1048577 ) ), 'at most 1 MiB' );
	}

	public function testTheSixthTicketInAnHourWaits(): void {
		for ( $i = 1; $i <= 5; $i++ ) {
			$this->submit( array( 'subject' => "No $i" ) );
		}
		$refusal = $this->caught( array( 'subject' => 'No 6' ) );
		self::assertSame( 'rate_limited', $refusal->reason );
		self::assertEqualsWithDelta( 3600, $refusal->details['retry_after'] ?? 0, 60 );
		self::assertSame( 5, $this->countRows( 'tickets' ) );
	}

	public function testTagsAndCaseAreTheSameSender(): void {
		$this->set( array( 'address_limit' => 1 ) );
		$this->submit();
		self::assertSame( 'rate_limited', $this->caught( array( 'email' => 'Visitor+x@Example.com' ) )->reason );
		$this->submit( array( 'email' => 'other@example.com' ) );
	}

	public function testTheWindowSlides(): void {
		$start = intdiv( $this->now(), HOUR_IN_SECONDS ) * HOUR_IN_SECONDS;
		$this->databaseClock()->set( $start + 3599 );
		for ( $i = 1; $i <= 5; $i++ ) {
			$this->submit( array( 'subject' => "Before $i" ) );
		}
		$this->databaseClock()->set( $start + 3661 );
		self::assertSame( 'rate_limited', $this->caught()->reason );
		$this->databaseClock()->set( $start + 7260 );
		$this->submit();
	}

	public function testAnAddressOfANetworkHasALimit(): void {
		$this->set( array( 'ip_limit' => 2 ) );
		$this->submit( array( 'email' => 'a@example.com' ) );
		$this->submit( array( 'email' => 'b@example.com' ) );
		self::assertSame( 'rate_limited', $this->caught( array( 'email' => 'c@example.com' ) )->reason );
		$this->submit( array( 'email' => 'c@example.com' ), '192.0.2.2' );
	}

	public function testAnUnknownNetworkAddressIsNoSharedBucket(): void {
		$this->set( array( 'ip_limit' => 1 ) );
		$this->submit( array( 'email' => 'a@example.com' ), '' );
		$this->submit( array( 'email' => 'b@example.com' ), '' );
		self::assertSame( 2, $this->countRows( 'tickets' ) );
	}

	public function testTheSiteHasALimit(): void {
		$this->set( array( 'site_limit' => 1 ) );
		$this->submit( array( 'email' => 'a@example.com' ), '192.0.2.1' );
		self::assertSame( 'rate_limited', $this->caught( array( 'email' => 'b@example.com' ), '192.0.2.2' )->reason );
	}

	public function testARefusedOneDoesNotCount(): void {
		$this->set( array( 'address_limit' => 2, 'ip_limit' => 1 ) );
		$this->submit();
		self::assertSame( 'rate_limited', $this->caught( array( 'subject' => 'Again' ) )->reason );
		// The network's limit refused it: the address has one left.
		$this->submit( array( 'subject' => 'Again' ), '192.0.2.2' );
	}

	public function testTheSameAgainIsTheSameTicket(): void {
		$this->set( array( 'address_limit' => 1 ) );
		$first = $this->submit();
		self::assertSame( $first, $this->submit( array( 'email' => 'VISITOR@example.com' ) ) );
		self::assertSame( array( 1, 1 ), array( $this->countRows( 'tickets' ), $this->countRows( 'outbox' ) ) );
	}

	public function testAnotherTextIsAnotherTicket(): void {
		$numbers = array( $this->submit(), $this->submit( array( 'subject' => 'Other' ) ), $this->submit( array( 'message' => 'Other' ) ), $this->submit( array( 'email' => 'o@example.com' ) ) );
		self::assertCount( 4, array_unique( $numbers ) );
	}

	public function testAfterTenMinutesItIsAnotherTicket(): void {
		$now   = $this->now();
		$first = $this->submit();
		$this->databaseClock()->set( $now + 599 );
		self::assertSame( $first, $this->submit() );
		$this->databaseClock()->set( $now + 605 );
		self::assertNotSame( $first, $this->submit() );
	}

	public function testAFileComesWithTheTicket(): void {
		$this->set( array( 'field_attachments' => true ) );
		$number = $this->send( $this->files( 'photo.png' ), array( 'message' => '' ) );
		$row    = $this->database()->row( 'SELECT * FROM {attachments}' );
		self::assertSame( array( (int) $number, null, 'photo.png', null, $this->ticketById( (int) $number )->customerId ), array( $row?->int( 'ticket_id' ), $row?->intOrNull( 'reply_id' ), $row?->text( 'filename' ), $row?->intOrNull( 'user_id' ), $row?->intOrNull( 'customer_id' ) ) );
		self::assertSame( '', $this->ticketById( (int) $number )->message );
		self::assertCount( 1, $this->onDisk() );
	}

	/** U7: switched off, nothing of it arrives. */
	public function testAFileThatIsNotAskedForIsIgnored(): void {
		self::assertNotSame( '', $this->send( $this->files() ) );
		self::assertSame( array( 0, array() ), array( $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	/** Every refusal, of a guard or of a field, comes before a file is moved in. */
	public function testARefusedTicketLeavesNoFile(): void {
		$this->set( array( 'field_attachments' => true, 'address_limit' => 1 ) );
		$this->submit( array( 'subject' => 'First' ) );
		$cases = array(
			'a robot'  => array( 'website' => 'x' ),
			'no token' => array( 'form_token' => '' ),
			'a fault'  => array( 'subject' => '' ),
			'too many' => array(),
		);
		foreach ( $cases as $name => $changes ) {
			$moved = 0;
			$watch = static function ( mixed $path ) use ( &$moved ): mixed {
				++$moved;
				return $path;
			};
			add_filter( 'wp_delete_file', $watch );
			self::assertNotSame( 'not refused', $this->refusal( fn() => $this->send( $this->files(), $changes ) ), $name );
			remove_filter( 'wp_delete_file', $watch );
			self::assertSame( array( array(), 0 ), array( $this->onDisk(), $moved ), "$name: nothing was there to be taken away again." );
		}
		self::assertSame( array( 1, 0 ), array( $this->countRows( 'tickets' ), $this->countRows( 'attachments' ) ) );
	}

	public function testATicketThatFailsLeavesNoFile(): void {
		$this->set( array( 'field_attachments' => true ) );
		$fail = static fn( string $query ): string => 1 === preg_match( '/^\s*INSERT\s.*outbox/', $query ) ? throw new \RuntimeException( 'No.' ) : $query;
		add_filter( 'query', $fail );
		try {
			$this->send( $this->files() );
			self::fail( 'It did not fail.' );
		} catch ( \RuntimeException $error ) {
			self::assertSame( 'No.', $error->getMessage() );
		} finally {
			remove_filter( 'query', $fail );
		}
		self::assertSame( array( 0, 0, array() ), array( $this->countRows( 'tickets' ), $this->countRows( 'attachments' ), $this->onDisk() ) );
	}

	/** F8: the first try ends in a deadlock when the file has been moved. */
	public function testAFileSurvivesADeadlock(): void {
		$this->set( array( 'field_attachments' => true ) );
		$tries = 0;
		$fail  = static function ( string $query ) use ( &$tries ): string {
			return 1 === preg_match( '/^\s*INSERT\s.*outbox/', $query ) && 1 === ++$tries ? throw new DatabaseError( 'Deadlock.', 1213 ) : $query;
		};
		add_filter( 'query', $fail );
		$this->send( $this->files() );
		remove_filter( 'query', $fail );
		self::assertSame( array( 2, 1, 1 ), array( $tries, $this->countRows( 'attachments' ), count( $this->onDisk() ) ) );
	}

	public function testTheSameTextWithOtherFilesIsAnotherTicket(): void {
		$this->set( array( 'field_attachments' => true ) );
		$first = $this->send( $this->files() );
		self::assertSame( $first, $this->send( $this->files() ) );
		self::assertNotSame( $first, $this->send( $this->files( content: self::PNG . 'x' ) ) );
		self::assertNotSame( $first, $this->submit(), 'Without the file.' );
		self::assertSame( array( 3, 2 ), array( $this->countRows( 'tickets' ), count( $this->onDisk() ) ) );
	}

	/** D5: the ticket is the address's; who wrote it while logged in sees it, and no other of that address. */
	public function testALoggedInVisitorsTicket(): void {
		$older  = $this->ticket( 'ann@example.com' );
		$actor  = $this->actor( $this->user( 'subscriber', 'ann@example.com' ) );
		$letter = $this->letter();
		$form   = new GuestForm( 'ignored@example.com', 'Mine', 'Please.', token: is_string( $letter['form_token'] ) ? $letter['form_token'] : '' );
		$number = (int) $this->services()->guards()->guestTickets()->submit( $actor, $form );
		$ticket = $this->ticketById( $number );
		self::assertSame( array( $this->ticketById( $older )->customerId, true, $actor->userId ), array( $ticket->customerId, $ticket->isGuest, $ticket->authorUserId ), 'Nobody has proved that the mailbox is theirs.' );
		self::assertSame( 0, $this->countRows( 'customers', "email = 'ignored@example.com'" ) );
		$this->actingAs( (int) $actor->userId );
		self::assertSame( array( 200, 404 ), array( $this->call( 'GET', "/tickets/$number" )->status, $this->call( 'GET', "/tickets/$older" )->status ) );
		self::assertSame( array( $number ), array_column( $this->call( 'GET', '/tickets' )->list( 'data' ), 'id' ) );
		self::assertSame( 201, $this->call( 'POST', "/tickets/$number/replies", array( 'message' => 'More.' ) )->status );
		self::assertSame( 404, $this->call( 'POST', "/tickets/$older/replies", array( 'message' => 'More.' ) )->status );
		$this->services()->accounts()->claim( $ticket->customerId, new \WP_User( (int) $actor->userId ) );
		$this->nextRequest();
		self::assertEqualsCanonicalizing( array( $older, $number ), array_column( $this->call( 'GET', '/tickets' )->list( 'data' ), 'id' ), 'Now they have.' );
	}

	public function testARegisteredCustomersTicketIsNoGuests(): void {
		$actor  = $this->actor( $this->registeredCustomer() );
		$letter = $this->letter();
		$form   = new GuestForm( '', 'Mine', 'Please.', token: is_string( $letter['form_token'] ) ? $letter['form_token'] : '' );
		$ticket = $this->ticketById( (int) $this->services()->guards()->guestTickets()->submit( $actor, $form ) );
		self::assertSame( array( $actor->customerId, false ), array( $ticket->customerId, $ticket->isGuest ) );
	}

	private function files( string $name = 'photo.png', string $content = self::PNG ): MessageFiles {
		return MessageFiles::of( $this->file( $name, $content ) );
	}

	/** @param array<string, mixed> $changes */
	private function send( MessageFiles $files, array $changes = array() ): string {
		$letter = array_filter( $this->letter( $changes ), is_string( ... ) );
		$form   = new GuestForm( $letter['email'] ?? '', $letter['subject'] ?? '', $letter['message'] ?? '', $letter['website'] ?? '', $letter['form_token'] ?? '', files: $files );
		return $this->services()->guards()->guestTickets()->submit( Actor::anonymous( '192.0.2.1' ), $form );
	}

	/** @param array<string, mixed> $changes */
	private function submit( array $changes = array(), string $ip = '192.0.2.1' ): string {
		$letter = array_filter( $this->letter( $changes ), is_string( ... ) );
		$form   = new GuestForm( $letter['email'] ?? '', $letter['subject'] ?? '', $letter['message'] ?? '', $letter['website'] ?? '', $letter['form_token'] ?? '' );
		return $this->services()->guards()->guestTickets()->submit( Actor::anonymous( $ip ), $form );
	}

	/** @param array<string, mixed> $changes */
	private function caught( array $changes = array(), string $ip = '192.0.2.1' ): Refusal {
		try {
			$this->submit( $changes, $ip );
		} catch ( Refusal $refusal ) {
			return $refusal;
		}
		self::fail( 'It was not refused.' );
	}
}
