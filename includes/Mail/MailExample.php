<?php
/**
 * What the example of a mail is about.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Customers\Customer;
use SmartSupport\Replies\AuthorType;
use SmartSupport\Replies\Reply;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Priority;
use SmartSupport\Tickets\State;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * A ticket, its customer and a reply that are in no database.
 */
final class MailExample {

	private const ID = 123;

	public readonly Ticket $ticket;

	public readonly Customer $customer;

	public readonly Reply $reply;

	/** @param string $email Address that the mail is for. */
	public function __construct( string $email ) {
		$now            = new \DateTimeImmutable( 'now', new \DateTimeZone( 'UTC' ) );
		$this->customer = new Customer( self::ID, $email, __( 'Casey Customer', 'smart-support-guest' ), null, '', $now );
		$this->ticket   = self::ticket( $now );
		$this->reply    = self::reply( $now );
	}

	private static function ticket( \DateTimeImmutable $now ): Ticket {
		return new Ticket(
			id: self::ID,
			subject: __( 'My printer prints only blank pages', 'smart-support-guest' ),
			status: Status::Open,
			state: State::Opened,
			priority: Priority::Medium,
			channel: Channel::Guest,
			isGuest: true,
			version: 2,
			customerId: self::ID,
			departmentId: self::ID,
			productId: null,
			agentId: null,
			replyCount: 1,
			participantCount: 0,
			tags: array(),
			externalId: null,
			createdAt: $now,
			updatedAt: $now,
			publicUpdatedAt: $now,
			firstResponseAt: $now,
			waitingSince: null,
			resolvedAt: null,
			closedAt: null,
			delayedUntil: null,
			message: null,
		);
	}

	private static function reply( \DateTimeImmutable $now ): Reply {
		$body = MessageBody::fromText( __( "Thank you for the details.\n\nPlease take out the cartridge, remove the yellow strip, put it back and print a test page. Does that help?", 'smart-support-guest' ) );
		return new Reply(
			id: self::ID,
			ticketId: self::ID,
			isInternal: false,
			authorType: AuthorType::Agent,
			authorRole: 'agent',
			userId: null,
			customerId: null,
			authorName: __( 'Alex Agent', 'smart-support-guest' ),
			verification: 'verified',
			channel: Channel::Admin,
			message: $body->html,
			text: $body->text,
			createdAt: $now,
			delivery: 'none',
		);
	}
}
