<?php
/**
 * Access links as staff handles them.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Database\Clock;
use SmartSupport\Database\Paging;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\EventRepository;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Shows, renews and ends a ticket's access links. Whoever has one acts as its customer: each look and each change has
 * its event; without the event there is neither.
 */
final class AccessLinkService {

	public function __construct(
		private readonly AccessLinkRepository $rows,
		private readonly AccessLinks $links,
		private readonly TicketRepository $tickets,
		private readonly EventRepository $events,
		private readonly TicketPolicy $policy,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** @throws Refusal not_found, forbidden. */
	public function ticket( Actor $actor, int $id ): Ticket {
		return $this->authorised( $actor, $this->tickets->find( $id ) );
	}

	/**
	 * One page. That their secrets were shown is recorded first.
	 *
	 * @param bool $shows Whether anybody will see them: a HEAD asks for none.
	 * @return array{list<ShownLink>, int} Page and total.
	 * @throws Refusal not_found, forbidden.
	 */
	public function list( Actor $actor, int $ticketId, int $page, int $perPage, bool $shows = true ): array {
		$ticket = $this->ticket( $actor, $ticketId );
		$links  = $this->rows->page( $ticketId, $page, $perPage );
		$total  = Paging::total( $links, $page, $perPage, fn() => $this->rows->count( $ticketId ) );
		$now    = $this->clock->now();
		$shown  = array_map( fn( AccessLink $link ) => $this->shown( $link, $now ), $links );
		$ids    = array_map( static fn( ShownLink $one ) => $one->link->id, array_values( array_filter( $shown, static fn( ShownLink $one ) => null !== $one->secret ) ) );
		if ( $shows && array() !== $ids ) {
			$this->record( 'access_links_viewed', $ticket, $actor, $now, array( 'link_ids' => $ids ) );
		}
		return array( $shown, $total );
	}

	/**
	 * Gives a customer of the ticket a new link. Those they had end at once, together with what they opened.
	 *
	 * @throws Refusal not_found, forbidden, validation_error for a customer who is not on the ticket.
	 */
	public function regenerate( Actor $actor, int $ticketId, int $customerId ): ShownLink {
		return $this->unit->run(
			function () use ( $actor, $ticketId, $customerId ): ShownLink {
				// Of two at once the second ends what the first has made.
				$ticket = $this->authorised( $actor, $this->tickets->lock( $ticketId ) );
				if ( $customerId !== $ticket->customerId ) {
					throw Refusal::invalid( array( 'customer_id' => __( 'This customer is not on the ticket.', 'smart-support-guest' ) ) );
				}
				$now = $this->clock->now();
				$this->rows->revokeOn( $ticketId, $customerId );
				$secret = $this->links->create( $ticketId, $customerId );
				$link   = $this->rows->findLive( Secret::hash( $secret ) ) ?? throw new \LogicException( 'The link could not be stored.' );
				$data   = array(
					'customer_id' => $customerId,
					'link_ids'    => array( $link->id ),
				);
				$this->record( 'access_link_regenerated', $ticket, $actor, $now, $data );
				return new ShownLink( $link, $secret, $link->status( $now->getTimestamp() ) );
			}
		);
	}

	/**
	 * Ends a link, once: what has ended stays as it is.
	 *
	 * @return ShownLink As it was.
	 * @throws Refusal not_found, forbidden.
	 */
	public function revoke( Actor $actor, int $ticketId, int $linkId ): ShownLink {
		return $this->unit->run(
			function () use ( $actor, $ticketId, $linkId ): ShownLink {
				$ticket = $this->authorised( $actor, $this->tickets->lock( $ticketId ) );
				$link   = $this->rows->find( $ticketId, $linkId ) ?? throw Refusal::notFound();
				$now    = $this->clock->now();
				if ( null === $link->revokedAt ) {
					$this->rows->revoke( $linkId );
					$data = array(
						'customer_id' => $link->customerId,
						'link_ids'    => array( $linkId ),
					);
					$this->record( 'access_links_revoked', $ticket, $actor, $now, $data );
				}
				return $this->shown( $link, $now );
			}
		);
	}

	/** @throws Refusal not_found, forbidden. */
	private function authorised( Actor $actor, ?Ticket $ticket ): Ticket {
		$this->policy->authorise( $actor, Action::HandleLinks, $ticket ?? throw Refusal::notFound() );
		return $ticket;
	}

	private function shown( AccessLink $link, \DateTimeImmutable $now ): ShownLink {
		return new ShownLink( $link, $this->links->secretOf( $link ), $link->status( $now->getTimestamp() ) );
	}

	/**
	 * A link is no part of its ticket: its events are no versions, or each look would be somebody else's conflict.
	 *
	 * @param array<string, mixed> $data
	 */
	private function record( string $type, Ticket $ticket, Actor $actor, \DateTimeImmutable $now, array $data ): void {
		$this->events->record( $type, $ticket->id, EventRepository::NO_VERSION, $actor, Channel::of( $actor ), $now, $data );
	}
}
