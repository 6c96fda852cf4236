<?php
/**
 * Tickets by visitors without an account.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Tickets\NewTicket;
use SmartSupport\Tickets\TicketCreator;

defined( 'ABSPATH' ) || exit;

/**
 * Between the guards and TicketCreator::create(), the same for the REST API and for a form without JavaScript.
 */
final class GuestTickets {

	public function __construct(
		private readonly TicketCreator $tickets,
		public readonly GuestFormRules $rules,
		private readonly AttachmentService $attachments,
		private readonly Guards $guards,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** @throws Refusal module_disabled where visitors may not write. */
	public function authorise(): void {
		$this->guards->authorise();
	}

	/** @return array{string, int} A token for the form, and when it stops working in seconds since 1970. */
	public function token(): array {
		$now = $this->clock->seconds();
		return array( FormToken::issue( $now ), $now + FormToken::MAX_AGE );
	}

	/** @throws Refusal form_token_expired. */
	public function checkToken( string $token ): void {
		FormToken::check( $token, $this->clock->seconds() );
	}

	/**
	 * Writes the ticket and queues its confirmation.
	 *
	 * @return string Number of the ticket; of the first one when the same was sent again.
	 * @throws Refusal As prepare() and write() do.
	 */
	public function submit( Actor $actor, GuestForm $form ): string {
		return $this->write( $actor, $this->prepare( $actor, $form ) );
	}

	/**
	 * All that comes before the ticket is written; outside of a unit of work, for it may ask another server.
	 *
	 * @throws Refusal module_disabled, form_token_expired, validation_error with all faults, file_too_large, forbidden,
	 *                 rate_limited, captcha_failed, captcha_unavailable.
	 */
	public function prepare( Actor $actor, GuestForm $form ): NewTicket {
		$this->guards->judgeForm( $form );
		$ticket = $this->rules->ticket( $actor, $form );
		$this->guards->judgeTicket( $actor, $ticket, $form->captcha );
		return $ticket;
	}

	/**
	 * @param NewTicket $ticket As prepare() made it.
	 * @return string Number of the ticket; of the first one when the same was sent again.
	 * @throws Refusal rate_limited, storage_full.
	 */
	public function write( Actor $actor, NewTicket $ticket ): string {
		try {
			return $this->unit->run(
				function () use ( $actor, $ticket ): string {
					$first = $this->guards->repeated( $ticket );
					if ( null !== $first ) {
						return $first;
					}
					$number = (string) $this->tickets->create( $actor, $this->guards->admit( $actor, $ticket ) );
					$this->guards->remember( $ticket, $number );
					return $number;
				}
			);
		} catch ( \Throwable $why ) {
			$this->attachments->discard( $ticket->files ?? new MessageFiles(), $why );
			throw $why;
		}
	}
}
