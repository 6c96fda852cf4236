<?php
/**
 * Replies under a typed address.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Departments\ReplyCheck;
use SmartSupport\Mail\Outbox;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Participants\Associates;
use SmartSupport\Refusal;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * A typed address is no proof (D10): what is written under it changes no status, opens no other ticket and mails nobody
 * on the ticket. It is shown as claimed, or held for staff until a mail to that address is answered by a click.
 */
final class ClaimedReplies {

	/** Mails that ask one address to confirm, an hour. */
	private const MAILS = 5;

	/** Replies on one ticket under typed addresses, an hour. */
	private const REPLIES = 30;

	public function __construct(
		private readonly ReplyRepository $replies,
		private readonly TicketRepository $tickets,
		private readonly DepartmentService $departments,
		private readonly Associates $associates,
		private readonly AttachmentService $attachments,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly RateLimiter $limiter,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** Whether what is written on the ticket under a typed address is held. */
	public function holds( Ticket $ticket ): bool {
		return ReplyCheck::Confirm === ( $this->departments->all()[ $ticket->departmentId ]->replyCheck ?? ReplyCheck::Confirm );
	}

	/**
	 * Writes a reply on the link's ticket.
	 *
	 * @param EmailAddress $email One that is on the ticket.
	 * @throws Refusal not_found, rate_limited when the ticket has got too many, or the address has been asked to confirm too often.
	 */
	public function add( Actor $portal, EmailAddress $email, NewReply $reply ): AddedReply {
		$ticketId = (int) $portal->ticketId;
		return $this->unit->run(
			function () use ( $portal, $ticketId, $email, $reply ): AddedReply {
				$isHeld = $this->holds( $this->tickets->find( $ticketId ) ?? throw Refusal::notFound() );
				$this->limiter->hit( 'portal-reply ticket', (string) $ticketId, self::REPLIES );
				if ( $isHeld ) {
					$this->limiter->hit( 'reply-confirmation address', $email->limiterKey(), self::MAILS );
				}
				$ticket   = $this->tickets->lock( $ticketId ) ?? throw Refusal::notFound();
				$customer = $this->associates->customer( $ticket, $email );
				$actor    = Actor::portal( $ticketId, $customer->id, $portal->ip );
				$this->policy->authorise( $actor, Action::Reply, $ticket );

				$now = $this->clock->now();
				$id  = $this->replies->insertTyped( $ticketId, $reply, Author::customer( $customer, $customer->id !== $ticket->customerId ), $isHeld, $now );
				$this->attachments->keep( $reply->files, null, $customer->id, $ticketId, $id, $now, $isHeld );
				$this->outbox->queue( $isHeld ? Notifications::replyHeld( $ticketId, $customer->id, $id ) : array(), $now );
				$this->tickets->change( $ticket, self::columns( $ticket, $isHeld, $now ) );
				$this->events->record( $isHeld ? 'reply_held' : 'reply_added', $ticketId, $ticket->version + 1, $actor, $reply->channel, $now, array( 'reply_id' => $id ) );
				if ( ! $isHeld ) {
					/** This action is documented in includes/Replies/ReplyService.php */
					$this->unit->afterCommit( static fn() => do_action( 'smart_support_reply_added', $id, $ticketId ) );
				}
				return new AddedReply( $ticketId, $this->replies->find( $id ) );
			}
		);
	}

	/**
	 * Nobody but staff may tell by the ticket that a reply is held.
	 *
	 * @return array<string, int|string|null>
	 */
	private static function columns( Ticket $ticket, bool $isHeld, \DateTimeImmutable $now ): array {
		$time = Clock::column( $now );
		if ( $isHeld ) {
			return array( 'updated_at' => $time );
		}
		$waits = in_array( $ticket->status, array( Status::New, Status::Open ), true );
		return array(
			'updated_at'        => $time,
			'public_updated_at' => $time,
			'reply_count'       => $ticket->replyCount + 1,
		) + ( $waits ? array( 'waiting_since' => Clock::column( $ticket->waitingSince ?? $now ) ) : array() );
	}
}
