<?php
/**
 * Tickets in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the tickets table, but for its lists: those are in TicketListRepository.
 */
final class TicketRepository {

	public function __construct( private readonly Connection $database ) {}

	public function find( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {tickets} WHERE id = %d', array( $id ) );
		return null === $row ? null : Ticket::fromRow( $row );
	}

	/** Reads a ticket and keeps others from changing it until the unit of work ends. */
	public function lock( int $id ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {tickets} WHERE id = %d FOR UPDATE', array( $id ) );
		return null === $row ? null : Ticket::fromRow( $row );
	}

	/** @return list<int> Ids of delayed tickets whose time has come. */
	public function delayedUntil( \DateTimeImmutable $now, int $limit ): array {
		return $this->ids( "SELECT id FROM {tickets} WHERE delayed_until <= %s AND status = 'delayed' AND is_listed = 1 ORDER BY delayed_until LIMIT %d", array( Clock::column( $now ), $limit ) );
	}

	/**
	 * @param list<int> $except Departments that are left out.
	 * @return list<int> Ids of tickets that were resolved before and are not closed.
	 */
	public function resolvedBefore( \DateTimeImmutable $time, int $limit, array $except = array() ): array {
		$others = array() === $except ? '' : 'AND department_id NOT IN (' . Connection::placeholders( $except ) . ')';
		return $this->ids( "SELECT id FROM {tickets} WHERE status = 'resolved' AND is_listed = 1 AND resolved_at < %s $others ORDER BY resolved_at LIMIT %d", array( Clock::column( $time ), ...$except, $limit ) );
	}

	/** The ticket with a caller's own id. */
	public function findByExternalId( string $externalId ): ?Ticket {
		$row = $this->database->row( 'SELECT * FROM {tickets} WHERE external_hash = %s', array( hash( 'sha256', $externalId ) ) );
		return null === $row ? null : Ticket::fromRow( $row );
	}

	/**
	 * @param array<string, int|string|null> $initial Columns of its status, see StatusMachine::initial().
	 * @param int|null                       $author  WordPress user who wrote it for themselves.
	 * @return int Id of the new ticket.
	 * @throws \SmartSupport\Database\DatabaseError A duplicate, for an external id that is taken.
	 */
	public function insert( NewTicket $ticket, int $customerId, bool $isGuest, int $departmentId, array $initial, \DateTimeImmutable $now, ?int $author = null ): int {
		$time = Clock::column( $now );
		return $this->database->insert(
			'tickets',
			array(
				'subject'           => $ticket->subject,
				'message'           => $ticket->message->html,
				'message_text'      => $ticket->message->text,
				'priority'          => $ticket->priority->value,
				'channel'           => $ticket->channel->value,
				'is_guest'          => (int) $isGuest,
				'customer_id'       => $customerId,
				'author_user_id'    => $author,
				'department_id'     => $departmentId,
				'product_id'        => $ticket->productId,
				'agent_id'          => $ticket->agentId,
				'tags'              => TicketTags::column( array_values( TicketTags::normal( $ticket->tags ) ) ),
				'external_id'       => $ticket->externalId,
				'external_hash'     => null === $ticket->externalId ? null : hash( 'sha256', $ticket->externalId ),
				'created_at'        => $time,
				'updated_at'        => $time,
				'public_updated_at' => $time,
				...$initial,
			)
		);
	}

	/**
	 * Writes columns and the next version of a locked ticket.
	 *
	 * @param array<string, int|string|null> $columns
	 */
	public function change( Ticket $ticket, array $columns ): void {
		$this->database->update( 'tickets', $columns + array( 'version' => $ticket->version + 1 ), array( 'id' => $ticket->id ) );
	}

	/**
	 * @param list<int|string> $values
	 * @return list<int>
	 */
	private function ids( string $sql, array $values ): array {
		return array_map( static fn( $row ) => $row->int( 'id' ), $this->database->rows( $sql, $values ) );
	}
}
