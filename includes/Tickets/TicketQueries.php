<?php
/**
 * Requests for lists of tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\TicketPolicy;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Rest\Call;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a TicketQuery of the query parameters of a request.
 */
final class TicketQueries {

	public function __construct(
		private readonly TicketPolicy $policy,
		private readonly CustomerRepository $customers,
	) {}

	/**
	 * @param EmailAddress|null $email The customer's, if the path or a parameter names one.
	 * @return TicketQuery|null Null when a filter names a customer that does not exist.
	 */
	public function of( Call $call, ?EmailAddress $email ): ?TicketQuery {
		$customers = $this->customerIds( $call, $email );
		if ( array() === $customers ) {
			return null;
		}
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
			updatedAfter: $call->time( 'updated_after' ),
			createdAfter: $call->time( 'created_after' ),
			createdBefore: $call->time( 'created_before' ),
			unassigned: $call->has( 'unassigned' ) ? $call->bool( 'unassigned' ) : null,
			orderBy: $call->text( 'orderby' ),
			descending: 'DESC' === strtoupper( $call->text( 'order' ) ),
			page: $call->int( 'page' ),
			perPage: $call->int( 'per_page' ),
			tags: $call->actor->isStaff() ? $call->texts( 'tag' ) : array(),
		);
	}

	/** @return list<int>|null Null without such a filter, empty when it fits nobody. */
	private function customerIds( Call $call, ?EmailAddress $email ): ?array {
		$byUser  = $call->has( 'user_id' ) ? $this->customers->idsOfUsers( $call->ints( 'user_id' ) ) : null;
		$byEmail = null;
		if ( null !== $email ) {
			$customer = $this->customers->findByEmail( $email );
			$byEmail  = null === $customer ? array() : array( $customer->id );
		}
		return null !== $byUser && null !== $byEmail ? array_values( array_intersect( $byUser, $byEmail ) ) : $byUser ?? $byEmail;
	}
}
