<?php
/**
 * Writes new tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Customers\Accounts;
use SmartSupport\Customers\CustomerService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Mail\Outbox;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * The one way a ticket comes into being, for every channel alike.
 */
final class TicketCreator {

	public function __construct(
		private readonly TicketRepository $tickets,
		private readonly TicketTags $tags,
		private readonly TicketChanges $changes,
		private readonly EventRepository $events,
		private readonly CustomerService $customers,
		private readonly Accounts $accounts,
		private readonly DepartmentService $departments,
		private readonly StatusMachine $statuses,
		private readonly TicketPolicy $policy,
		private readonly AccessLinks $links,
		private readonly AttachmentService $attachments,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Writes a ticket, its customer's access link and the mails it causes.
	 *
	 * @return int Id of the new ticket.
	 * @throws Refusal       invalid_department, invalid_product, invalid_agent, status_state_conflict.
	 * @throws DatabaseError A duplicate, for an external id that is taken.
	 */
	public function create( Actor $actor, NewTicket $ticket ): int {
		return $this->unit->run(
			function () use ( $actor, $ticket ): int {
				$now        = $this->clock->now();
				$written    = $ticket->createdAt ?? $now;
				$initial    = $this->statuses->initial( $ticket->status, $ticket->state, $written );
				$department = $this->departments->choose( $ticket->departmentId, $ticket->departmentSlug, $ticket->department, $actor->departmentIds );
				$this->changes->check( $ticket->agentId, $ticket->productId );

				$customer = $this->customers->ensure( $ticket->email, $ticket->name );
				$customer = $ticket->createUser ? $this->accounts->ensure( $customer, $ticket->name ) : $customer;
				$id       = $this->tickets->insert( $ticket, $customer->id, $customer->isGuest(), $department->id, $initial, $written, self::author( $actor, $ticket->email ) );
				$this->tags->replace( $id, array(), $ticket->tags );
				$this->attachments->attach( $actor, $ticket->attachmentIds, $id, null, false );
				$this->attachments->keep( $ticket->files, $actor->userId, $customer->id, $id, null, $now );
				$this->links->create( $id, $customer->id );
				$this->outbox->queue( Notifications::ticketCreated( $id, $customer->id, $ticket ), $now );
				$this->events->record( 'ticket_created', $id, 1, $actor, $ticket->channel, $written );
				/**
				 * Fires when a ticket has been created and committed.
				 *
				 * @since 0.1.0
				 *
				 * @param int $ticketId Id of the ticket.
				 */
				$this->unit->afterCommit( static fn() => do_action( 'smart_support_ticket_created', $id ) );
				return $id;
			}
		);
	}

	/**
	 * As create(), but a ticket with a caller's own id is written once: a repeat gives the first.
	 *
	 * @return array{int, bool} Id, and whether it is new.
	 * @throws Refusal As create() does; conflict where the first is not for this caller.
	 */
	public function createOnce( Actor $actor, NewTicket $ticket ): array {
		$first = $this->first( $actor, $ticket );
		if ( null !== $first ) {
			return array( $first, false );
		}
		try {
			return array( $this->create( $actor, $ticket ), true );
		} catch ( DatabaseError $error ) {
			// A twin was faster.
			$first = $error->isDuplicate() ? $this->first( $actor, $ticket ) : null;
			return array( $first ?? throw $error, false );
		}
	}

	/** Who asks for help while logged in sees it again, also before their mailbox is proved (D5). */
	private static function author( Actor $actor, EmailAddress $email ): ?int {
		$user = null === $actor->userId || $actor->isStaff() ? false : get_userdata( $actor->userId );
		return false !== $user && EmailAddress::tryParse( $user->user_email )?->hash() === $email->hash() ? $user->ID : null;
	}

	private function first( Actor $actor, NewTicket $ticket ): ?int {
		$first = null === $ticket->externalId ? null : $this->tickets->findByExternalId( $ticket->externalId );
		if ( null === $first ) {
			return null;
		}
		try {
			$this->policy->authorise( $actor, Action::View, $first );
		} catch ( Refusal ) {
			throw new Refusal( 'conflict', __( 'This external_id is taken.', 'smart-support-guest' ) );
		}
		return $first->id;
	}
}
