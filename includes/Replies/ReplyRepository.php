<?php
/**
 * Replies in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the replies table. Methods named "public" leave internal notes out in the query, and with them replies that are
 * held: as long as they are, their is_internal is set too.
 */
final class ReplyRepository {

	/** With the worst state of a reply's mails; null without any. */
	private const SELECT = "SELECT {replies}.*, (SELECT MAX(CASE {outbox}.state WHEN 'failed' THEN 3 WHEN 'sent' THEN 1 ELSE 2 END) FROM {outbox} WHERE {outbox}.reply_id = {replies}.id) AS delivery FROM {replies}";

	public function __construct( private readonly Connection $database ) {}

	public function find( int $id ): ?Reply {
		$row = $this->database->row( self::SELECT . ' WHERE id = %d', array( $id ) );
		return null === $row ? null : Reply::fromRow( $row );
	}

	public function findPublic( int $id ): ?Reply {
		$row = $this->database->row( self::SELECT . ' WHERE id = %d AND is_internal = 0', array( $id ) );
		return null === $row ? null : Reply::fromRow( $row );
	}

	/** @return list<Reply> A page of public replies, oldest first unless youngest first is asked for. */
	public function publicPage( int $ticketId, int $page, int $perPage, bool $descending = false ): array {
		return $this->page( 'ticket_id = %d AND is_internal = 0', $ticketId, $page, $perPage, $descending );
	}

	/** @return list<Reply> The same with internal notes: for staff. */
	public function fullPage( int $ticketId, int $page, int $perPage, bool $descending = false ): array {
		return $this->page( 'ticket_id = %d', $ticketId, $page, $perPage, $descending );
	}

	public function countFull( int $ticketId ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM {replies} WHERE ticket_id = %d', array( $ticketId ) );
	}

	/** @return int Id of the new reply. */
	public function insert( int $ticketId, NewReply $reply, Author $author, \DateTimeImmutable $now ): int {
		return $this->write( $ticketId, $reply, $author, $reply->isInternal, Verification::Verified, $now );
	}

	/**
	 * Adds a reply whose author has only typed an address.
	 *
	 * @param bool $isHeld Whether it is for staff alone until the address proves itself.
	 * @return int Id of the new reply.
	 */
	public function insertTyped( int $ticketId, NewReply $reply, Author $author, bool $isHeld, \DateTimeImmutable $now ): int {
		return $this->write( $ticketId, $reply, $author, $isHeld, $isHeld ? Verification::Held : Verification::Claimed, $now );
	}

	/** @return list<Reply> What a customer has claimed to have written on a ticket, oldest first. */
	public function claimed( int $ticketId, int $customerId ): array {
		$rows = $this->database->rows( self::SELECT . " WHERE ticket_id = %d AND customer_id = %d AND verification = 'claimed' ORDER BY id", array( $ticketId, $customerId ) );
		return array_map( Reply::fromRow( ... ), $rows );
	}

	/** @return list<int> Ids of the tickets on which a customer has claimed to have written, in the order they are locked in. */
	public function ticketsWithClaims( int $customerId ): array {
		$rows = $this->database->rows( "SELECT DISTINCT ticket_id FROM {replies} WHERE customer_id = %d AND verification = 'claimed' ORDER BY ticket_id", array( $customerId ) );
		return array_map( static fn( $row ) => $row->int( 'ticket_id' ), $rows );
	}

	/** @return int How many claims of a customer on a ticket are verified by it. */
	public function verify( int $ticketId, int $customerId ): int {
		return $this->database->execute( "UPDATE {replies} SET verification = 'verified' WHERE ticket_id = %d AND customer_id = %d AND verification = 'claimed'", array( $ticketId, $customerId ) );
	}

	/** Shows a held reply to everybody who sees its ticket. Returns whether it was held still. */
	public function publish( int $id ): bool {
		return 1 === $this->database->execute( "UPDATE {replies} SET verification = 'verified', is_internal = 0 WHERE id = %d AND verification = 'held'", array( $id ) );
	}

	/** Id of the last public reply by staff, 0 without any. */
	public function lastByAgent( int $ticketId ): int {
		return (int) $this->database->value( "SELECT MAX(id) FROM {replies} WHERE ticket_id = %d AND is_internal = 0 AND author_type = 'agent'", array( $ticketId ) );
	}

	private function write( int $ticketId, NewReply $reply, Author $author, bool $isInternal, Verification $verification, \DateTimeImmutable $now ): int {
		return $this->database->insert(
			'replies',
			array(
				'ticket_id'    => $ticketId,
				'is_internal'  => (int) $isInternal,
				'author_type'  => $author->type->value,
				'author_role'  => $author->role,
				'user_id'      => $author->userId,
				'customer_id'  => $author->customerId,
				'author_name'  => $author->name,
				'verification' => $verification->value,
				'channel'      => $reply->channel->value,
				'message'      => $reply->message->html,
				'message_text' => $reply->message->text,
				'created_at'   => Clock::column( $now ),
			)
		);
	}

	/** @return list<Reply> */
	private function page( string $where, int $ticketId, int $page, int $perPage, bool $descending ): array {
		$direction = $descending ? 'DESC' : 'ASC';
		$rows      = $this->database->rows(
			self::SELECT . " WHERE $where ORDER BY id $direction LIMIT %d OFFSET %d",
			array( $ticketId, $perPage, ( $page - 1 ) * $perPage )
		);
		return array_map( Reply::fromRow( ... ), $rows );
	}
}
