<?php
/**
 * Events as the API shows them.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\ApiKeyRepository;
use SmartSupport\Agents\Agents;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Database\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Entity → array of Schema/event.json; names for a whole page in one query each.
 */
final class EventPresenter {

	public function __construct(
		private readonly Agents $agents,
		private readonly CustomerRepository $customers,
		private readonly ApiKeyRepository $keys,
	) {}

	/**
	 * @param list<Event> $events
	 * @return list<array<string, mixed>>
	 */
	public function many( array $events ): array {
		$users     = $this->agents->names( self::column( $events, static fn( Event $event ) => $event->userId ) );
		$keys      = $this->keys->names( self::column( $events, static fn( Event $event ) => $event->keyId ) );
		$customers = $this->customers->findMany( self::column( $events, static fn( Event $event ) => null === $event->userId ? $event->customerId : null ) );
		$items     = array();
		foreach ( $events as $event ) {
			$items[] = array(
				'id'         => $event->id,
				'ticket_id'  => $event->ticketId,
				'version'    => $event->version,
				'type'       => $event->type,
				'actor'      => array(
					'kind'        => $event->actor->value,
					'user_id'     => $event->userId,
					'customer_id' => $event->customerId,
					'api_key_id'  => $event->keyId,
					'name'        => $users[ $event->userId ?? 0 ] ?? $keys[ $event->keyId ?? 0 ] ?? $customers[ $event->customerId ?? 0 ]->name ?? '',
				),
				'channel'    => $event->channel->value,
				'data'       => (object) $event->data,
				'created_at' => Clock::iso( $event->createdAt ),
			);
		}
		return $items;
	}

	/**
	 * @param list<Event>           $events
	 * @param \Closure(Event): ?int $id
	 * @return list<int> Without repeats and nulls.
	 */
	private static function column( array $events, \Closure $id ): array {
		return array_values( array_unique( array_filter( array_map( $id, $events ), is_int( ... ) ) ) );
	}
}
