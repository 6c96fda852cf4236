<?php
/**
 * Rules of files.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Takes files, gives them to messages, says who may open one, and clears away what no message wants.
 */
final class AttachmentService {

	public function __construct(
		private readonly AttachmentRepository $attachments,
		private readonly TicketRepository $tickets,
		private readonly TicketPolicy $policy,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/**
	 * Gives uploads to a message that is being written: runs inside the unit of work that writes it.
	 *
	 * @param list<int> $ids     Uploads of the same actor that belong to no message yet.
	 * @param int|null  $replyId Null for the opening message.
	 * @throws Refusal not_found for an id that is nothing of the kind, validation_error for too many.
	 */
	public function attach( Actor $actor, array $ids, int $ticketId, ?int $replyId, bool $isInternal ): void {
		$ids = array_values( array_unique( $ids ) );
		if ( array() === $ids ) {
			return;
		}
		$most = $this->settings->int( 'attachments', 'max_count' );
		if ( count( $ids ) > $most ) {
			/* translators: %d: Number of files. */
			throw Refusal::invalid( array( 'attachment_ids' => sprintf( _n( 'A message may have at most %d file.', 'A message may have at most %d files.', $most, 'smart-support-guest' ), $most ) ) );
		}
		if ( count( $ids ) !== $this->attachments->attach( $actor, $ids, $ticketId, $replyId, $isInternal ) ) {
			throw Refusal::notFound();
		}
	}

	/**
	 * A file that the actor may open: by what may be done with its ticket, or, while it waits for a message, by who uploaded it.
	 *
	 * @throws Refusal not_found, for whatever reason.
	 */
	public function get( Actor $actor, int $id ): Attachment {
		$attachment = $this->attachments->find( $id ) ?? throw Refusal::notFound();
		if ( null === $attachment->ticketId ) {
			return $attachment->isBy( $actor ) ? $attachment : throw Refusal::notFound();
		}
		$ticket = $this->tickets->find( $attachment->ticketId ) ?? throw Refusal::notFound();
		$this->policy->authorise( $actor, Action::View, $ticket );
		if ( $attachment->isInternal && ! $this->policy->allows( $actor, Action::ReadNotes ) ) {
			throw Refusal::notFound();
		}
		return $attachment;
	}
}
