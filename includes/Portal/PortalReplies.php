<?php
/**
 * Replies by the holder of a portal link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Replies\AddedReply;
use SmartSupport\Replies\ClaimedReplies;
use SmartSupport\Replies\NewReply;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;

defined( 'ABSPATH' ) || exit;

/**
 * The form asks for an address (T-15). Words and files are judged first: a faulty form tells nothing about the address.
 */
final class PortalReplies {

	public function __construct(
		private readonly TypedAddresses $addresses,
		private readonly ClaimedReplies $replies,
		private readonly AttachmentService $attachments,
		public readonly GuestFormRules $rules,
	) {}

	/**
	 * Adds a reply to the link's ticket; its `verification` says whether it is shown or held.
	 *
	 * @throws Refusal As judge() and write() do.
	 */
	public function add( Actor $portal, string $email, string $text, MessageFiles $files ): AddedReply {
		return $this->write( $portal, $this->judge( $portal, $email, $text, $files ) );
	}

	/**
	 * Must not run inside a unit of work: what rolls that back would take a wrong try back too.
	 *
	 * @throws Refusal rate_limited, validation_error with all faults, file_too_large, author_not_on_ticket.
	 */
	public function judge( Actor $portal, string $email, string $text, MessageFiles $files ): TypedReply {
		$ticket  = $this->addresses->ticket( $portal );
		$files   = $this->rules->takesFiles() ? $files : new MessageFiles();
		$faults  = new Faults();
		$address = $faults->at( 'email', static fn() => EmailAddress::parse( $email ) );
		$message = $faults->at( 'message', fn() => $this->rules->message( $text, $files ) );
		$faults->at( 'attachments', fn() => $files->judge( $this->rules->files, 'attachments' ) );
		$faults->refuse();
		$address ??= throw new \LogicException( 'A fault was lost.' );
		$this->addresses->check( $portal, $ticket, $address );
		return new TypedReply( $address, new NewReply( $message ?? MessageBody::none(), Channel::Portal, files: $files ) );
	}

	/** @throws Refusal not_found, rate_limited when the address has been asked to confirm too often, storage_full. */
	public function write( Actor $portal, TypedReply $typed ): AddedReply {
		try {
			return $this->replies->add( $portal, $typed->email, $typed->reply );
		} catch ( \Throwable $why ) {
			$this->attachments->discard( $typed->reply->files ?? new MessageFiles(), $why );
			throw $why;
		}
	}
}
