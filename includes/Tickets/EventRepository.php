<?php
/**
 * What happened to tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * One event for each version of a ticket, written with the change and never edited.
 */
final class EventRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param string               $type What happened, e.g. ticket_created, reply_added.
	 * @param int                  $version Version the ticket has now.
	 * @param array<string, mixed> $data What was different before and after; no message text, no secret.
	 */
	public function record( string $type, int $ticketId, int $version, Actor $actor, Channel $channel, \DateTimeImmutable $now, array $data = array() ): void {
		$this->database->insert(
			'events',
			array(
				'ticket_id'   => $ticketId,
				'version'     => $version,
				'type'        => $type,
				'actor'       => $actor->kind->value,
				'user_id'     => $actor->userId,
				'customer_id' => $actor->customerId,
				'channel'     => $channel->value,
				'ip'          => $actor->ip,
				'data'        => (string) wp_json_encode( $data ),
				'created_at'  => Clock::column( $now ),
			)
		);
	}
}
