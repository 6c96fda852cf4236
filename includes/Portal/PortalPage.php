<?php
/**
 * A ticket's public page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Attachments\Upload;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Departments\DepartmentService;
use SmartSupport\Refusal;
use SmartSupport\Replies\Reply;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Tickets\SelfClosing;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Where a portal link lands and what it opens (P-1, P-9). Looking changes nothing: mail scanners and prefetching look too.
 */
final class PortalPage {

	public function __construct(
		private readonly PortalHolders $holders,
		private readonly TicketService $tickets,
		private readonly ReplyService $replies,
		private readonly CustomerRepository $customers,
		private readonly DepartmentService $departments,
		private readonly AttachmentPresenter $files,
		private readonly SupportPage $page,
		private readonly PortalReplies $portalReplies,
		private readonly PortalClosing $closing,
		private readonly SelfClosing $selfClosing,
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

	/** The ticket, as everybody may see it, or what came of a form on its page. */
	public function answer( Visit $visit, int $ticketId ): Answer {
		try {
			$actor = $this->holders->byCookie( $_COOKIE, $ticketId );
			if ( $visit->isCut ) {
				$refusal = Upload::allTooLarge( __( 'Go back in your browser: it still has your text.', 'smart-support-guest' ) );
				return Answer::refusal( $refusal, $this->view( $actor, $ticketId, $visit, $refusal ) );
			}
			return '' === $visit->form() ? Answer::view( $this->view( $actor, $ticketId, $visit ) ) : $this->take( $visit, $actor, $ticketId );
		} catch ( Refusal $refusal ) {
			return self::refused( $refusal );
		}
	}

	/** @throws Refusal not_found. */
	private function take( Visit $visit, Actor $actor, int $ticketId ): Answer {
		try {
			if ( ! $visit->isFromHere() || ! Signature::isValid( $visit->field( 'token' ), ...self::purpose( $ticketId ) ) ) {
				throw new Refusal( 'forbidden', __( 'The form did not come from this page. Please send it once more.', 'smart-support-guest' ) );
			}
			return Answer::redirect( $this->write( $visit, $actor )->on( $this->page->portalUrl( $ticketId ) ) );
		} catch ( Refusal $refusal ) {
			return Answer::refusal( $refusal, $this->view( $actor, $ticketId, $visit, $refusal ) );
		}
	}

	/** @throws Refusal As PortalReplies and PortalClosing do. */
	private function write( Visit $visit, Actor $actor ): Notice {
		$email = $visit->field( 'email' );
		switch ( $visit->form() ) {
			case ClosingForms::CLOSE:
				$this->closing->close( $actor, $this->closing->judge( $actor, $email ) );
				return Notice::closed();
			case ClosingForms::REOPEN:
				$this->closing->reopen( $actor, $this->closing->judge( $actor, $email ) );
				return Notice::reopened();
			default:
				return $this->portalReplies->add( $actor, $email, $visit->field( 'message' ), $visit->files( 'attachments' ) )->isHeld() ? Notice::held() : Notice::replied();
		}
	}

	/** @throws Refusal not_found. */
	private function view( Actor $actor, int $ticketId, Visit $visit, ?Refusal $refusal = null ): PortalView {
		$ticket  = $this->tickets->get( $actor, $ticketId );
		$replies = $this->replies->all( $actor, $ticket );
		$opening = $this->files->ofMessages( $actor, array( $ticketId ) )[ $ticketId ] ?? array();
		$files   = array( PortalView::OPENING => $opening ) + $this->files->ofReplies( $actor, array_map( static fn( Reply $reply ) => $reply->id, $replies ) );
		return new PortalView(
			$ticket,
			$this->customers->find( $ticket->customerId )->name ?? '',
			$this->departments->all()[ $ticket->departmentId ]->name ?? '',
			$replies,
			$files,
			$this->forms( $ticket, $visit, $refusal ),
		);
	}

	private function forms( Ticket $ticket, Visit $visit, ?Refusal $refusal ): PortalForms {
		return new PortalForms(
			$this->page->portalUrl( $ticket->id ),
			Signature::of( ...self::purpose( $ticket->id ) ),
			$this->portalReplies->rules,
			$this->closing->isOpenTo( $ticket ) && $this->selfClosing->canClose( $ticket ),
			$this->closing->canReopen( $ticket ) && $this->selfClosing->canReopen( $ticket ),
			$visit->notice,
			$visit,
			$refusal,
		);
	}

	/** @return array{string, string} What the forms' token is bound to: whoever has it has seen this page. */
	private static function purpose( int $ticketId ): array {
		return array( 'portal-form', (string) $ticketId );
	}

	private static function refused( Refusal $refusal ): Answer {
		return 'invalid_link' === $refusal->reason ? Answer::view( new LostLinkView(), 403 ) : Answer::notFound();
	}
}
