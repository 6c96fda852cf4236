<?php
/**
 * Tickets as the API shows them.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Agents\Agents;
use SmartSupport\Attachments\AttachmentPresenter;
use SmartSupport\Customers\Customer;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Entity → array of Schema/ticket.json, for staff or for customers; names for a whole page in one query each.
 */
final class TicketPresenter {

	/** Fields that only staff sees. */
	private const STAFF = array( 'version', 'tags', 'external_id', 'waiting_since', 'delayed_until' );

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly TicketLabelRepository $labels,
		private readonly Agents $agents,
		private readonly AttachmentPresenter $attachments,
	) {}

	/** @return array<string, mixed> */
	public function one( Actor $viewer, Ticket $ticket ): array {
		$files = $this->attachments->ofMessages( $viewer, array( $ticket->id ) );
		return array(
			...( $this->many( $viewer, array( $ticket ) )[0] ?? array() ),
			'attachments' => $files[ $ticket->id ] ?? array(),
		);
	}

	/**
	 * @param list<Ticket> $tickets
	 * @return list<array<string, mixed>>
	 */
	public function many( Actor $viewer, array $tickets ): array {
		$customers = $this->customers->findMany( self::column( $tickets, static fn( Ticket $ticket ) => $ticket->customerId ) );
		$agents    = $this->agents->names( self::column( $tickets, static fn( Ticket $ticket ) => $ticket->agentId ) );

		[ $departments, $products ] = $this->labels->find(
			self::column( $tickets, static fn( Ticket $ticket ) => $ticket->departmentId ),
			self::column( $tickets, static fn( Ticket $ticket ) => $ticket->productId )
		);

		$items = array();
		foreach ( $tickets as $ticket ) {
			$customer = $customers[ $ticket->customerId ] ?? new Customer( $ticket->customerId, '', '', null, '' );
			$item     = array(
				...self::facts( $ticket ),
				...self::customer( $customer ),
				'department' => $departments[ $ticket->departmentId ] ?? null,
				'product'    => $products[ $ticket->productId ?? 0 ] ?? null,
				'agent'      => null === $ticket->agentId ? null : array(
					'id'   => $ticket->agentId,
					'name' => $agents[ $ticket->agentId ] ?? '',
				),
			);
			$items[]  = $viewer->isStaff() ? $item : self::forCustomers( $ticket, $item );
		}
		return $items;
	}

	/** @return array<string, mixed> What the row itself says. */
	private static function facts( Ticket $ticket ): array {
		$time = static fn( ?\DateTimeImmutable $time ): ?string => null === $time ? null : Clock::iso( $time );
		$body = null === $ticket->message ? array() : array( 'message' => $ticket->message );
		return array(
			'id'                => $ticket->id,
			'number'            => $ticket->number(),
			'subject'           => $ticket->subject,
			...$body,
			'status'            => $ticket->status->value,
			'state'             => $ticket->state->value,
			'priority'          => $ticket->priority->slug(),
			'channel'           => $ticket->channel->value,
			'version'           => $ticket->version,
			'department_id'     => $ticket->departmentId,
			'product_id'        => $ticket->productId,
			'agent_id'          => $ticket->agentId,
			'reply_count'       => $ticket->replyCount,
			'participant_count' => $ticket->participantCount,
			'tags'              => $ticket->tags,
			'external_id'       => $ticket->externalId,
			'created_at'        => $time( $ticket->createdAt ),
			'updated_at'        => $time( $ticket->updatedAt ),
			'first_response_at' => $time( $ticket->firstResponseAt ),
			'waiting_since'     => $time( $ticket->waitingSince ),
			'resolved_at'       => $time( $ticket->resolvedAt ),
			'closed_at'         => $time( $ticket->closedAt ),
			'delayed_until'     => $time( $ticket->delayedUntil ),
		);
	}

	/** @return array<string, mixed> */
	private static function customer( Customer $customer ): array {
		$email = EmailAddress::shown( $customer->email );
		return array(
			'is_guest'       => $customer->isGuest(),
			'user_id'        => $customer->userId,
			'customer_id'    => $customer->id,
			'customer_email' => $email,
			'customer'       => array(
				'id'       => $customer->id,
				'email'    => $email,
				'name'     => $customer->name,
				'user_id'  => $customer->userId,
				'is_guest' => $customer->isGuest(),
				'company'  => null,
			),
		);
	}

	/**
	 * Customers see the time of the last public change, and nothing of how we work.
	 *
	 * @param array<string, mixed> $item
	 * @return array<string, mixed>
	 */
	private static function forCustomers( Ticket $ticket, array $item ): array {
		return array(
			...array_diff_key( $item, array_flip( self::STAFF ) ),
			'updated_at' => Clock::iso( $ticket->publicUpdatedAt ),
		);
	}

	/**
	 * @param list<Ticket>           $tickets
	 * @param \Closure(Ticket): ?int $id
	 * @return list<int> Without repeats and nulls.
	 */
	private static function column( array $tickets, \Closure $id ): array {
		return array_values( array_unique( array_filter( array_map( $id, $tickets ), is_int( ... ) ) ) );
	}
}
