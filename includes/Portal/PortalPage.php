<?php
/**
 * A ticket's public page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Refusal;
use SmartSupport\Replies\Reply;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Where a portal link lands and what it opens (P-1, P-9). Looking changes nothing: mail scanners and prefetching look too.
 */
final class PortalPage {

	/** Replies read at a time. */
	private const BATCH = 100;

	public function __construct(
		private readonly PortalHolders $holders,
		private readonly TicketService $tickets,
		private readonly ReplyService $replies,
		private readonly CustomerRepository $customers,
		private readonly DepartmentService $departments,
		private readonly AttachmentPresenter $files,
		private readonly SupportPage $page,
	) {}

	/** Moves the secret from the address into a cookie. */
	public function land( #[\SensitiveParameter] string $secret ): Answer {
		try {
			$ticketId = (int) $this->holders->bySecret( $secret )->ticketId;
			$this->holders->remember( $ticketId, $secret );
			return Answer::redirect( $this->page->portalUrl( $ticketId ) );
		} catch ( Refusal $refusal ) {
			return self::refused( $refusal );
		}
	}

	/** The ticket, as everybody may see it. */
	public function answer( int $ticketId ): Answer {
		try {
			return Answer::view( $this->view( $this->holders->byCookie( $_COOKIE, $ticketId ), $ticketId ) );
		} catch ( Refusal $refusal ) {
			return self::refused( $refusal );
		}
	}

	/** @throws Refusal not_found. */
	private function view( Actor $actor, int $ticketId ): PortalView {
		$ticket  = $this->tickets->get( $actor, $ticketId );
		$replies = $this->allReplies( $actor, $ticket );
		$opening = $this->files->ofMessages( $actor, array( $ticketId ) )[ $ticketId ] ?? array();
		$files   = array( PortalView::OPENING => $opening ) + $this->files->ofReplies( $actor, array_map( static fn( Reply $reply ) => $reply->id, $replies ) );
		return new PortalView(
			$ticket,
			$this->customers->find( $ticket->customerId )->name ?? '',
			$this->departments->all()[ $ticket->departmentId ]->name ?? '',
			$replies,
			$files,
		);
	}

	/** @return list<Reply> Every public reply, oldest first. */
	private function allReplies( Actor $actor, Ticket $ticket ): array {
		$all   = array();
		$pages = (int) ceil( $ticket->replyCount / self::BATCH );
		for ( $page = 1; $page <= $pages; ++$page ) {
			$all = array( ...$all, ...$this->replies->list( $actor, $ticket, false, $page, self::BATCH )[0] );
		}
		return $all;
	}

	private static function refused( Refusal $refusal ): Answer {
		return 'invalid_link' === $refusal->reason ? Answer::view( new LostLinkView(), 403 ) : Answer::notFound();
	}
}
