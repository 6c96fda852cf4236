<?php
/**
 * Rules about replies (D1, D21, G-11, G-26, G-32, A-51 to A-59).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Replies;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Replies\AddedReply;
use SmartSupport\Replies\NewReply;
use SmartSupport\Settings\Settings;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Status;

final class ReplyServiceTest extends DeskTestCase {

	private const START = 1_800_000_000;

	private int $ticket;

	protected function setUp(): void {
		parent::setUp();
		$this->databaseClock()->set( self::START );
		$this->ticket = $this->ticket( subject: 'Printer' );
		$this->database()->execute( 'DELETE FROM {outbox}' );
		$this->databaseClock()->set( self::START + 100 );
	}

	/** @return iterable<string, array{string, string}> Status before, after the first or a later reply by staff. */
	public static function agentReplies(): iterable {
		yield 'the first agent action' => array( 'new', 'open' );
		yield 'later: open stays' => array( 'open', 'open' );
		yield 'later: pending stays' => array( 'pending', 'pending' );
		yield 'later: delayed stays' => array( 'delayed', 'delayed' );
		yield 'later: resolved stays' => array( 'resolved', 'resolved' );
		yield 'later: closed stays' => array( 'closed', 'closed' );
	}

	#[DataProvider( 'agentReplies' )]
	public function testAnAgentsReply( string $before, string $after ): void {
		$this->become( $before );
		$id     = $this->reply( $this->staff(), $this->ticket, 'Try water.' );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( $after, Status::from( $after )->state(), 1, 2 ), array( $ticket->status->value, $ticket->state, $ticket->replyCount, $ticket->version ) );
		self::assertSame( array( self::START + 100, self::START + 100, null ), array( $ticket->publicUpdatedAt->getTimestamp(), $ticket->firstResponseAt?->getTimestamp(), $ticket->waitingSince ) );
		$reply = $this->services()->replyRows->find( $id );
		self::assertSame( array( 'agent', 'agent', 'verified', 'Try water.', false ), array( $reply?->authorType->value, $reply?->authorRole, $reply?->verification, $reply?->text, $reply?->isInternal ) );
		self::assertSame( 1, $this->countRows( 'outbox', "reply_id = $id AND kind = 'reply_to_customer' AND customer_id = $ticket->customerId AND state = 'queued'" ) );
		self::assertSame( 1, $this->countRows( 'outbox' ) );
	}

	public function testTheFirstResponseIsTheFirst(): void {
		$this->reply( $this->staff(), $this->ticket );
		$this->databaseClock()->set( self::START + 200 );
		$this->reply( $this->staff(), $this->ticket );
		self::assertSame( self::START + 100, $this->ticketById( $this->ticket )->firstResponseAt?->getTimestamp() );
	}

	public function testAStatusSentAlongIsSet(): void {
		$this->add( $this->staff(), new NewReply( MessageBody::fromText( 'Done.' ), Channel::Api, status: Status::Resolved ) );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( Status::Resolved, self::START + 100, 2 ), array( $ticket->status, $ticket->resolvedAt?->getTimestamp(), $ticket->version ) );
		$illegal = new NewReply( MessageBody::fromText( 'x' ), Channel::Api, status: Status::New );
		self::assertSame( 'illegal_transition', $this->refusal( fn() => $this->add( $this->staff(), $illegal ) ) );
		self::assertSame( 1, $this->countRows( 'replies', "ticket_id = $this->ticket" ), 'The reply is taken back with it.' );
	}

	/** @return iterable<string, array{string}> */
	public static function statuses(): iterable {
		foreach ( Status::cases() as $status ) {
			yield $status->value => array( $status->value );
		}
	}

	/** D1: open is entered by any customer reply. */
	#[DataProvider( 'statuses' )]
	public function testACustomersReplyOpensTheTicket( string $before ): void {
		$this->become( $before );
		$this->reply( $this->customer(), $this->ticket );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( 'open', 'opened', 1, 2 ), array( $ticket->status->value, $ticket->state->value, $ticket->replyCount, $ticket->version ) );
		self::assertSame( array( null, null, null ), array( $ticket->resolvedAt, $ticket->closedAt, $ticket->delayedUntil ) );
		self::assertNotNull( $ticket->waitingSince );
		self::assertSame( 0, $this->countRows( 'outbox' ), 'Nobody is mailed their own words.' );
	}

	/** P-18: nobody has asked for the status, so nobody is refused, and the reply is there. */
	#[DataProvider( 'statuses' )]
	public function testAReplysStatusFollowsOnlyWhereTheGraphAllowsIt( string $before ): void {
		$this->changeDepartment( null, array( 'new' => array( 'closed' ), 'open' => array( 'closed' ), 'pending' => array( 'closed' ), 'delayed' => array( 'closed' ), 'resolved' => array( 'closed' ) ) );
		$this->become( $before );
		foreach ( array( $this->customer(), $this->staff() ) as $i => $actor ) {
			$this->add( $actor, new NewReply( MessageBody::fromText( 'Still.' ), Channel::Guest ) );
			$ticket = $this->ticketById( $this->ticket );
			self::assertSame( array( $before, $i + 1 ), array( $ticket->status->value, $ticket->replyCount ) );
			self::assertSame( 0 === $i, null !== $ticket->waitingSince, 'Who has written waits, whatever the status.' );
		}
	}

	public function testTheCustomerWaitsSinceTheirFirstUnansweredWord(): void {
		$this->reply( $this->customer(), $this->ticket );
		self::assertSame( self::START, $this->waitingSince() );
		$this->reply( $this->staff(), $this->ticket );
		$this->databaseClock()->set( self::START + 300 );
		$this->reply( $this->customer(), $this->ticket );
		$this->databaseClock()->set( self::START + 400 );
		$this->reply( $this->customer(), $this->ticket );
		self::assertSame( self::START + 300, $this->waitingSince() );
	}

	public function testACustomerWritesNoNoteAndSetsNoStatus(): void {
		$added = $this->add( $this->customer(), new NewReply( MessageBody::fromText( 'x' ), Channel::Portal, isInternal: true, status: Status::Resolved ) );
		self::assertFalse( $added->reply?->isInternal );
		self::assertSame( Status::Open, $this->ticketById( $this->ticket )->status );
	}

	/** @return iterable<string, array{int, int, bool}> Days of the window, seconds after closing, whether it reopens. */
	public static function windows(): iterable {
		yield 'the default, in time' => array( 14, 14 * 86400 - 1, true );
		yield 'the default, to the second' => array( 14, 14 * 86400, true );
		yield 'the default, a second late' => array( 14, 14 * 86400 + 1, false );
		yield 'another window' => array( 1, 86400 + 1, false );
		yield 'no window' => array( 0, 1, false );
	}

	/** D21. */
	#[DataProvider( 'windows' )]
	public function testReopensWithinTheWindowAndFollowsUpLater( int $days, int $seconds, bool $reopens ): void {
		( new Settings() )->save( array( 'tickets' => array( 'reopen_days' => $days ) ) );
		foreach ( array( 'closed', 'resolved' ) as $status ) {
			$this->databaseClock()->set( self::START );
			$this->ticket = $this->ticket( subject: 'Printer' );
			$this->nextRequest();
			$this->add( $this->staff(), new NewReply( MessageBody::fromText( 'Done.' ), Channel::Api, status: Status::from( $status ) ) );
			$this->databaseClock()->set( self::START + $seconds );
			$added = $this->add( $this->customer(), new NewReply( MessageBody::fromText( 'Again.' ), Channel::Portal ) );
			self::assertSame( $reopens, $added->ticketId === $this->ticket );
			self::assertSame( $reopens ? 'open' : $status, $this->ticketById( $this->ticket )->status->value );
			self::assertSame( $reopens ? 2 : 1, $this->ticketById( $this->ticket )->replyCount );
		}
	}

	public function testAFollowUpIsATicketOfItsOwn(): void {
		$this->become( 'closed' );
		$this->databaseClock()->set( self::START + 15 * 86400 );
		$added = $this->add( $this->customer(), new NewReply( MessageBody::fromText( 'It burns again.' ), Channel::Portal ) );
		self::assertNull( $added->reply );
		$old = $this->ticketById( $this->ticket );
		$new = $this->ticketById( $added->ticketId );
		self::assertSame( array( $old->customerId, 'Printer', $old->departmentId, Status::New, Channel::Portal ), array( $new->customerId, $new->subject, $new->departmentId, $new->status, $new->channel ) );
		self::assertStringContainsString( 'It burns again.', (string) $new->message );
		self::assertSame( array( Status::Closed, 0 ), array( $old->status, $old->replyCount ) );
		$link = $this->database()->row( "SELECT data FROM {events} WHERE ticket_id = %d AND type = 'follow_up_created'", array( $this->ticket ) );
		self::assertSame( array( 'ticket_id' => $new->id ), json_decode( $link?->text( 'data' ) ?? '', true ) );
	}

	/** An agent's reply never follows up: it stays where the agent wrote it. */
	public function testAnAgentsReplyStaysOnAnOldTicket(): void {
		$this->become( 'closed' );
		$this->databaseClock()->set( self::START + 100 * 86400 );
		self::assertSame( $this->ticket, $this->add( $this->staff(), new NewReply( MessageBody::fromText( 'x' ), Channel::Api ) )->ticketId );
	}

	/** R8: nothing of a note shows outside, not even that there is one. */
	public function testANoteIsNoNewsToTheCustomer(): void {
		$before = $this->ticketById( $this->ticket );
		$this->reply( $this->staff(), $this->ticket, 'A note.', true );
		$after = $this->ticketById( $this->ticket );
		self::assertEquals( array( $before->publicUpdatedAt, 0, Status::New, null, $before->waitingSince ), array( $after->publicUpdatedAt, $after->replyCount, $after->status, $after->firstResponseAt, $after->waitingSince ) );
		self::assertSame( array( self::START + 100, 2 ), array( $after->updatedAt->getTimestamp(), $after->version ) );
		self::assertSame( 0, $this->countRows( 'outbox' ) );
	}

	/** The status is public, whatever it came with. */
	public function testAStatusSetWithANoteIsNews(): void {
		$this->add( $this->staff(), new NewReply( MessageBody::fromText( 'x' ), Channel::Api, isInternal: true, status: Status::Resolved ) );
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( Status::Resolved, self::START + 100, 0 ), array( $ticket->status, $ticket->publicUpdatedAt->getTimestamp(), $ticket->replyCount ) );
	}

	public function testNobodyIsMailedWhereTheCallerSaysSo(): void {
		$this->add( $this->staff(), new NewReply( MessageBody::fromText( 'x' ), Channel::Api, notify: false ) );
		self::assertSame( 0, $this->countRows( 'outbox' ) );
	}

	public function testRefuses(): void {
		$agent = $this->staff();
		$this->database()->update( 'tickets', array( 'agent_id' => $this->user( 'smart_support_agent' ) ), array( 'id' => $this->ticket ) );
		$stranger = Actor::link( new AccessLink( 1, $this->ticket + 1, 9, null, 0 ) );
		foreach ( array( $agent, $stranger, $this->actor( $this->user() ), Actor::anonymous() ) as $actor ) {
			self::assertSame( 'not_found', $this->refusal( fn() => $this->reply( $actor, $this->ticket ) ) );
		}
		self::assertSame( 'not_found', $this->refusal( fn() => $this->reply( $this->staff(), 999999 ) ) );

		$account = get_userdata( $this->user( 'smart_support_supervisor' ) );
		self::assertInstanceOf( \WP_User::class, $account );
		$account->add_cap( Capabilities::PRIVATE_NOTES, false );
		self::assertSame( 'forbidden', $this->refusal( fn() => $this->reply( Actor::user( $account ), $this->ticket, 'A note.', true ) ) );
		self::assertSame( array( 0, 1 ), array( $this->countRows( 'replies' ), $this->ticketById( $this->ticket )->version ) );
	}

	public function testEveryVersionHasOneEvent(): void {
		$agent = $this->staff();
		$this->reply( $agent, $this->ticket );
		$this->reply( $agent, $this->ticket, 'A note.', true );
		$this->reply( $this->customer(), $this->ticket );
		$events = $this->database()->rows( 'SELECT version, type FROM {events} WHERE ticket_id = %d ORDER BY id', array( $this->ticket ) );
		self::assertSame( array( '1 ticket_created', '2 reply_added', '3 note_added', '4 reply_added' ), array_map( static fn( $row ) => $row->text( 'version' ) . ' ' . $row->text( 'type' ), $events ) );
		self::assertSame( 4, $this->ticketById( $this->ticket )->version );
	}

	public function testTwoWhoReplyAtOnceBothStay(): void {
		$code = '$services = new SmartSupport\Services();
			for ( $i = 0; $i < 10; $i++ ) {
				$reply = new SmartSupport\Replies\NewReply( SmartSupport\Tickets\MessageBody::fromText( "Reply $i" ), SmartSupport\Tickets\Channel::Api );
				$services->replies->add( SmartSupport\Access\Actor::system(), ' . $this->ticket . ', $reply );
			}';
		$this->databaseClock()->reset();
		$one = $this->php( $code );
		$two = $this->php( $code );
		$one->wait();
		$two->wait();
		$ticket = $this->ticketById( $this->ticket );
		self::assertSame( array( 20, 21, 20 ), array( $ticket->replyCount, $ticket->version, $this->countRows( 'replies', "ticket_id = $this->ticket" ) ) );
		self::assertSame( 21, $this->countRows( 'events', "ticket_id = $this->ticket" ) );
	}

	public function testNotesAreListedForThoseWhoAskAndMay(): void {
		$agent = $this->staff();
		$reply = $this->reply( $agent, $this->ticket );
		$note  = $this->reply( $agent, $this->ticket, 'A note.', true );
		$blind = get_userdata( $this->user( 'smart_support_agent' ) );
		self::assertInstanceOf( \WP_User::class, $blind );
		$blind->add_cap( Capabilities::PRIVATE_NOTES, false );
		foreach ( array( array( $agent, true, 2 ), array( $agent, false, 1 ), array( Actor::user( $blind ), true, 1 ), array( $this->customer(), true, 1 ) ) as [ $viewer, $asks, $total ] ) {
			[ $page, $count ] = $this->services()->replies->list( $viewer, $this->ticketById( $this->ticket ), $asks, 1, 20 );
			self::assertSame( array( $total, 2 === $total ? array( $reply, $note ) : array( $reply ) ), array( $count, array_map( static fn( $found ) => $found->id, $page ) ) );
		}
	}

	private function waitingSince(): ?int {
		return $this->ticketById( $this->ticket )->waitingSince?->getTimestamp();
	}

	private function customer(): Actor {
		return Actor::link( new AccessLink( 1, $this->ticket, $this->ticketById( $this->ticket )->customerId, null, 0 ) );
	}

	private function add( Actor $actor, NewReply $reply ): AddedReply {
		return $this->services()->replies->add( $actor, $this->ticket, $reply );
	}

	/** Gives the ticket a status as if it had it since it was written. */
	private function become( string $status ): void {
		$ended = in_array( $status, array( 'resolved', 'closed' ), true ) ? gmdate( 'Y-m-d H:i:s', self::START ) : null;
		$this->database()->update( 'tickets', array( 'status' => $status, 'state' => Status::from( $status )->state()->value, 'resolved_at' => $ended, 'closed_at' => 'closed' === $status ? $ended : null ), array( 'id' => $this->ticket ) );
	}
}
