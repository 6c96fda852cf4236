<?php
/**
 * What happened to tickets.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Access\Actor;
use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;

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
				'api_key_id'  => $actor->keyId,
				'channel'     => $channel->value,
				'ip'          => $actor->ip,
				'data'        => (string) wp_json_encode( $data ),
				'created_at'  => Clock::column( $now ),
			)
		);
	}

	/**
	 * The youngest events after a version, oldest first.
	 *
	 * @return list<array{version: int, type: string, created_at: string}>
	 */
	public function since( int $ticketId, int $version, bool $withNotes ): array {
		$notes = $withNotes ? '' : "AND type <> 'note_added'";
		$rows  = $this->database->rows( "SELECT version, type, created_at FROM {events} WHERE ticket_id = %d AND version > %d $notes ORDER BY id DESC LIMIT 20", array( $ticketId, $version ) );
		return array_map(
			static fn( Row $row ) => array(
				'version'    => $row->int( 'version' ),
				'type'       => $row->text( 'type' ),
				'created_at' => Clock::iso( $row->time( 'created_at' ) ),
			),
			array_reverse( $rows )
		);
	}
}
