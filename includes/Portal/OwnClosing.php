<?php
/**
 * Closing by a customer whose mailbox is proved.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Replies\Proofs;
use SmartSupport\Tickets\Channel;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketService;

defined( 'ABSPATH' ) || exit;

/**
 * Who closes or reopens by their own link proves whose the mailbox is, as a reply does (D10); what that brings about comes first.
 */
final class OwnClosing {

	public function __construct(
		private readonly TicketService $tickets,
		private readonly Proofs $proofs,
		private readonly UnitOfWork $unit,
	) {}

	/**
	 * @return array{Ticket, bool} As TicketService::close() and reopen() have it.
	 * @throws \SmartSupport\Refusal As they do.
	 */
	public function turn( Actor $actor, bool $closes ): array {
		return $this->unit->run(
			function () use ( $actor, $closes ): array {
				$id = (int) $actor->ticketId;
				$this->proofs->byAct( $actor, $id );
				return $closes ? $this->tickets->close( $actor, $id, Channel::Guest ) : $this->tickets->reopen( $actor, $id, Channel::Guest );
			}
		);
	}
}
