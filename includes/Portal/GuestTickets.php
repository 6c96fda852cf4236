<?php
/**
 * Tickets by visitors without an account.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\IdempotencyRepository;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Attachments\AttachmentService;
use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\TicketCreator;

defined( 'ABSPATH' ) || exit;

/**
 * The guards in front of TicketCreator::create(), the same for the REST API and for a form without JavaScript.
 */
final class GuestTickets {

	/** In this time the same address and text, with the same files, is the same ticket. */
	private const DUPLICATE = 10 * MINUTE_IN_SECONDS;

	public function __construct(
		private readonly TicketCreator $tickets,
		public readonly GuestFormRules $rules,
		private readonly AttachmentService $attachments,
		private readonly IdempotencyRepository $answers,
		private readonly RateLimiter $limiter,
		private readonly Settings $settings,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/** @throws Refusal module_disabled where visitors may not write. */
	public function authorise(): void {
		if ( ! $this->settings->bool( 'guests', 'enabled' ) ) {
			throw new Refusal( 'module_disabled', __( 'We take no requests from visitors at the moment.', 'smart-support-guest' ) );
		}
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
	 * @throws Refusal module_disabled, validation_error with all faults, file_too_large, form_token_expired, rate_limited, storage_full.
	 */
	public function submit( Actor $actor, GuestForm $form ): string {
		$this->authorise();
		if ( '' !== $form->website ) {
			throw Refusal::invalid( array( 'website' => __( 'Please leave this field empty.', 'smart-support-guest' ) ) );
		}
		$this->checkToken( $form->token );
		$ticket = $this->rules->ticket( $actor, $form );
		$files  = $ticket->files ?? new MessageFiles();
		$same   = hash( 'sha256', implode( '|', array( 'guest-ticket', $ticket->email->hash(), hash( 'sha256', $ticket->subject ), $files->hash(), $ticket->message->text ) ) );
		try {
			return $this->unit->run(
				function () use ( $actor, $ticket, $same ): string {
					$first = $this->answers->claim( $same, self::DUPLICATE );
					if ( null !== $first ) {
						return $first;
					}
					$this->limit( $actor, $ticket->email );
					$number = (string) $this->tickets->create( $actor, $ticket );
					$this->answers->answer( $same, $number );
					return $number;
				}
			);
		} catch ( \Throwable $why ) {
			$this->attachments->discard( $files, $why );
			throw $why;
		}
	}

	/** @throws Refusal rate_limited. */
	private function limit( Actor $actor, EmailAddress $email ): void {
		$this->limiter->hit( 'guest-ticket address', $email->limiterKey(), $this->settings->int( 'guests', 'address_limit' ) );
		if ( '' !== $actor->ip ) {
			$this->limiter->hit( 'guest-ticket ip', $actor->ip, $this->settings->int( 'guests', 'ip_limit' ) );
		}
		$this->limiter->hit( 'guest-ticket site', '', $this->settings->int( 'guests', 'site_limit' ) );
	}
}
