<?php
/**
 * An event.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\ActorKind;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * One entry of a ticket's history. Where it came from is recorded too, but for nobody's eyes.
 */
final class Event {

	/** @param array<array-key, mixed> $data What was different before and after. */
	public function __construct(
		public readonly int $id,
		public readonly int $ticketId,
		/** Version the ticket got by it, null when it left the ticket as it was. */
		public readonly ?int $version,
		public readonly string $type,
		public readonly ActorKind $actor,
		public readonly ?int $userId,
		public readonly ?int $customerId,
		public readonly ?int $keyId,
		public readonly Channel $channel,
		public readonly array $data,
		public readonly \DateTimeImmutable $createdAt,
	) {}

	public static function fromRow( Row $row ): self {
		$version = $row->int( 'version' );
		$data    = json_decode( $row->text( 'data' ), true );
		return new self(
			id: $row->int( 'id' ),
			ticketId: $row->int( 'ticket_id' ),
			version: EventRepository::NO_VERSION === $version ? null : $version,
			type: $row->text( 'type' ),
			actor: ActorKind::from( $row->text( 'actor' ) ),
			userId: $row->intOrNull( 'user_id' ),
			customerId: $row->intOrNull( 'customer_id' ),
			keyId: $row->intOrNull( 'api_key_id' ),
			channel: Channel::from( $row->text( 'channel' ) ),
			data: is_array( $data ) ? $data : array(),
			createdAt: $row->time( 'created_at' ),
		);
	}
}
