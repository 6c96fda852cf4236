<?php
/**
 * The outbox in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Database\Clock;
use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the outbox table. A row is leased by one worker by the database's clock and never deleted unsent.
 */
final class OutboxRepository {

	private const LEASE_SECONDS = 120;

	public function __construct( private readonly Connection $database ) {}

	public function insert( OutgoingMail $mail, string $messageId, \DateTimeImmutable $now ): void {
		$this->database->insert(
			'outbox',
			array(
				'kind'        => $mail->kind->value,
				'state'       => 'queued',
				'ticket_id'   => $mail->ticketId,
				'reply_id'    => $mail->replyId,
				'customer_id' => $mail->customerId,
				'message_id'  => $messageId,
				'due_at'      => $now->getTimestamp(),
				'created_at'  => Clock::column( $now ),
			)
		);
	}

	/** Queues a mail about no ticket to the customer with this address; nothing where there is none. */
	public function insertTo( string $emailHash, MailKind $kind, string $messageId, \DateTimeImmutable $now ): void {
		$this->database->execute(
			"INSERT INTO {outbox} (kind, state, customer_id, message_id, due_at, created_at) SELECT %s, 'queued', id, %s, %d, %s FROM {customers} WHERE email_hash = %s",
			array( $kind->value, $messageId, $now->getTimestamp(), Clock::column( $now ), $emailHash )
		);
	}

	/** @return list<OutboxMessage> What this worker may send now; nobody else gets these until the lease ends. */
	public function lease( string $worker, int $limit ): array {
		$this->database->execute(
			"UPDATE {outbox} SET worker = %s, lease_until = UNIX_TIMESTAMP() + %d, attempts = attempts + 1
			WHERE state = 'queued' AND due_at <= UNIX_TIMESTAMP() AND (lease_until IS NULL OR lease_until < UNIX_TIMESTAMP()) ORDER BY id LIMIT %d",
			array( $worker, self::LEASE_SECONDS, $limit )
		);
		$rows = $this->database->rows( "SELECT * FROM {outbox} WHERE worker = %s AND state = 'queued' ORDER BY id", array( $worker ) );
		return array_map( OutboxMessage::fromRow( ... ), $rows );
	}

	/** Whether the worker still holds the row; renews the lease. Called just before sending. */
	public function holds( int $id, string $worker ): bool {
		$this->database->execute(
			'UPDATE {outbox} SET lease_until = UNIX_TIMESTAMP() + %d WHERE id = %d AND worker = %s AND lease_until >= UNIX_TIMESTAMP()',
			array( self::LEASE_SECONDS, $id, $worker )
		);
		return null !== $this->database->value(
			"SELECT id FROM {outbox} WHERE id = %d AND worker = %s AND state = 'queued' AND lease_until >= UNIX_TIMESTAMP()",
			array( $id, $worker )
		);
	}

	public function markSent( int $id, string $worker ): void {
		$this->database->execute(
			"UPDATE {outbox} SET state = 'sent', sent_at = UTC_TIMESTAMP(), worker = NULL, lease_until = NULL, error = '' WHERE id = %d AND worker = %s",
			array( $id, $worker )
		);
	}

	/** Ends it without sending, e.g. because the recipient has no right to it any more. */
	public function markFailed( int $id, string $worker, string $error ): void {
		$this->database->execute(
			"UPDATE {outbox} SET state = 'failed', worker = NULL, lease_until = NULL, error = %s WHERE id = %d AND worker = %s",
			array( mb_substr( $error, 0, 500 ), $id, $worker )
		);
	}

	/** @param int $seconds When to try again. */
	public function postpone( int $id, string $worker, string $error, int $seconds ): void {
		$this->database->execute(
			'UPDATE {outbox} SET worker = NULL, lease_until = NULL, error = %s, due_at = UNIX_TIMESTAMP() + %d WHERE id = %d AND worker = %s',
			array( mb_substr( $error, 0, 500 ), $seconds, $id, $worker )
		);
	}

	/** @return list<string> Newest Message-IDs of mails about a ticket to a customer, oldest first: what References name. */
	public function thread( int $ticketId, int $customerId, int $beforeId ): array {
		$rows = $this->database->rows(
			'SELECT message_id FROM {outbox} WHERE ticket_id = %d AND customer_id = %d AND id < %d ORDER BY id DESC LIMIT 10',
			array( $ticketId, $customerId, $beforeId )
		);
		return array_reverse( array_map( static fn( $row ) => $row->text( 'message_id' ), $rows ) );
	}
}
