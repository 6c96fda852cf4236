<?php
/**
 * Routes for those who hold a link to a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Permission;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\Download;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Replies\AddedReply;
use SmartSupport\Replies\ReplyPresenter;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tickets\SelfClosing;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketPresenter;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * GET /portal/ticket, GET and POST /portal/replies, POST /portal/close and /portal/reopen, GET /portal/attachments/{id}. The link
 * says which ticket, and its kind who they are: its customer, or nobody that is known (D7).
 */
final class PortalTicketController extends Controller {

	/** The secret itself. */
	private const TOKEN = 'X-Smart-Support-Token';

	/** Which of several tickets, for callers with cookies. */
	private const TICKET = 'X-Smart-Support-Ticket';

	/** What only a page of this site can send: without it a cookie writes nothing. */
	public const REQUEST = 'X-Smart-Support-Request';

	/** @var array<int, int> Ticket of each file that was asked for: core asks for the caller several times. */
	private array $ticketsOfFiles = array();

	/** @var \WeakMap<object, MessageFiles> By request. A unit of work that runs again finds them here: they are moved once. */
	private \WeakMap $files;

	public function __construct(
		Gate $gate,
		private readonly LinkHolders $holders,
		private readonly PortalHolders $portal,
		private readonly TicketService $tickets,
		private readonly SelfClosing $selfClosing,
		private readonly TicketPresenter $ticketPresenter,
		private readonly ReplyService $replies,
		private readonly GuestReplies $guestReplies,
		private readonly PortalReplies $portalReplies,
		private readonly PortalClosing $closing,
		private readonly OwnClosing $own,
		private readonly ReplyPresenter $replyPresenter,
		private readonly AttachmentService $attachments,
	) {
		parent::__construct( $gate );
		$this->files = new \WeakMap();
	}

	public function registerRoutes(): void {
		// caller() lets nobody through without a link, and the policy limits a link to its ticket.
		$holder = Permission::visitors();
		$list   = array(
			'type'       => 'object',
			'properties' => array_intersect_key( SchemaFile::properties( SchemaFile::load( 'reply' )->input( 'list' ) ), array_flip( array( 'page', 'per_page' ) ) ),
		);
		$this->route( 'GET', '/portal/ticket', 'ticket', $holder, $this->ticket( ... ) );
		$this->route( 'GET', '/portal/replies', 'reply', $holder, $this->list( ... ), $list );
		$this->route( 'GET', '/portal/attachments/(?P<id>[^/]+)', 'attachment', $holder, $this->download( ... ) );
		$this->route( 'POST', '/portal/replies', 'reply', $holder, $this->reply( ... ), SchemaFile::load( 'portal-reply' )->input( 'create' ), before: $this->judge( ... ) );
		$turn = SchemaFile::load( 'ticket' )->input( 'portal_close' );
		$this->route( 'POST', '/portal/close', 'ticket', $holder, $this->close( ... ), $turn, before: $this->judgeClosing( ... ) );
		$this->route( 'POST', '/portal/reopen', 'ticket', $holder, $this->reopen( ... ), $turn, before: $this->judgeClosing( ... ) );
	}

	/** @throws Refusal invalid_link, not_found for a ticket of somebody else, forbidden for a write that another site may have sent. */
	protected function caller( \WP_REST_Request $request ): Actor {
		$named    = $request->get_header( self::TICKET );
		$ticketId = null === $named ? null : (int) $named;
		$secret   = $request->get_header( self::TOKEN );
		if ( null !== $secret ) {
			return null === $this->holders->link( $secret ) ? $this->portal->bySecret( $secret, $ticketId ) : $this->holders->bySecret( $secret, $ticketId );
		}
		$file  = null === $ticketId ? $this->ticketOfFile( $request ) : null;
		$actor = null === $file ? $this->byCookies( $ticketId ) : $this->holders->byAnyCookie( $_COOKIE, $file );
		if ( ! in_array( $request->get_method(), array( 'GET', 'HEAD', 'OPTIONS' ), true ) && '1' !== $request->get_header( self::REQUEST ) ) {
			throw Refusal::forbidden();
		}
		return $actor;
	}

	/**
	 * What proves somebody comes before what proves nobody.
	 *
	 * @throws Refusal As caller() does.
	 */
	private function byCookies( ?int $ticketId ): Actor {
		try {
			return $this->holders->byCookies( $_COOKIE, $ticketId );
		} catch ( Refusal $refusal ) {
			return null !== $ticketId && isset( $_COOKIE[ Cookie::PORTAL . $ticketId ] ) ? $this->portal->byCookie( $_COOKIE, $ticketId ) : throw $refusal;
		}
	}

	/**
	 * The ticket that the path's file belongs to: a link on a page sends no header, and a browser may hold the cookies of
	 * several tickets. 0, which is nobody's, for a file that is not there; null for a path without one.
	 *
	 * @param \WP_REST_Request<array<string, mixed>> $request
	 */
	private function ticketOfFile( \WP_REST_Request $request ): ?int {
		$id = $request->get_url_params()['id'] ?? null;
		return is_string( $id ) ? $this->ticketsOfFiles[ (int) $id ] ??= $this->attachments->ticketOf( (int) $id ) ?? 0 : null;
	}

	private function ticket( Call $call ): \WP_REST_Response {
		$ticket = $this->tickets->get( $call->actor, (int) $call->actor->ticketId );
		return $this->success( $this->item( $call->actor, $ticket ), __( 'Ticket found.', 'smart-support-guest' ) );
	}

