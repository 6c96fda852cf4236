<?php
/**
 * Routes of tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET /tickets, GET and PATCH /tickets/{id}, GET /customers/{email}/tickets.
 */
final class TicketController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly TicketService $tickets,
		private readonly TicketPresenter $presenter,
		private readonly TicketQueries $queries,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'ticket' );
		$known  = fn( Actor $actor, int $id ) => $this->tickets->get( $actor, $id );
		$reader = Permission::users( Scope::TicketsRead );
		$editor = Permission::staff( Scope::TicketsWrite, Capabilities::EDIT_TICKETS, Capabilities::ASSIGN );
		$this->route( 'GET', '/tickets', 'ticket', $reader, $this->list( ... ), $schema->input( 'list' ) );
		$this->route( 'GET', '/tickets/(?P<id>[^/]+)', 'ticket', $reader, $this->get( ... ) );
		$this->route( 'PUT, PATCH', '/tickets/(?P<id>[^/]+)', 'ticket', $editor, $this->update( ... ), $schema->input( 'update' ), $known );
		$this->route( 'GET', '/customers/(?P<email>[^/]+)/tickets', 'ticket', Permission::users( Scope::CustomersRead ), $this->listOfCustomer( ... ), $schema->input( 'of_customer' ) );
	}

	private function list( Call $call ): \WP_REST_Response {
		return $this->answer( $call, $this->queries->of( $call, $call->has( 'customer_email' ) ? $call->email( 'customer_email' ) : null ) );
	}

	private function listOfCustomer( Call $call ): \WP_REST_Response {
		return $this->answer( $call, $this->queries->of( $call, $call->field( 'email', static fn() => EmailAddress::parse( self::pathEmail( $call ) ) ) ) );
	}

	/** WordPress hands on a pretty path as it was sent, but the parameter rest_route as PHP has decoded it. */
	private static function pathEmail( Call $call ): string {
		$text = $call->request->get_url_params()['email'] ?? '';
		$text = is_string( $text ) ? $text : '';
		return isset( $call->request->get_query_params()['rest_route'] ) ? $text : rawurldecode( $text );
	}

	private function answer( Call $call, ?TicketQuery $query ): \WP_REST_Response {
		[ $tickets, $total ] = null === $query ? array( array(), 0 ) : $this->tickets->list( $query );
		$message             = __( 'Tickets found.', 'smart-support-guest' );
		return $this->page( $this->presenter->many( $call->actor, $tickets ), $message, $call->int( 'page' ), $call->int( 'per_page' ), $total, TicketListRepository::EXACT_TOTAL );
	}

	private function get( Call $call ): \WP_REST_Response {
		$ticket = $this->tickets->get( $call->actor, $call->id );
		$item   = $this->presenter->one( $call->actor, $ticket );
		$answer = $this->success( $item, __( 'Ticket found.', 'smart-support-guest' ) );
		if ( ! $call->actor->isStaff() ) {
			return $answer;
		}
		// The version for If-Match; the rest for what other tables show of it, such as names.
		$tag = sprintf( '"%d-%s"', $ticket->version, substr( hash( 'sha256', (string) wp_json_encode( $item ) ), 0, 16 ) );
		if ( self::matches( $call->request->get_header( 'If-None-Match' ) ?? '', $tag ) ) {
			$answer = new \WP_REST_Response( null, 304 );
		}
		$answer->header( 'ETag', $tag );
		return $answer;
	}

	/** Whether a list of ETags names this one; weak ones do here (RFC 9110, 13.1.2). */
	private static function matches( string $header, string $tag ): bool {
		$tags = array_map( static fn( string $one ) => (string) preg_replace( '/^W\//', '', trim( $one ) ), explode( ',', $header ) );
		return in_array( $tag, $tags, true ) || array( '*' ) === $tags;
	}

	private function update( Call $call ): \WP_REST_Response {
		$subject              = $call->has( 'subject' ) ? $call->field( 'subject', static fn() => NewTicket::subject( $call->text( 'subject' ) ) ) : null;
		$change               = new TicketChange(
			subject: $subject,
			status: Status::tryFrom( $call->text( 'status' ) ),
			state: State::tryFrom( $call->text( 'state' ) ),
			priority: $call->has( 'priority' ) ? Priority::fromSlug( $call->text( 'priority' ) ) : null,
			departmentId: $call->intOrNull( 'department_id' ),
			assigns: $call->has( 'agent_id' ),
			agentId: $call->intOrNull( 'agent_id' ),
			relabels: $call->has( 'product_id' ),
			productId: $call->intOrNull( 'product_id' ),
			version: $call->version(),
			tags: $call->has( 'tags' ) ? $call->texts( 'tags' ) : null,
			delays: $call->has( 'delayed_until' ),
			delayedUntil: $call->time( 'delayed_until' ),
		);
		[ $ticket, $changed ] = $this->tickets->update( $call->actor, $call->id, $change, Channel::of( $call->actor ) );
		return $this->success( $this->presenter->one( $call->actor, $ticket ), __( 'Ticket updated.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}
}
