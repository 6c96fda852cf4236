<?php
/**
 * Routes that change one thing of a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * PUT and PATCH of /tickets/{id}/status, /priority and /assign; POST of /close and /reopen.
 */
final class TicketActionController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly TicketService $tickets,
		private readonly TicketPresenter $presenter,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema   = SchemaFile::load( 'ticket' );
		$known    = fn( Actor $actor, int $id ) => $this->tickets->get( $actor, $id );
		$editor   = Permission::staff( Scope::TicketsWrite, Capabilities::EDIT_TICKETS );
		$assigner = Permission::staff( Scope::TicketsWrite, Capabilities::ASSIGN );
		// Customers too, where a department lets them; the service says where.
		$closer = Permission::users( Scope::TicketsWrite );
		$this->route( 'PUT, PATCH', '/tickets/(?P<id>[^/]+)/status', 'ticket', $editor, $this->status( ... ), $schema->input( 'status' ), $known );
		$this->route( 'PUT, PATCH', '/tickets/(?P<id>[^/]+)/priority', 'ticket', $editor, $this->priority( ... ), $schema->input( 'priority' ), $known );
		$this->route( 'PUT, PATCH', '/tickets/(?P<id>[^/]+)/assign', 'ticket', $assigner, $this->assign( ... ), $schema->input( 'assign' ), $known );
		$this->route( 'POST', '/tickets/(?P<id>[^/]+)/close', 'ticket', $closer, $this->close( ... ), $schema->input( 'close' ), $known );
		$this->route( 'POST', '/tickets/(?P<id>[^/]+)/reopen', 'ticket', $closer, $this->reopen( ... ), $schema->input( 'close' ), $known );
	}

	private function status( Call $call ): \WP_REST_Response {
		return $this->update( $call, new TicketChange( status: Status::from( $call->text( 'status' ) ), version: $call->version() ) );
	}

	private function priority( Call $call ): \WP_REST_Response {
		return $this->update( $call, new TicketChange( priority: Priority::fromSlug( $call->text( 'priority' ) ), version: $call->version() ) );
	}

	private function assign( Call $call ): \WP_REST_Response {
		return $this->update( $call, new TicketChange( assigns: true, agentId: $call->intOrNull( 'agent_id' ), version: $call->version() ) );
	}

	private function close( Call $call ): \WP_REST_Response {
		return $this->answer( $call, $this->tickets->close( $call->actor, $call->id, Channel::of( $call->actor ), $call->version() ), __( 'Ticket closed.', 'smart-support-guest' ) );
	}

	private function reopen( Call $call ): \WP_REST_Response {
		return $this->answer( $call, $this->tickets->reopen( $call->actor, $call->id, Channel::of( $call->actor ), $call->version() ), __( 'Ticket reopened.', 'smart-support-guest' ) );
	}

	private function update( Call $call, TicketChange $change ): \WP_REST_Response {
		return $this->answer( $call, $this->tickets->update( $call->actor, $call->id, $change, Channel::of( $call->actor ) ), __( 'Ticket updated.', 'smart-support-guest' ) );
	}

	/** @param array{Ticket, bool} $result */
	private function answer( Call $call, array $result, string $message ): \WP_REST_Response {
		return $this->success( $this->presenter->one( $call->actor, $result[0] ), $message, array( 'changed' => $result[1] ) );
	}
}
