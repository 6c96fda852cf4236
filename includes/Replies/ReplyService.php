<?php
/**
 * Rules about replies.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Mail\Outbox;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Refusal;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\StatusMachine;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketCreator;
use SmartSupport\Tickets\TicketRepository;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Adds and lists replies and internal notes, for every channel alike.
 */
final class ReplyService {

	/** Replies read at a time where all are wanted. */
	private const BATCH = 100;

	public function __construct(
		private readonly ReplyRepository $replies,
		private readonly TicketRepository $tickets,
		private readonly TicketService $ticketService,
		private readonly TicketCreator $creator,
		private readonly Authors $authors,
		private readonly CustomerRepository $customers,
		private readonly AttachmentService $attachments,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly StatusMachine $statuses,
		private readonly Reopening $reopening,
		private readonly Proofs $proofs,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Writes a reply by the actor, the change of status it means and the mails it causes. A customer's reply to a
	 * ticket closed longer ago than the reopen window opens a linked follow-up ticket instead.
	 *
	 * @throws Refusal not_found, forbidden, illegal_transition, validation_error for too many files.
	 */
	public function add( Actor $actor, int $ticketId, NewReply $reply ): AddedReply {
		return $this->unit->run(
			function () use ( $actor, $ticketId, $reply ): AddedReply {
				$added = $this->write( $actor, $ticketId, $reply );
				$this->proofs->byAct( $actor, $ticketId );
				return $added;
			}
		);
	}

	/**
	 * One page, oldest first. Internal notes come only when asked for by somebody who may read them.
	 *
	 * @param bool $descending Youngest first.
	 * @return array{list<Reply>, int} Page and total.
	 * @throws Refusal not_found.
	 */
	public function list( Actor $actor, Ticket $ticket, bool $withNotes, int $page, int $perPage, bool $descending = false ): array {
		$this->policy->authorise( $actor, Action::View, $ticket );
		if ( ! $withNotes || ! $this->policy->allows( $actor, Action::ReadNotes ) ) {
			return array( $this->replies->publicPage( $ticket->id, $page, $perPage, $descending ), $ticket->replyCount );
		}
		$replies = $this->replies->fullPage( $ticket->id, $page, $perPage, $descending );
		$isWhole = 1 === $page && count( $replies ) < $perPage;
		return array( $replies, $isWhole ? count( $replies ) : $this->replies->countFull( $ticket->id ) );
	}

	private function write( Actor $actor, int $ticketId, NewReply $reply ): AddedReply {
		$ticket = $this->tickets->lock( $ticketId ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, $reply->isInternal && $actor->isStaff() ? Action::WriteNote : Action::Reply, $ticket );
		$author = $this->authors->resolve( $actor, $ticket, $reply );
		$reply  = $author->isAgent() ? $reply : $reply->byCustomer();
		$this->policy->authorise( $actor, $reply->isInternal ? Action::WriteNote : Action::Reply, $ticket );
		$this->ticketService->checkVersion( $actor, $ticket, $reply->version );
		if ( ! $ticket->state->isListed() && ! $reply->isInternal ) {
			throw new Refusal( 'conflict', __( 'This ticket takes no replies any more.', 'smart-support-guest' ) );
		}
		$now = $this->clock->now();
		if ( ! $author->isAgent() && $this->reopening->isOver( $ticket, $now ) ) {
			return new AddedReply( $this->followUp( $actor, $ticket, $reply, $now ), null );
		}
		$id = $this->replies->insert( $ticketId, $reply, $author, $now );
		$this->attachments->attach( $actor, $reply->attachmentIds, $ticketId, $id, $reply->isInternal );
		$this->attachments->keep( $reply->files, $actor->userId, $author->customerId ?? $ticket->customerId, $ticketId, $id, $now );
		$this->outbox->queue( Notifications::replyAdded( $ticket, $id, $reply, $author ), $now );
		$this->changeTicket( $actor, $ticket, $id, $reply, $author, $now );
		/**
		 * Fires when a reply or an internal note has been added and committed.
		 *
		 * @since 0.1.0
		 *
		 * @param int $replyId  Id of the reply.
		 * @param int $ticketId Id of its ticket.
		 */
		$this->unit->afterCommit( static fn() => do_action( 'smart_support_reply_added', $id, $ticketId ) );
		return new AddedReply( $ticketId, $this->replies->find( $id ) );
	}

	/**
	 * @return list<Reply> Every public reply, oldest first.
	 * @throws Refusal not_found.
	 */
	public function all( Actor $actor, Ticket $ticket ): array {
		$all   = array();
		$pages = (int) ceil( $ticket->replyCount / self::BATCH );
		for ( $page = 1; $page <= $pages; ++$page ) {
			array_push( $all, ...$this->list( $actor, $ticket, false, $page, self::BATCH )[0] );
		}
		return $all;
	}

	private function changeTicket( Actor $actor, Ticket $ticket, int $replyId, NewReply $reply, Author $author, \DateTimeImmutable $now ): void {
		$time    = Clock::column( $now );
		$columns = array( 'updated_at' => $time );
		if ( ! $reply->isInternal ) {
			$columns += array(
				'reply_count'       => $ticket->replyCount + 1,
				'public_updated_at' => $time,
			);
		}
		if ( $author->isAgent() && null !== $reply->status ) {
			$this->policy->authorise( $actor, Action::Edit, $ticket );
			$columns = array( ...$columns, ...$this->statuses->toStatus( $ticket, $reply->status, $now ) );
		} elseif ( ! $reply->isInternal && ( ! $author->isAgent() || Status::New === $ticket->status ) ) {
			$columns = array( ...$columns, ...$this->statuses->byItself( $ticket, Status::Open, $now ) );
		}
		if ( isset( $columns['status'] ) ) {
			// It is public, also one that came with a note.
			$columns['public_updated_at'] = $time;
		}
		if ( ! $reply->isInternal && $author->isAgent() ) {
			$columns['waiting_since']     = null;
			$columns['first_response_at'] = Clock::column( $ticket->firstResponseAt ?? $now );
		} elseif ( ! $reply->isInternal ) {
			$columns['waiting_since'] = Clock::column( $ticket->waitingSince ?? $now );
		}
		$this->tickets->change( $ticket, $columns );
		$data = array( 'reply_id' => $replyId );
		if ( isset( $columns['status'] ) ) {
			$data['status'] = array( $ticket->status->value, $columns['status'] );
		}
		$this->events->record( $reply->isInternal ? 'note_added' : 'reply_added', $ticket->id, $ticket->version + 1, $actor, $reply->channel, $now, $data );
	}

	/** @return int Id of the new ticket. */
	private function followUp( Actor $actor, Ticket $ticket, NewReply $reply, \DateTimeImmutable $now ): int {
		$customer = $this->customers->find( $ticket->customerId ) ?? throw Refusal::notFound();
		$new      = new NewTicket( EmailAddress::parse( $customer->email ), $ticket->subject, $reply->message, $reply->channel, departmentId: $ticket->departmentId, notify: $reply->notify, attachmentIds: $reply->attachmentIds, files: $reply->files );
		$id       = $this->creator->create( $actor, $new );
		$this->tickets->change( $ticket, array( 'updated_at' => Clock::column( $now ) ) );
		$this->events->record( 'follow_up_created', $ticket->id, $ticket->version + 1, $actor, $reply->channel, $now, array( 'ticket_id' => $id ) );
		return $id;
	}
}
