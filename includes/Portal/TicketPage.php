<?php
/**
 * A ticket's own page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Refusal;
use SmartSupport\Replies\NewReply;
use SmartSupport\Replies\Reply;
use SmartSupport\Customers\Accounts;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Where a mailed link lands and what it opens. Looking changes nothing: mail scanners and prefetching look too.
 */
final class TicketPage {

	/** Replies read at a time. */
	private const BATCH = 100;

	public function __construct(
		private readonly LinkHolders $holders,
		private readonly TicketService $tickets,
		private readonly ReplyService $replies,
		private readonly SupportPage $page,
		private readonly Accounts $accounts,
	) {}

	/** Moves the secret from the address into a cookie. */
	public function land( #[\SensitiveParameter] string $secret, bool $isOpened ): Answer {
		$link = $this->holders->link( $secret );
		if ( null === $link ) {
			return $this->expired();
		}
		$this->holders->remember( $link, $secret );
		if ( $isOpened ) {
			$this->accounts->claim( $link->customerId, wp_get_current_user() );
		}
		return Answer::redirect( $this->page->ticketUrl( $link->ticketId ) );
	}

	/** The ticket, or what came of a reply to it. */
	public function answer( Visit $visit, int $ticketId ): Answer {
		try {
			$actor = $this->holders->byCookies( $_COOKIE, $ticketId );
			return 'reply' === $visit->form() ? $this->reply( $visit, $actor, $ticketId ) : Answer::view( $this->view( $actor, $ticketId, $visit->notice ) );
		} catch ( Refusal $refusal ) {
			return 'invalid_link' === $refusal->reason ? $this->expired() : Answer::notFound();
		}
	}

	/** @throws Refusal not_found. */
	private function reply( Visit $visit, Actor $actor, int $ticketId ): Answer {
		$text = $visit->field( 'message' );
		try {
			if ( ! $visit->isFromHere() || ! Signature::isValid( $visit->field( 'token' ), ...self::purpose( $actor ) ) ) {
				throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
			}
			$added  = $this->replies->add( $actor, $ticketId, new NewReply( MessageBody::fromText( $text ), Channel::Guest ) );
			$notice = null === $added->reply ? Notice::followUp( (string) $added->ticketId ) : Notice::replied();
			return Answer::redirect( $notice->on( $this->page->ticketUrl( $ticketId ) ) );
		} catch ( \InvalidArgumentException $error ) {
			$refusal = Refusal::invalid( array( 'message' => $error->getMessage() ) );
		} catch ( Refusal $refused ) {
			$refusal = $refused;
		}
		return Answer::refusal( $refusal, $this->view( $actor, $ticketId, null, $text, $refusal->getMessage() ) );
	}

	/** @throws Refusal not_found. */
	private function view( Actor $actor, int $ticketId, ?Notice $notice, string $draft = '', string $error = '' ): TicketView {
		$ticket = $this->tickets->get( $actor, $ticketId );
		$url    = $this->page->ticketUrl( $ticketId );
		return new TicketView( $actor, $ticket, $this->allReplies( $actor, $ticket ), $url, Signature::of( ...self::purpose( $actor ) ), $notice, $draft, $error );
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

	private function expired(): Answer {
		return Answer::view( new ExpiredView( $this->page->url() ), 403 );
	}

	/** @return array{string, string, string} What the reply form's token is bound to: this link, which is one ticket x one customer. */
	private static function purpose( Actor $actor ): array {
		return array( 'reply-form', (string) $actor->ticketId, (string) $actor->customerId );
	}
}
