<?php
/**
 * Customers as staff and programs know them.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use SmartSupport\Access\AccessLinkRepository;
use SmartSupport\Access\Actor;
use SmartSupport\Access\GuestCodeRepository;
use SmartSupport\Access\GuestSessionRepository;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\Database\DatabaseError;
use SmartSupport\Database\Paging;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and changes customers. Whoever sees one of their tickets knows them; to all others they are not there.
 */
final class CustomerDirectory {

	public function __construct(
		private readonly CustomerListRepository $lists,
		private readonly CustomerRepository $customers,
		private readonly AccessLinkRepository $links,
		private readonly GuestSessionRepository $sessions,
		private readonly GuestCodeRepository $codes,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** @return array{list<Customer>, int} One page, and the number of matches as CustomerListRepository::count() gives it. */
	public function list( CustomerQuery $query ): array {
		$customers = $this->lists->page( $query );
		return array( $customers, Paging::total( $customers, $query->page, $query->perPage, fn() => $this->lists->count( $query ) ) );
	}

	/** @throws Refusal not_found. */
	public function get( Actor $actor, int $id ): Customer {
		return $this->lists->find( $this->policy->visibility( $actor ), $id ) ?? throw Refusal::notFound();
	}

	/**
	 * Changes what is not null. Another address ends every access link, code and session: they were proof of the old one.
	 *
	 * @return array{Customer, bool} The customer now, and whether anything is different.
	 * @throws Refusal not_found, conflict for the address of another customer.
	 */
	public function update( Actor $actor, int $id, ?string $name, ?EmailAddress $email, ?string $locale ): array {
		try {
			return $this->unit->run(
				function () use ( $actor, $id, $name, $email, $locale ): array {
					$this->get( $actor, $id );
					$customer = $this->customers->lock( $id ) ?? throw Refusal::notFound();
					$email  ??= EmailAddress::parse( $customer->email );
					$name   ??= $customer->name;
					$locale ??= $customer->locale;
					if ( array( $email->address, $name, $locale ) === array( $customer->email, $customer->name, $customer->locale ) ) {
						return array( $customer, false );
					}
					$this->customers->update( $id, $email, $name, $locale );
					if ( 0 !== strcasecmp( $email->address, $customer->email ) ) {
						$this->endLinks( $actor, $id );
					}
					/**
					 * Fires when a customer has been changed and committed.
					 *
					 * @since 0.1.0
					 *
					 * @param int $customerId Id of the customer.
					 */
					$this->unit->afterCommit( static fn() => do_action( 'smart_support_customer_updated', $id ) );
					return array( $this->customers->find( $id ) ?? $customer, true );
				}
			);
		} catch ( DatabaseError $error ) {
			throw $error->isDuplicate() ? new Refusal( 'conflict', __( 'Another customer has this e-mail address.', 'smart-support-guest' ) ) : $error;
		}
	}

	private function endLinks( Actor $actor, int $id ): void {
		$data = array(
			'customer_id' => $id,
			'reason'      => 'address_changed',
		);
		// Before the links end: afterwards nothing tells them from those that had ended before.
		$this->events->recordOnLinked( 'access_links_revoked', $id, $actor, Channel::of( $actor ), $this->clock->now(), $data );
		$this->links->revokeOf( $id );
		$this->sessions->endOf( $id );
		$this->codes->removeOf( $id );
	}
}
