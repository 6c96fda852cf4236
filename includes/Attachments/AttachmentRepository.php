<?php
/**
 * Files in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;
use SmartSupport\Database\Row;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the attachments table. Methods named "public" leave the files of internal notes out in the query.
 */
final class AttachmentRepository {

	public function __construct( private readonly Connection $database ) {}

	public function find( int $id ): ?Attachment {
		$row = $this->database->row( 'SELECT * FROM {attachments} WHERE id = %d', array( $id ) );
		return null === $row ? null : Attachment::fromRow( $row );
	}

	/** @return int Id of the new row, whose file waits for a message. */
	public function insert( Actor $actor, StoredFile $file, \DateTimeImmutable $now ): int {
		return $this->database->insert(
			'attachments',
			array(
				'user_id'     => $actor->userId,
				'customer_id' => $actor->customerId,
				'api_key_id'  => $actor->keyId,
				'stored_name' => $file->storedName,
				'filename'    => $file->filename,
				'mime'        => $file->mime,
				'size'        => $file->size,
				'created_at'  => Clock::column( $now ),
			)
		);
	}

	/**
	 * Adds a file that came with its message.
	 *
	 * @param bool $isInternal Whether the message is for staff alone.
	 */
	public function insertKept( StoredFile $file, ?int $userId, int $customerId, int $ticketId, ?int $replyId, \DateTimeImmutable $now, bool $isInternal = false ): void {
		$this->database->insert(
			'attachments',
			array(
				'ticket_id'   => $ticketId,
				'reply_id'    => $replyId,
				'is_internal' => (int) $isInternal,
				'user_id'     => $userId,
				'customer_id' => $customerId,
				'stored_name' => $file->storedName,
				'filename'    => $file->filename,
				'mime'        => $file->mime,
				'size'        => $file->size,
				'created_at'  => Clock::column( $now ),
			)
		);
	}

	/**
	 * Gives waiting files of the actor to a message.
	 *
	 * @param non-empty-list<int> $ids Without repeats.
	 * @return int How many there were.
	 */
	public function attach( Actor $actor, array $ids, int $ticketId, ?int $replyId, bool $isInternal ): int {
		[ $owner, $values ] = self::owner( $actor );
		$reply              = null === $replyId ? 'NULL' : '%d';
		return $this->database->execute(
			"UPDATE {attachments} SET ticket_id = %d, reply_id = $reply, is_internal = %d
				WHERE id IN (" . Connection::placeholders( $ids ) . ") AND ticket_id IS NULL AND $owner",
			array( $ticketId, ...( null === $replyId ? array() : array( $replyId ) ), (int) $isInternal, ...$ids, ...$values )
		);
	}

	/** Shows the files of a reply that was for staff alone to everybody who sees its ticket. */
	public function publish( int $replyId ): void {
		$this->database->update( 'attachments', array( 'is_internal' => 0 ), array( 'reply_id' => $replyId ) );
	}

	/** Files of the actor that wait for their message. */
	public function countWaiting( Actor $actor ): int {
		[ $owner, $values ] = self::owner( $actor );
		return (int) $this->database->value( "SELECT COUNT(*) FROM {attachments} WHERE ticket_id IS NULL AND $owner", $values );
	}

	/**
	 * @param list<int> $ticketIds
	 * @return list<Attachment> Files of their opening messages.
	 */
	public function ofMessages( array $ticketIds ): array {
		if ( array() === $ticketIds ) {
			return array();
		}
		return $this->list( 'ticket_id IN (' . Connection::placeholders( $ticketIds ) . ') AND reply_id IS NULL', $ticketIds );
	}

	/**
	 * @param list<int> $replyIds
	 * @return list<Attachment> Files of public replies.
	 */
	public function ofPublicReplies( array $replyIds ): array {
		if ( array() === $replyIds ) {
			return array();
		}
		return $this->list( 'reply_id IN (' . Connection::placeholders( $replyIds ) . ') AND is_internal = 0', $replyIds );
	}

	/**
	 * @param list<int> $replyIds
	 * @return list<Attachment> Files of replies and internal notes: for staff.
	 */
	public function ofReplies( array $replyIds ): array {
		return array() === $replyIds ? array() : $this->list( 'reply_id IN (' . Connection::placeholders( $replyIds ) . ')', $replyIds );
	}

	/** @return list<Attachment> Some files that have waited since before then. */
	public function waitingSince( \DateTimeImmutable $before, int $limit ): array {
		return $this->list( 'ticket_id IS NULL AND created_at < %s', array( Clock::column( $before ) ), $limit );
	}

	/** @return bool False when a message has got it in the meantime. */
	public function deleteWaiting( int $id ): bool {
		return 1 === $this->database->execute( 'DELETE FROM {attachments} WHERE id = %d AND ticket_id IS NULL', array( $id ) );
	}

	/**
	 * @param list<string> $storedNames
	 * @return list<string> Those of them that have a row.
	 */
	public function known( array $storedNames ): array {
		if ( array() === $storedNames ) {
			return array();
		}
		$rows = $this->database->rows( 'SELECT stored_name FROM {attachments} WHERE stored_name IN (' . Connection::placeholders( $storedNames, '%s' ) . ')', $storedNames );
		return array_map( static fn( Row $row ): string => $row->text( 'stored_name' ), $rows );
	}

	/**
	 * @param list<int|string> $values
	 * @return list<Attachment> Oldest first.
	 */
	private function list( string $where, array $values, int $limit = 0 ): array {
		$cut = 0 === $limit ? '' : " LIMIT $limit";
		return array_map( Attachment::fromRow( ... ), $this->database->rows( "SELECT * FROM {attachments} WHERE $where ORDER BY id$cut", $values ) );
	}

	/** @return array{string, list<int>} Condition that only rows of the actor's own uploads fulfil, as Attachment::isBy() has it. */
	private static function owner( Actor $actor ): array {
		return match ( $actor->kind ) {
			ActorKind::Key => array( 'api_key_id = %d', array( (int) $actor->keyId ) ),
			ActorKind::User => array( 'user_id = %d', array( (int) $actor->userId ) ),
			ActorKind::Link, ActorKind::Guest => array( 'user_id IS NULL AND customer_id = %d', array( (int) $actor->customerId ) ),
			ActorKind::System => array( 'api_key_id IS NULL AND user_id IS NULL AND customer_id IS NULL', array() ),
			ActorKind::Anonymous, ActorKind::Portal => array( '1 = 0', array() ),
		};
	}
}
