<?php
/**
 * Kinds of mail.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * What a mail says; there is no kind for internal notes, so none can be queued.
 */
enum MailKind: string {
	case TicketConfirmation = 'ticket_confirmation';
	case ReplyToCustomer    = 'reply_to_customer';
	case NewLink            = 'new_link';
}
