<?php
/**
 * Tickets of the demo data.
 */

declare(strict_types=1);

namespace SmartSupport\Demo;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\Actor;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Row;
use SmartSupport\Replies\NewReply;
use SmartSupport\Services;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\Priority;
use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\TicketChange;

defined( 'ABSPATH' ) || exit;

/**
 * Plays a ticket through the services as its people would have, each step at its time.
 */
final class DemoStory {

	public function __construct(
		private readonly Services $services,
		private readonly DemoPeople $people,
	) {}

	/**
	 * @param list<Row>          $steps
	 * @param \DateTimeImmutable $now   What the files count back from.
	 */
	public function tell( Row $ticket, array $steps, \DateTimeImmutable $now ): void {
		$time     = $now->modify( '-' . self::seconds( $ticket, 'hours' ) . ' seconds' );
		$customer = $this->people->customer( $ticket->text( 'from' ) );
		$channel  = Channel::from( $ticket->textOrNull( 'channel' ) ?? 'guest' );
		$agent    = $ticket->textOrNull( 'agent' );
		$id       = $this->services->clock->at( $time, fn() => $this->create( $ticket, $customer, $channel ) );

		foreach ( $steps as $step ) {
			$time       = $time->modify( '+' . self::seconds( $step, 'after' ) . ' seconds' );
			$isCustomer = 'customer' === $step->text( 'by' );
			$assignee   = $isCustomer ? null : $agent;
			$agent      = $isCustomer ? $agent : null;
			$actor      = $this->actor( $step->text( 'by' ), $id, $customer );
			$this->services->clock->at( $time, fn() => $this->take( $actor, $id, $step, $isCustomer ? $channel : Channel::Admin, $assignee ) );
		}
	}

	private function create( Row $ticket, Customer $customer, Channel $channel ): int {
		return $this->services->ticketCreator->create(
			$this->customer( 0, $customer ),
			new NewTicket(
				EmailAddress::parse( $customer->email ),
				NewTicket::subject( $ticket->text( 'subject' ) ),
				MessageBody::fromText( $ticket->text( 'message' ) ),
				$channel,
				priority: Priority::fromSlug( $ticket->text( 'priority' ) ),
				departmentId: $this->department( $ticket->text( 'department' ) ),
				notify: false
			)
		);
	}

	/**
	 * A reply or a note, else a change of the status.
	 *
	 * @param string|null $assignee Who gets the ticket before it.
	 */
	private function take( Actor $actor, int $id, Row $step, Channel $channel, ?string $assignee ): void {
		if ( null !== $assignee ) {
			$this->services->tickets->update( $actor, $id, new TicketChange( assigns: true, agentId: $this->people->agent( $assignee )->ID ), $channel );
		}
		$status = $step->has( 'status' ) ? Status::from( $step->text( 'status' ) ) : null;
		$text   = $step->textOrNull( 'reply' ) ?? $step->textOrNull( 'note' );
		if ( null === $text ) {
			$this->services->tickets->update( $actor, $id, new TicketChange( status: $status ), $channel );
			return;
		}
		$this->services->replies->add(
			$actor,
			$id,
			new NewReply( MessageBody::fromText( $text ), $channel, isInternal: $step->has( 'note' ), status: $status, notify: false )
		);
	}

	/** @param string $name Log-in of an agent, customer or system. */
	private function actor( string $name, int $ticketId, Customer $customer ): Actor {
		return match ( $name ) {
			'system' => Actor::system(),
			'customer' => $this->customer( $ticketId, $customer ),
			default => Actor::user( $this->people->agent( $name ) ),
		};
	}

	/** @param int $ticketId 0 before it is written. */
	private function customer( int $ticketId, Customer $customer ): Actor {
		$user = $this->people->registered( $customer->email );
		if ( null !== $user ) {
			return Actor::user( $user, $customer->id );
		}
		return 0 === $ticketId ? Actor::anonymous() : Actor::link( new AccessLink( 0, $ticketId, $customer->id, null, 0 ) );
	}

	private function department( string $slug ): ?int {
		foreach ( $this->services->departments->all() as $department ) {
			if ( $department->slug === $slug ) {
				return $department->id;
			}
		}
		return null;
	}

	private static function seconds( Row $row, string $column ): int {
		return (int) round( (float) $row->text( $column ) * HOUR_IN_SECONDS );
	}
}
