<?php
/**
 * Questions whether replies are their authors', in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the reply_confirmations table: one row a held reply at most. Expiry is judged by the database's clock.
 */
final class ConfirmationRepository {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Takes the place of the one before.
	 *
	 * @param int $lifetime Seconds.
	 */
	public function replace( int $replyId, string $secretHash, int $lifetime ): void {
		$this->database->execute( 'DELETE FROM {reply_confirmations} WHERE reply_id = %d', array( $replyId ) );
		$this->database->execute(
			'INSERT INTO {reply_confirmations} (reply_id, secret_hash, expires_at, created_at) VALUES (%d, %s, UNIX_TIMESTAMP() + %d, UTC_TIMESTAMP())',
			array( $replyId, $secretHash, $lifetime )
		);
	}

	/** The live one of a reply that is still held, on a ticket that still has a public page. */
	public function find( string $secretHash ): ?Confirmation {
		$row = $this->database->row(
			"SELECT question.id, question.reply_id, reply.ticket_id, reply.customer_id, reply.message_text, customer.email FROM {reply_confirmations} question
			JOIN {replies} reply ON reply.id = question.reply_id
			JOIN {customers} customer ON customer.id = reply.customer_id
			JOIN {tickets} ticket ON ticket.id = reply.ticket_id AND ticket.is_listed = 1
			JOIN {departments} department ON department.id = ticket.department_id AND department.portal = 'public'
			WHERE question.secret_hash = %s AND question.expires_at > UNIX_TIMESTAMP() AND reply.verification = 'held'",
			array( $secretHash )
		);
		return null === $row ? null : Confirmation::fromRow( $row );
	}

	/** @return bool Whether it was there still: of two who use it at once one succeeds. */
	public function remove( int $id ): bool {
		return 1 === $this->database->execute( 'DELETE FROM {reply_confirmations} WHERE id = %d', array( $id ) );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->database->execute( 'DELETE FROM {reply_confirmations} WHERE expires_at <= UNIX_TIMESTAMP()' );
	}
}
