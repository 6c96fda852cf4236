<?php
/**
 * Files as the API shows them.
 */

declare(strict_types=1);

namespace SmartSupport\Attachments;

use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Scope;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Database\Clock;
use SmartSupport\Rest\Controller;

defined( 'ABSPATH' ) || exit;

/**
 * Entity → array of Schema/attachment.json; the files of a whole page of tickets or replies in one query.
 */
final class AttachmentPresenter {

	public function __construct(
		private readonly AttachmentRepository $attachments,
		private readonly TicketPolicy $policy,
	) {}

	/**
	 * @return array<string, mixed> Without an id for those who may not open it.
	 */
	public function one( Actor $viewer, Attachment $attachment ): array {
		return array(
			'id'         => $this->policy->allows( $viewer, Action::OpenFiles ) ? $attachment->id : null,
			'filename'   => $attachment->filename,
			'mime'       => $attachment->mime,
			'size'       => $attachment->size,
			'created_at' => Clock::iso( $attachment->createdAt ),
			'url'        => $this->url( $viewer, $attachment->id ),
		);
	}

	/**
	 * Files of opening messages.
	 *
	 * @param list<int> $ticketIds Tickets that the viewer sees.
	 * @return array<int, list<array<string, mixed>>> Ticket id => its files; nothing for a ticket without any.
	 */
	public function ofMessages( Actor $viewer, array $ticketIds ): array {
		$items = array();
		foreach ( $this->attachments->ofMessages( $ticketIds ) as $attachment ) {
			$items[ (int) $attachment->ticketId ][] = $this->one( $viewer, $attachment );
		}
		return $items;
	}

	/**
	 * Files of replies, and of internal notes for those who read them.
	 *
	 * @param list<int> $replyIds Replies of tickets that the viewer sees.
	 * @return array<int, list<array<string, mixed>>> Reply id => its files; nothing for a reply without any.
	 */
	public function ofReplies( Actor $viewer, array $replyIds ): array {
		$found = $this->policy->allows( $viewer, Action::ReadNotes ) ? $this->attachments->ofReplies( $replyIds ) : $this->attachments->ofPublicReplies( $replyIds );
		$items = array();
		foreach ( $found as $attachment ) {
			$items[ (int) $attachment->replyId ][] = $this->one( $viewer, $attachment );
		}
		return $items;
	}

	/** Where the viewer downloads it, null where they may not. */
	private function url( Actor $viewer, int $id ): ?string {
		if ( ! $this->policy->allows( $viewer, Action::OpenFiles ) || ( ActorKind::Key === $viewer->kind && ! $viewer->has( Scope::AttachmentsRead ) ) ) {
			return null;
		}
		$isOnPage = null !== $viewer->ticketId || ActorKind::Guest === $viewer->kind;
		$url      = rest_url( Controller::API . ( $isOnPage ? '/portal' : '' ) . "/attachments/$id" );
		// A link on a page sends no header, and without a nonce WordPress takes who is logged in for nobody.
		return $isOnPage && null !== $viewer->userId ? add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), $url ) : $url;
	}
}
