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
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Database\Clock;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET /tickets, GET and PATCH /tickets/{id}.
 */
final class TicketController extends Controller {

	public function __construct(
		Gate $gate,
		private readonly TicketService $tickets,
		private readonly TicketPresenter $presenter,
		private readonly TicketPolicy $policy,
		private readonly CustomerRepository $customers,
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
	}

	private function list( Call $call ): \WP_REST_Response {
		$query               = $this->query( $call );
		[ $tickets, $total ] = null === $query ? array( array(), 0 ) : $this->tickets->list( $query );
		$message             = __( 'Tickets found.', 'smart-support-guest' );
		return $this->page( $this->presenter->many( $call->actor, $tickets ), $message, $call->int( 'page' ), $call->int( 'per_page' ), $total, TicketRepository::EXACT_TOTAL );
	}

	private function get( Call $call ): \WP_REST_Response {
		$ticket = $this->tickets->get( $call->actor, $call->id );
		return $this->success( $this->presenter->one( $call->actor, $ticket ), __( 'Ticket found.', 'smart-support-guest' ) );
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
			version: $call->intOrNull( 'version' ),
		);
		[ $ticket, $changed ] = $this->tickets->update( $call->actor, $call->id, $change, Channel::Api );
		return $this->success( $this->presenter->one( $call->actor, $ticket ), __( 'Ticket updated.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	/** @return TicketQuery|null Null when a filter names a customer that does not exist. */
	private function query( Call $call ): ?TicketQuery {
		$customers = $this->customerIds( $call );
		if ( array() === $customers ) {
			return null;
		}
		$time = static fn( string $field ): ?\DateTimeImmutable => $call->has( $field ) ? $call->field( $field, static fn() => Clock::parse( $call->text( $field ) ) ) : null;
		return new TicketQuery(
			visibility: $this->policy->visibility( $call->actor ),
			filters: array_filter(
				array(
					'status'        => $call->texts( 'status' ),
					'state'         => $call->texts( 'state' ),
					'priority'      => array_map( static fn( string $slug ) => Priority::fromSlug( $slug )->value, $call->texts( 'priority' ) ),
					'department_id' => $call->ints( 'department_id' ),
					'product_id'    => $call->ints( 'product_id' ),
					'agent_id'      => $call->ints( 'agent_id' ),
					'customer_id'   => $customers ?? array(),
					'is_guest'      => $call->has( 'guest' ) ? array( (int) $call->bool( 'guest' ) ) : array(),
				)
			),
			search: $call->textOrNull( 'search' ),
			updatedAfter: $time( 'updated_after' ),
			createdAfter: $time( 'created_after' ),
			createdBefore: $time( 'created_before' ),
			unassigned: $call->has( 'unassigned' ) ? $call->bool( 'unassigned' ) : null,
			orderBy: $call->text( 'orderby' ),
			descending: 'DESC' === strtoupper( $call->text( 'order' ) ),
			page: $call->int( 'page' ),
			perPage: $call->int( 'per_page' ),
		);
	}

	/** @return list<int>|null Null without such a filter, empty when it fits nobody. */
	private function customerIds( Call $call ): ?array {
		$byUser  = $call->has( 'user_id' ) ? $this->customers->idsOfUsers( $call->ints( 'user_id' ) ) : null;
		$byEmail = null;
		if ( $call->has( 'customer_email' ) ) {
			$customer = $this->customers->findByEmail( $call->email( 'customer_email' ) );
			$byEmail  = null === $customer ? array() : array( $customer->id );
		}
		return null !== $byUser && null !== $byEmail ? array_values( array_intersect( $byUser, $byEmail ) ) : $byUser ?? $byEmail;
	}
}
