<?php
/**
 * Routes of events.
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
 * GET /tickets/{id}/events: events are read, by staff and keys, and nothing else.
 */
final class EventController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly EventService $events,
		private readonly EventPresenter $presenter,
		private readonly TicketService $tickets,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$known  = fn( Actor $actor, int $id ) => $this->tickets->get( $actor, $id );
		$reader = Permission::staff( Scope::TicketsRead, Capabilities::VIEW_TICKETS );
		$this->route( 'GET', '/tickets/(?P<id>[^/]+)/events', 'event', $reader, $this->list( ... ), SchemaFile::load( 'event' )->input( 'list' ), $known );
	}

	private function list( Call $call ): \WP_REST_Response {
		[ $events, $total ] = $this->events->list( $call->actor, $call->id, $call->int( 'page' ), $call->int( 'per_page' ), 'DESC' === strtoupper( $call->text( 'order' ) ) );
		return $this->page( $this->presenter->many( $events ), __( 'Events found.', 'smart-support-guest' ), $call->int( 'page' ), $call->int( 'per_page' ), $total );
	}
}
