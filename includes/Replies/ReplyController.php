<?php
/**
 * Routes of replies.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * GET and POST /tickets/{id}/replies, and the alias /tickets/{id}/reply.
 */
final class ReplyController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly ReplyService $replies,
		private readonly ReplyPresenter $presenter,
		private readonly TicketService $tickets,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'reply' );
		$known  = fn( Actor $actor, int $id ) => $this->tickets->get( $actor, $id );
		$writer = Permission::users( Scope::RepliesWrite, Scope::NotesWrite );
		$this->route( 'GET', '/tickets/(?P<id>[^/]+)/replies', 'reply', Permission::users( Scope::RepliesRead ), $this->list( ... ), $schema->input( 'list' ), $known );
		$this->route( 'POST', '/tickets/(?P<id>[^/]+)/replies', 'reply', $writer, $this->create( ... ), $schema->input( 'create' ), $known );
		$this->route( 'POST', '/tickets/(?P<id>[^/]+)/reply', 'reply', $writer, $this->create( ... ), $schema->input( 'create' ), $known );
	}

	private function list( Call $call ): \WP_REST_Response {
		assert( $call->known instanceof Ticket );
		[ $replies, $total ] = $this->replies->list( $call->actor, $call->known, $call->bool( 'include_internal' ), $call->int( 'page' ), $call->int( 'per_page' ), 'DESC' === strtoupper( $call->text( 'order' ) ) );
		$items               = $this->presenter->many( $call->actor, $replies );
		return $this->page( $items, __( 'Replies found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}

	private function create( Call $call ): \WP_REST_Response {
		if ( ! $call->bool( 'notify' ) ) {
			Permission::staff( Scope::Import, Capabilities::MANAGE_SETTINGS )->authorise( $call->actor );
		}
		$text  = $call->text( 'message' );
		$added = $this->replies->add(
			$call->actor,
			$call->id,
			new NewReply(
				message: $call->field( 'message', static fn() => 'text' === $call->text( 'format' ) ? MessageBody::fromText( $text ) : MessageBody::fromHtml( $text ) ),
				channel: Channel::of( $call->actor ),
				isInternal: $call->bool( 'is_internal' ),
				status: Status::tryFrom( $call->text( 'status' ) ),
				userId: $call->intOrNull( 'user_id' ),
				authorEmail: $call->has( 'author_email' ) ? $call->email( 'author_email' ) : null,
				authorType: AuthorType::tryFrom( $call->text( 'author_type' ) ),
				notify: $call->bool( 'notify' ),
				version: $call->version(),
				attachmentIds: $call->ints( 'attachment_ids' ),
			)
		);
		if ( null === $added->reply ) {
			$message = __( 'The ticket was closed too long ago: a follow-up ticket has been opened.', 'smart-support-guest' );
			return $this->success( array( 'ticket_id' => $added->ticketId ), $message, array( 'follow_up' => true ), 201 );
		}
		$replies = array( $added->reply );
		$items   = $this->presenter->many( $call->actor, $replies );
		return $this->success( $items[0], __( 'Reply added.', 'smart-support-guest' ), array(), 201 );
	}
}
