<?php
/**
 * A ticket's own page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Attachments\Upload;
use SmartSupport\Refusal;
use SmartSupport\Replies\Reply;
use SmartSupport\Customers\Accounts;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Tickets\SelfClosing;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Where a mailed link lands and what it opens. Looking changes nothing: mail scanners and prefetching look too.
 */
final class TicketPage {

	public function __construct(
		private readonly LinkHolders $holders,
		private readonly TicketService $tickets,
		private readonly SelfClosing $selfClosing,
		private readonly ReplyService $replies,
		private readonly GuestReplies $guestReplies,
		private readonly OwnClosing $closing,
		private readonly AttachmentPresenter $files,
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

	/** The ticket, or what came of a form on its page. */
	public function answer( Visit $visit, int $ticketId ): Answer {
		try {
			$actor = $this->holders->byCookies( $_COOKIE, $ticketId );
			if ( $visit->isCut ) {
				$refusal = Upload::allTooLarge( __( 'Go back in your browser: it still has your text.', 'smart-support-guest' ) );
				return Answer::refusal( $refusal, $this->view( $actor, $ticketId, null, '', $refusal ) );
			}
			return match ( $visit->form() ) {
				'reply' => $this->reply( $visit, $actor, $ticketId ),
				ClosingForms::CLOSE, ClosingForms::REOPEN => $this->turn( $visit, $actor, $ticketId ),
				default => Answer::view( $this->view( $actor, $ticketId, $visit->notice ) ),
			};
		} catch ( Refusal $refusal ) {
			return 'invalid_link' === $refusal->reason ? $this->expired() : Answer::notFound();
		}
	}

	/** @throws Refusal not_found. */
	private function reply( Visit $visit, Actor $actor, int $ticketId ): Answer {
		$text = $visit->field( 'message' );
		try {
			self::judge( $visit, $actor );
			$added  = $this->guestReplies->add( $actor, $text, $visit->files( 'attachments' ) );
			$notice = null === $added->reply ? Notice::followUp( (string) $added->ticketId ) : Notice::replied();
			return Answer::redirect( $notice->on( $this->page->ticketUrl( $ticketId ) ) );
		} catch ( Refusal $refusal ) {
			$hasFiles = ! $visit->files( 'attachments' )->isEmpty();
			return Answer::refusal( $refusal, $this->view( $actor, $ticketId, null, $text, $refusal, $hasFiles ) );
		}
	}

	/**
	 * Closes or reopens it.
	 *
	 * @throws Refusal not_found.
	 */
	private function turn( Visit $visit, Actor $actor, int $ticketId ): Answer {
		try {
			self::judge( $visit, $actor );
			$closes = ClosingForms::CLOSE === $visit->form();
			$this->closing->turn( $actor, $closes );
			$notice = $closes ? Notice::closed() : Notice::reopened();
			return Answer::redirect( $notice->on( $this->page->ticketUrl( $ticketId ) ) );
		} catch ( Refusal $refusal ) {
			return Answer::refusal( $refusal, $this->view( $actor, $ticketId, null, '', $refusal ) );
		}
	}

	/** @throws Refusal forbidden for a form that another site may have sent. */
	private static function judge( Visit $visit, Actor $actor ): void {
		if ( ! $visit->isFromHere() || ! Signature::isValid( $visit->field( 'token' ), ...self::purpose( $actor ) ) ) {
			throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
		}
	}

	/** @throws Refusal not_found. */
	private function view( Actor $actor, int $ticketId, ?Notice $notice, string $draft = '', ?Refusal $refusal = null, bool $hasFiles = false ): TicketView {
		$ticket  = $this->tickets->get( $actor, $ticketId );
		$replies = $this->replies->all( $actor, $ticket );
		$opening = $this->files->ofMessages( $actor, array( $ticketId ) )[ $ticketId ] ?? array();
		$files   = array( TicketView::OPENING => $opening ) + $this->files->ofReplies( $actor, array_map( static fn( Reply $reply ) => $reply->id, $replies ) );
		$address = $this->page->ticketUrl( $ticketId );
		$token   = Signature::of( ...self::purpose( $actor ) );
		$closing = new ClosingForms( $ticketId, $address, $token, $this->selfClosing->canClose( $ticket ), $this->selfClosing->canReopen( $ticket ) );
		return new TicketView( $actor, $ticket, $replies, $files, $address, $token, $notice, $closing, $this->guestReplies->rules, $draft, $refusal, $hasFiles );
	}

	private function expired(): Answer {
		return Answer::view( new ExpiredView( $this->page->url() ), 403 );
	}

	/** @return array{string, string, string} What the forms' token is bound to: this link, which is one ticket x one customer. */
	private static function purpose( Actor $actor ): array {
		return array( 'reply-form', (string) $actor->ticketId, (string) $actor->customerId );
	}
}
