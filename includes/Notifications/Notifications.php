<?php
/**
 * Who is told of what.
 */

declare(strict_types=1);

namespace SmartSupport\Notifications;

use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\OutgoingMail;
use SmartSupport\Replies\Author;
use SmartSupport\Replies\NewReply;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * Pure functions change → mails, called before the commit. Internal notes reach nobody.
 */
final class Notifications {

	/** @return list<OutgoingMail> The confirmation with the access link, whoever wrote the ticket for the customer; none for spam and trash. */
	public static function ticketCreated( int $ticketId, int $customerId, NewTicket $ticket ): array {
		$isWanted = $ticket->notify && in_array( $ticket->channel, array( Channel::Guest, Channel::Api, Channel::Admin ), true );
		return $isWanted && false !== $ticket->state?->isListed() ? array( new OutgoingMail( MailKind::TicketConfirmation, $ticketId, $customerId ) ) : array();
	}

	/** @return list<OutgoingMail> */
	public static function replyAdded( Ticket $ticket, int $replyId, NewReply $reply, Author $author ): array {
		if ( $reply->isInternal || ! $reply->notify || ! $author->isAgent() ) {
			return array();
		}
		return array( new OutgoingMail( MailKind::ReplyToCustomer, $ticket->id, $ticket->customerId, $replyId ) );
	}

	/** @return list<OutgoingMail> To the address that was typed alone, with the question whether it was its owner who wrote. */
	public static function replyHeld( int $ticketId, int $customerId, int $replyId ): array {
		return array( new OutgoingMail( MailKind::ReplyConfirmation, $ticketId, $customerId, $replyId ) );
	}

	/**
	 * @param list<int> $ticketIds
	 * @return list<OutgoingMail> A new link for each ticket.
	 */
	public static function linksRequested( array $ticketIds, int $customerId ): array {
		return array_map( static fn( int $id ) => new OutgoingMail( MailKind::NewLink, $id, $customerId ), $ticketIds );
	}
}
