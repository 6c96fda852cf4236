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
	case GuestCode          = 'guest_code';
	case ReplyConfirmation  = 'reply_confirmation';

	/** Whether anybody gets it who types the address. */
	public function isAskedFor(): bool {
		return in_array( $this, array( self::NewLink, self::GuestCode, self::ReplyConfirmation ), true );
	}

	/** Seconds after which it is given up: who waits for a code has asked again by then. */
	public function patience(): int {
		return self::GuestCode === $this ? HOUR_IN_SECONDS : 3 * DAY_IN_SECONDS;
	}
}
