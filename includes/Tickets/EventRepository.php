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
 * One event for each version of a ticket, written with the change and never edited. What leaves the ticket as it is,
 * such as somebody's look at its access links, has an event of no version.
 */
final class EventRepository {

	/** Version of an event that is no step of its ticket: versions count from 1. */
	public const NO_VERSION = 0;

	/** Types of events that only readers of internal notes may know of; a held reply is shown to nobody else. */
	private const OF_NOTES = array( 'note_added', 'reply_held' );

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param string               $type What happened, e.g. ticket_created, reply_added.
	 * @param int                  $version Version the ticket has now, NO_VERSION when it has not changed.
	 * @param array<string, mixed> $data What was different before and after; no message text, no secret.
	 */
	public function record( string $type, int $ticketId, int $version, Actor $actor, Channel $channel, \DateTimeImmutable $now, array $data = array() ): void {
		$this->database->insert(
			'events',
			array(
				'ticket_id' => $ticketId,
				'version'   => $version,
			) + self::columns( $type, $actor, $channel, $now, $data )
		);
	}

	/**
	 * Records the same for every ticket with a value, each with its own next version.
	 *
	 * @param 'department_id'|'product_id' $column
	 * @param array<string, mixed>         $data
	 */
	public function recordOnEach( string $type, string $column, int $value, Actor $actor, Channel $channel, \DateTimeImmutable $now, array $data ): void {
		$this->insertSelect( self::columns( $type, $actor, $channel, $now, $data ), "id, version + 1 FROM {tickets} WHERE $column = %d", $value );
	}

	/**
	 * Records the same for every ticket that a customer has an unrevoked access link to; no version goes with it.
	 *
	 * @param array<string, mixed> $data
	 */
	public function recordOnLinked( string $type, int $customerId, Actor $actor, Channel $channel, \DateTimeImmutable $now, array $data ): void {
		$this->insertSelect(
			self::columns( $type, $actor, $channel, $now, $data ),
			'ticket_id, ' . self::NO_VERSION . ' FROM (SELECT DISTINCT ticket_id FROM {access_links} WHERE customer_id = %d AND revoked_at IS NULL) linked',
			$customerId
		);
	}

	/** @return list<Event> One page of a ticket's events, oldest first unless youngest first is asked for. */
	public function page( int $ticketId, bool $withNotes, int $page, int $perPage, bool $descending = false ): array {
		[ $where, $values ] = self::visible( $ticketId, $withNotes );
		$direction          = $descending ? 'DESC' : 'ASC';
		$rows               = $this->database->rows( "SELECT * FROM {events} WHERE $where ORDER BY id $direction LIMIT %d OFFSET %d", array( ...$values, $perPage, ( $page - 1 ) * $perPage ) );
		return array_map( Event::fromRow( ... ), $rows );
	}

	public function count( int $ticketId, bool $withNotes ): int {
		[ $where, $values ] = self::visible( $ticketId, $withNotes );
		return (int) $this->database->value( "SELECT COUNT(*) FROM {events} WHERE $where", $values );
	}

	/** @return array{string, list<int|string>} Condition and its values. */
	private static function visible( int $ticketId, bool $withNotes ): array {
		return $withNotes
			? array( 'ticket_id = %d', array( $ticketId ) )
			: array( 'ticket_id = %d AND type NOT IN (' . Connection::placeholders( self::OF_NOTES, '%s' ) . ')', array( $ticketId, ...self::OF_NOTES ) );
	}

	/**
	 * @param array<string, int|string|null> $columns What all the events share.
	 * @param string                         $source  Ticket and version of each, with one placeholder.
	 */
	private function insertSelect( array $columns, string $source, int $value ): void {
		$names   = implode( ', ', array_keys( $columns ) );
		$formats = array_map( static fn( $column ) => null === $column ? 'NULL' : ( is_int( $column ) ? '%d' : '%s' ), array_values( $columns ) );
		$bound   = array_values( array_filter( $columns, static fn( $column ) => null !== $column ) );
		$this->database->execute( "INSERT INTO {events} ($names, ticket_id, version) SELECT " . implode( ', ', $formats ) . ", $source", array( ...$bound, $value ) );
	}

	/**
	 * @param array<string, mixed> $data
	 * @return array<string, int|string|null>
	 */
	private static function columns( string $type, Actor $actor, Channel $channel, \DateTimeImmutable $now, array $data ): array {
		return array(
			'type'        => $type,
			'actor'       => $actor->kind->value,
			'user_id'     => $actor->userId,
			'customer_id' => $actor->customerId,
			'api_key_id'  => $actor->keyId,
			'channel'     => $channel->value,
			'ip'          => $actor->ip,
			'data'        => (string) wp_json_encode( $data ),
			'created_at'  => Clock::column( $now ),
		);
	}

	/**
	 * The youngest events after a version, oldest first.
	 *
	 * @return list<array{version: int, type: string, created_at: string}>
	 */
	public function since( int $ticketId, int $version, bool $withNotes ): array {
		[ $where, $values ] = self::visible( $ticketId, $withNotes );
		$rows               = $this->database->rows( "SELECT version, type, created_at FROM {events} WHERE $where AND version > %d ORDER BY id DESC LIMIT 20", array( ...$values, $version ) );
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
