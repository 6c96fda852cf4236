<?php
/**
 * Finds the author of a reply.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * A caller writes as themselves; staff may also write down what the ticket's customer said.
 */
final class Authors {

	public function __construct( private readonly CustomerRepository $customers ) {}

	/**
	 * @throws Refusal forbidden for another staff member's name, author_not_on_ticket for anybody else's,
	 *                 validation_error when user_id and author_email disagree, invalid_agent for a customer named as agent.
	 */
	public function resolve( Actor $actor, Ticket $ticket, NewReply $reply ): Author {
		$author = $this->named( $actor, $ticket, $reply ) ?? $this->self( $actor );
		if ( null === $reply->authorType || $author->type === $reply->authorType ) {
			return $author;
		}
		if ( $author->isAgent() ) {
			throw $this->notOnTicket();
		}
		throw $actor->isStaff() ? new Refusal( 'invalid_agent', __( 'This author is no agent.', 'smart-support-guest' ) ) : Refusal::forbidden();
	}

	/** The author whom the reply names, null when that is the caller. */
	private function named( Actor $actor, Ticket $ticket, NewReply $reply ): ?Author {
		$user    = null === $reply->authorEmail ? false : get_user_by( 'email', $reply->authorEmail->address );
		$byEmail = false === $user ? null : $user->ID;
		if ( null !== $reply->userId && null !== $reply->authorEmail && $reply->userId !== $byEmail ) {
			throw Refusal::invalid( array( 'author_email' => __( 'This address does not belong to the user of user_id.', 'smart-support-guest' ) ) );
		}
		$userId   = $reply->userId ?? $byEmail;
		$customer = $this->customers->find( $ticket->customerId );
		if ( ( null === $userId && null === $reply->authorEmail ) || ( null !== $userId && $userId === $actor->userId ) ) {
			return null;
		}
		if ( null !== $customer && $this->is( $customer, $reply, $userId ) ) {
			return $customer->id === $actor->customerId || $actor->isStaff() ? Author::customer( $customer ) : throw Refusal::forbidden();
		}
		if ( $actor->isStaff() && null !== $userId && user_can( $userId, Capabilities::REPLY ) ) {
			throw Refusal::forbidden();
		}
		throw $this->notOnTicket();
	}

	private function notOnTicket(): Refusal {
		return new Refusal( 'author_not_on_ticket', __( 'This author is not on the ticket.', 'smart-support-guest' ) );
	}

	private function is( Customer $customer, NewReply $reply, ?int $userId ): bool {
		$byEmail = null !== $reply->authorEmail && 0 === strcasecmp( $reply->authorEmail->address, $customer->email );
		return $byEmail || ( null !== $userId && $userId === $customer->userId );
	}

	private function self( Actor $actor ): Author {
		if ( $actor->isStaff() ) {
			$user = null === $actor->userId ? false : get_userdata( $actor->userId );
			return Author::agent( $actor->userId, false === $user ? '' : $user->display_name );
		}
		$customer = null === $actor->customerId ? null : $this->customers->find( $actor->customerId );
		return Author::customer( $customer ?? throw Refusal::forbidden() );
	}
}
