<?php
/**
 * Routes of customers.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Capabilities;
use SmartSupport\Access\Permission;
use SmartSupport\Access\Scope;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\PlainText;
use SmartSupport\Rest\Call;
use SmartSupport\Rest\Controller;
use SmartSupport\Rest\Gate;
use SmartSupport\Schema\SchemaFile;

defined( 'ABSPATH' ) || exit;

/**
 * GET /customers, GET and PATCH /customers/{id}.
 */
final class CustomerController extends Controller {

	private const LONGEST_NAME = 190;

	public function __construct(
		Gate $gate,
		private readonly CustomerDirectory $customers,
		private readonly TicketPolicy $policy,
	) {
		parent::__construct( $gate );
	}

	public function registerRoutes(): void {
		$schema = SchemaFile::load( 'customer' );
		$known  = fn( Actor $actor, int $id ) => $this->customers->get( $actor, $id );
		$reader = Permission::staff( Scope::CustomersRead, Capabilities::VIEW_TICKETS );
		$writer = Permission::staff( Scope::CustomersWrite, Capabilities::EDIT_TICKETS );
		$one    = '/customers/(?P<id>[^/]+)';
		$this->route( 'GET', '/customers', 'customer', $reader, $this->list( ... ), $schema->input( 'list' ) );
		$this->route( 'GET', $one, 'customer', $reader, $this->get( ... ) );
		$this->route( 'PATCH', $one, 'customer', $writer, $this->update( ... ), $schema->input( 'update' ), $known );
	}

	private function list( Call $call ): \WP_REST_Response {
		$query                 = new CustomerQuery(
			visibility: $this->policy->visibility( $call->actor ),
			search: $call->textOrNull( 'search' ),
			guest: $call->has( 'guest' ) ? $call->bool( 'guest' ) : null,
			orderBy: $call->text( 'orderby' ),
			descending: 'DESC' === strtoupper( $call->text( 'order' ) ),
			page: $call->int( 'page' ),
			perPage: $call->int( 'per_page' ),
		);
		[ $customers, $total ] = $this->customers->list( $query );
		return $this->page( array_map( self::item( ... ), $customers ), __( 'Customers found.', 'smart-support-guest' ), $query->page, $query->perPage, $total, CustomerListRepository::EXACT_TOTAL );
	}

	private function get( Call $call ): \WP_REST_Response {
		return $this->success( self::item( $this->customers->get( $call->actor, $call->id ) ), __( 'Customer found.', 'smart-support-guest' ) );
	}

	private function update( Call $call ): \WP_REST_Response {
		[ $customer, $changed ] = $this->customers->update(
			$call->actor,
			$call->id,
			$call->has( 'name' ) ? $call->field( 'name', static fn() => PlainText::line( $call->text( 'name' ), self::LONGEST_NAME ) ) : null,
			$call->has( 'email' ) ? $call->email( 'email' ) : null,
			$call->has( 'locale' ) ? $call->text( 'locale' ) : null,
		);
		return $this->success( self::item( $customer ), __( 'Customer updated.', 'smart-support-guest' ), array( 'changed' => $changed ) );
	}

	/** @return array<string, mixed> */
	private static function item( Customer $customer ): array {
		return array(
			'id'         => $customer->id,
			'email'      => EmailAddress::shown( $customer->email ),
			'name'       => $customer->name,
			'user_id'    => $customer->userId,
			'is_guest'   => $customer->isGuest(),
			'company'    => null,
			'locale'     => $customer->locale,
			'created_at' => null === $customer->createdAt ? null : Clock::iso( $customer->createdAt ),
		);
	}
}
