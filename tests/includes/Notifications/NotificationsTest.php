<?php
/**
 * Who is told of what (G-10, G-11, G-32).
 */

declare(strict_types=1);

namespace SmartSupport\Tests\Notifications;

use PHPUnit\Framework\Attributes\DataProvider;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\OutgoingMail;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Replies\Author;
use SmartSupport\Replies\NewReply;
use SmartSupport\Tests\DeskTestCase;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;

final class NotificationsTest extends DeskTestCase {

	/** @return iterable<string, array{Channel, bool, bool}> Channel, notify, whether it is confirmed. */
	public static function tickets(): iterable {
		yield 'by a visitor' => array( Channel::Guest, true, true );
		yield 'by a visitor, quietly' => array( Channel::Guest, false, false );
		yield 'by an agent' => array( Channel::Admin, true, true );
		yield 'by the API' => array( Channel::Api, true, true );
		yield 'by the API, quietly' => array( Channel::Api, false, false );
		yield 'from the portal' => array( Channel::Portal, true, false );
	}

	#[DataProvider( 'tickets' )]
	public function testANewTicket( Channel $channel, bool $notify, bool $isConfirmed ): void {
		$ticket = new NewTicket( EmailAddress::parse( 'ann@example.com' ), 'x', MessageBody::fromText( 'x' ), $channel, notify: $notify );
		$mails  = Notifications::ticketCreated( 5, 9, $ticket );
		self::assertEquals( $isConfirmed ? array( new OutgoingMail( MailKind::TicketConfirmation, 5, 9 ) ) : array(), $mails );
	}

	/** @return iterable<string, array{bool, bool, bool, bool}> By an agent, a note, notify, whether the customer is mailed. */
	public static function replies(): iterable {
		yield 'an agent\'s reply' => array( true, false, true, true );
		yield 'an agent\'s reply, quietly' => array( true, false, false, false );
		yield 'a note' => array( true, true, true, false );
		yield 'the customer\'s own reply' => array( false, false, true, false );
	}

	#[DataProvider( 'replies' )]
	public function testAReply( bool $isAgent, bool $isInternal, bool $notify, bool $isMailed ): void {
		$ticket = $this->ticketById( $this->ticket() );
		$author = $isAgent ? Author::agent( 101, 'Sam' ) : Author::customer( new Customer( $ticket->customerId, 'ann@example.com', '', null, '' ) );
		$mails  = Notifications::replyAdded( $ticket, 7, new NewReply( MessageBody::fromText( 'x' ), Channel::Api, $isInternal, notify: $notify ), $author );
		self::assertEquals( $isMailed ? array( new OutgoingMail( MailKind::ReplyToCustomer, $ticket->id, $ticket->customerId, 7 ) ) : array(), $mails );
	}

	public function testEachLostLinkIsAMailOfItsOwn(): void {
		self::assertEquals( array( new OutgoingMail( MailKind::NewLink, 5, 9 ), new OutgoingMail( MailKind::NewLink, 6, 9 ) ), Notifications::linksRequested( array( 5, 6 ), 9 ) );
		self::assertSame( array(), Notifications::linksRequested( array(), 9 ) );
	}

	/** No kind of mail is there for a note. */
	public function testThereIsNoMailForNotes(): void {
		foreach ( MailKind::cases() as $kind ) {
			self::assertDoesNotMatchRegularExpression( '/note|internal/', $kind->value );
		}
	}
}