	private function close( Call $call ): \WP_REST_Response {
		$closed = $call->known instanceof EmailAddress ? $this->closing->close( $call->actor, $call->known ) : $this->own->turn( $call->actor, true );
		return $this->turned( $call->actor, $closed, Notice::closed() );
	}

	private function reopen( Call $call ): \WP_REST_Response {
		$opened = $call->known instanceof EmailAddress ? $this->closing->reopen( $call->actor, $call->known ) : $this->own->turn( $call->actor, false );
		return $this->turned( $call->actor, $opened, Notice::reopened() );
	}

	/** As judge() does for a reply. */
	private function judgeClosing( Call $call ): ?EmailAddress {
		return ActorKind::Portal === $call->actor->kind ? $this->closing->judge( $call->actor, $call->text( 'email' ) ) : null;
	}

	private function list( Call $call ): \WP_REST_Response {
		$page                = $call->int( 'page' );
		$perPage             = $call->int( 'per_page' );
		[ $replies, $total ] = $this->replies->list( $call->actor, $this->tickets->get( $call->actor, (int) $call->actor->ticketId ), false, $page, $perPage );
		$items               = TrimmedItem::replies( $call->actor, $this->replyPresenter->many( $call->actor, $replies ) );
		return $this->page( $items, __( 'Replies found.', 'smart-support-guest' ), $page, $perPage, $total );
	}

	private function reply( Call $call ): \WP_REST_Response {
		if ( $call->known instanceof TypedReply ) {
			return $this->typed( $call->actor, $call->known );
		}
		$added = $this->guestReplies->add( $call->actor, $call->text( 'message' ), $this->files( $call ) );
		return null === $added->reply ? $this->followUp( $added ) : $this->added( $call->actor, $added );
	}

	/** An address that was typed is judged before a transaction that would take a wrong try back; all else with the writing. */
	private function judge( Call $call ): ?TypedReply {
		if ( ActorKind::Portal !== $call->actor->kind ) {
			return null;
		}
		$call->requireFields( array( 'email' ) );
		return $this->portalReplies->judge( $call->actor, $call->text( 'email' ), $call->text( 'message' ), $this->files( $call ) );
	}

	/** @throws Refusal missing_field for a reply without words and files. */
	private function files( Call $call ): MessageFiles {
		$files = $this->files[ $call->request ] ??= $call->files( 'attachments', $this->guestReplies->rules->takesFiles() );
		if ( $files->isEmpty() ) {
			$call->requireFields( array( 'message' ) );
		}
		return $files;
	}

	private function download( Call $call ): \WP_REST_Response {
		$attachment = $this->attachments->get( $call->actor, $call->id );
		return new Download( $attachment, $this->attachments->path( $attachment ) );
	}

	private function added( Actor $actor, AddedReply $added ): \WP_REST_Response {
		$replies = null === $added->reply ? array() : array( $added->reply );
		$ticket  = $this->tickets->get( $actor, $added->ticketId );
		$meta    = array( 'follow_up' => false ) + $this->shown( $actor, $ticket );
		return $this->success( TrimmedItem::replies( $actor, $this->replyPresenter->many( $actor, $replies ) )[0] ?? array(), __( 'Reply added.', 'smart-support-guest' ), $meta, 201 );
	}

	/** @param array{Ticket, bool} $result The ticket, and whether anything is different. */
	private function turned( Actor $actor, array $result, Notice $notice ): \WP_REST_Response {
		return $this->success( $this->item( $actor, $result[0] ), $notice->text(), array( 'changed' => $result[1] ) + $this->shown( $actor, $result[0] ) );
	}

	/** @return array<string, mixed> */
	private function item( Actor $actor, Ticket $ticket ): array {
		return TrimmedItem::ticket( $actor, $this->ticketPresenter->one( $actor, $ticket ) ) + $this->closable( $actor, $ticket );
	}

	/** @return array<string, mixed> What of its page a change of the ticket changes. */
	private function shown( Actor $actor, Ticket $ticket ): array {
		return array(
			'status' => $ticket->status->value,
			'label'  => $ticket->status->label(),
			'next'   => $ticket->status->explanation(),
		) + $this->closable( $actor, $ticket );
	}

	/** @return array{can_close: bool, can_reopen: bool} Less by a typed address than by a link of one's own. */
	private function closable( Actor $actor, Ticket $ticket ): array {
		$isTyped = ActorKind::Portal === $actor->kind;
		return array(
			'can_close'  => $this->selfClosing->canClose( $ticket ) && ( ! $isTyped || $this->closing->isOpenTo( $ticket ) ),
			'can_reopen' => $this->selfClosing->canReopen( $ticket ) && ( ! $isTyped || $this->closing->canReopen( $ticket ) ),
		);
	}

	/** What is held is shown to nobody, nor is any of it here. */
	private function typed( Actor $actor, TypedReply $typed ): \WP_REST_Response {
		$added = $this->portalReplies->write( $actor, $typed );
		return $added->isHeld() ? $this->success( new \stdClass(), Notice::held()->text(), array(), 202 ) : $this->added( $actor, $added );
	}

	private function followUp( AddedReply $added ): \WP_REST_Response {
		$data = array( 'ticket_id' => $added->ticketId );
		return $this->success( $data, Notice::followUp( (string) $added->ticketId )->text(), array( 'follow_up' => true ), 201 );
	}
}
