<?php
/**
 * Replies by the holder of an access link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Refusal;
use SmartSupport\Replies\AddedReply;
use SmartSupport\Replies\NewReply;
use SmartSupport\Replies\ReplyService;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;

defined( 'ABSPATH' ) || exit;

/**
 * Judges words and files before anything is written, the same for the REST API and for a form without JavaScript.
 */
final class GuestReplies {

	public function __construct(
		private readonly ReplyService $replies,
		private readonly AttachmentService $attachments,
		public readonly GuestFormRules $rules,
	) {}

	/**
	 * Adds a reply to the link's ticket.
	 *
	 * @throws Refusal validation_error with all faults, file_too_large, storage_full, and as ReplyService::add() does.
	 */
	public function add( Actor $actor, string $text, MessageFiles $files ): AddedReply {
		$files   = $this->rules->takesFiles() ? $files : new MessageFiles();
		$faults  = new Faults();
		$message = $faults->at( 'message', fn() => $this->rules->message( $text, $files ) );
		$faults->at( 'attachments', fn() => $files->judge( $this->rules->files, 'attachments' ) );
		$faults->refuse();
		try {
			return $this->replies->add( $actor, (int) $actor->ticketId, new NewReply( $message ?? MessageBody::none(), Channel::Guest, files: $files ) );
		} catch ( \Throwable $why ) {
			$this->attachments->discard( $files, $why );
			throw $why;
		}
	}
}
