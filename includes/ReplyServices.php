<?php
/**
 * The objects of replies under typed addresses.
 */

declare(strict_types=1);

namespace SmartSupport;

use SmartSupport\Customers\CustomerService;
use SmartSupport\Participants\AssociateRepository;
use SmartSupport\Participants\Associates;
use SmartSupport\Replies\ClaimedReplies;
use SmartSupport\Replies\ConfirmationRepository;
use SmartSupport\Replies\HeldReplies;
use SmartSupport\Replies\Proofs;
use SmartSupport\Replies\Reopening;

defined( 'ABSPATH' ) || exit;

/**
 * What only replies need whose authors have not proved who they are, wired by hand from the objects of every request.
 */
final class ReplyServices {

	public function __construct( private readonly Services $services ) {}

	public function associates(): Associates {
		return new Associates( new AssociateRepository( $this->services->database ), new CustomerService( $this->services->customers ) );
	}

	public function claimed(): ClaimedReplies {
		$services = $this->services;
		return new ClaimedReplies( $services->replyRows, $services->ticketRows, $services->departments, $this->associates(), $services->attachments, $services->events, $services->policy, $services->limiter, $services->outbox, $services->unit, $services->clock );
	}

	public function held(): HeldReplies {
		$services = $this->services;
		return new HeldReplies( $this->confirmations(), $services->replyRows, $services->ticketRows, $this->associates(), $services->attachments, $services->events, $this->reopening(), $this->proofs(), $services->settings, $services->unit, $services->clock );
	}

	public function proofs(): Proofs {
		return new Proofs( $this->services->replyRows, $this->services->ticketRows, $this->services->events, $this->reopening(), $this->services->unit, $this->services->clock );
	}

	public function reopening(): Reopening {
		return new Reopening( $this->services->settings, $this->services->statuses );
	}

	/** Removes what has run out. */
	public function purge(): void {
		$this->confirmations()->purge();
	}

	private function confirmations(): ConfirmationRepository {
		return new ConfirmationRepository( $this->services->database );
	}
}
