<?php
/**
 * What can be done to a ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * The questions TicketPolicy answers.
 */
enum Action {
	case View;
	/** Download the files of its messages. */
	case OpenFiles;
	case Reply;
	case ReadNotes;
	case WriteNote;
	case Edit;
	case Assign;
	/** See and change access links: whoever has one acts as the customer. */
	case HandleLinks;
}
