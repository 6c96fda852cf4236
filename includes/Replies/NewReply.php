<?php
/**
 * A reply that is about to be written.
 */

declare(strict_types=1);

namespace SmartSupport\Replies;

use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\MessageBody;
use SmartSupport\Tickets\Status;

defined( 'ABSPATH' ) || exit;

/**
 * Checked input of ReplyService::add().
 */
final class NewReply {

	public function __construct(
		public readonly MessageBody $message,
		public readonly Channel $channel,
		public readonly bool $isInternal = false,
		/** Status to set with it, by staff only. */
		public readonly ?Status $status = null,
		/** Author by WordPress user, by address or both; neither: the caller. */
		public readonly ?int $userId = null,
		public readonly ?EmailAddress $authorEmail = null,
		public readonly ?AuthorType $authorType = null,
		/** Whether mails go out. */
		public readonly bool $notify = true,
		/** Version of the ticket it is based on, null for any. */
		public readonly ?int $version = null,
		/** @var list<int> Uploads of the caller that go with it. */
		public readonly array $attachmentIds = array(),
		/** Files that came with it. */
		public readonly ?MessageFiles $files = null,
	) {}

	/** The same message as a public reply: customers write no notes and set no status. */
	public function byCustomer(): self {
		return new self( $this->message, $this->channel, notify: $this->notify, version: $this->version, attachmentIds: $this->attachmentIds, files: $this->files );
	}
}
