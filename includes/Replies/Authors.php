<?php
/**
 * Finds the author of a reply.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Capabilities;
use SmartSupport\Agents\Agents;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * A caller writes as themselves; staff may also write down what the ticket's customer said. A key is nobody and names
 * the author, staff or customer.
 */
final class Authors {

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly Agents $agents,
	) {}

	/**
	 * @throws Refusal missing_field for a key that names nobody, forbidden for another staff member's name, author_not_on_ticket for anybody else's,
	 *                 validation_error when user_id and author_email disagree, invalid_agent for a customer named as agent.
	 */
	public function resolve( Actor $actor, Ticket $ticket, NewReply $reply ): Author {
		$this->agree( $reply );
		if ( ActorKind::Key === $actor->kind ) {
			return $this->byKey( $ticket, $reply );
		}
		$author = $this->named( $actor, $ticket, $reply ) ?? $this->self( $actor, $ticket );
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
		$userId   = $reply->userId ?? self::userOf( $reply );
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

	/** @throws Refusal validation_error where address and id are not of one user. */
	private function agree( NewReply $reply ): void {
		if ( null !== $reply->userId && null !== $reply->authorEmail && self::userOf( $reply ) !== $reply->userId ) {
			throw Refusal::invalid( array( 'author_email' => __( 'This address does not belong to the user of user_id.', 'smart-support-guest' ) ) );
		}
	}

	private static function userOf( NewReply $reply ): ?int {
		$user = null === $reply->authorEmail ? false : get_user_by( 'email', $reply->authorEmail->address );
		return false === $user ? null : $user->ID;
	}

	/** The author whom a key names (D6): staff by default where they are staff. */
	private function byKey( Ticket $ticket, NewReply $reply ): Author {
		if ( null === $reply->userId && null === $reply->authorEmail ) {
			throw Refusal::invalid( array( 'author_email' => __( 'One of user_id and author_email is required.', 'smart-support-guest' ) ), 'missing_field' );
		}
		$userId  = $reply->userId ?? self::userOf( $reply );
		$isAgent = null !== $userId && $this->agents->isAgent( $userId );
		if ( AuthorType::Agent === $reply->authorType && ! $isAgent ) {
			throw new Refusal( 'invalid_agent', __( 'This author is no agent.', 'smart-support-guest' ) );
		}
		if ( $isAgent && AuthorType::Customer !== $reply->authorType ) {
			return Author::agent( $userId, $this->agents->names( array( $userId ) )[ $userId ] ?? '' );
		}
		$customer = $this->customers->find( $ticket->customerId );
		return null !== $customer && $this->is( $customer, $reply, $userId ) ? Author::customer( $customer ) : throw $this->notOnTicket();
	}

	private function notOnTicket(): Refusal {
		return new Refusal( 'author_not_on_ticket', __( 'This author is not on the ticket.', 'smart-support-guest' ) );
	}

	private function is( Customer $customer, NewReply $reply, ?int $userId ): bool {
		$byEmail = null !== $reply->authorEmail && 0 === strcasecmp( $reply->authorEmail->address, $customer->email );
		return $byEmail || ( null !== $userId && $userId === $customer->userId );
	}

	private function self( Actor $actor, Ticket $ticket ): Author {
		if ( $actor->isStaff() ) {
			$user = null === $actor->userId ? false : get_userdata( $actor->userId );
			return Author::agent( $actor->userId, false === $user ? '' : $user->display_name );
		}
		// Who wrote the ticket goes on as its customer.
		$id       = $ticket->isBy( $actor->userId ) ? $ticket->customerId : $actor->customerId;
		$customer = null === $id ? null : $this->customers->find( $id );
		return Author::customer( $customer ?? throw Refusal::forbidden() );
	}
}
