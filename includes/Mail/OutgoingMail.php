<?php
/**
 * A mail that somebody is to get.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * What, about which ticket if any, to which customer. Neither text nor secret: both are put in when it is sent.
 */
final class OutgoingMail {

	public function __construct(
		public readonly MailKind $kind,
		public readonly ?int $ticketId,
		public readonly int $customerId,
		public readonly ?int $replyId = null,
	) {}
}
