<?php
/**
 * What stands in front of a visitor's ticket.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Blocklist;
use SmartSupport\Access\Captcha\Captcha;
use SmartSupport\Access\IdempotencyRepository;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Access\RefusalCause;
use SmartSupport\Access\RefusalService;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\NewTicket;

defined( 'ABSPATH' ) || exit;

/**
 * Every check, in one order, for the form and for public creation by API: module, honeypot, form token (judgeForm),
 * then, once the fields are right, blocklist, limits, duplicates and CAPTCHA (judgeTicket), and inside the unit of work
 * what must be exact: duplicates and limits (repeated, admit). What costs more comes later; the provider of the CAPTCHA is
 * asked last, for a token is good once, and outside of any transaction. Each refusal is counted by its cause.
 */
final class Guards {

	/** In this time the same address and text, with the same files, is the same ticket. */
	private const DUPLICATE = 10 * MINUTE_IN_SECONDS;

	/** Confirmations to one address, whatever else is allowed: the form must not fill somebody's inbox (PR16). */
	private const MAILS_AN_HOUR = 5;
	private const MAILS_A_DAY   = 20;

	public function __construct(
		private readonly RefusalService $refusals,
		private readonly RateLimiter $limiter,
		private readonly Captcha $captcha,
		private readonly IdempotencyRepository $answers,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/** @throws Refusal module_disabled where visitors may not write. */
	public function authorise(): void {
		if ( ! $this->settings->bool( 'guests', 'enabled' ) ) {
			throw new Refusal( 'module_disabled', __( 'We take no requests from visitors at the moment.', 'smart-support-guest' ) );
		}
	}

	/**
	 * What needs no look at the fields.
	 *
	 * @throws Refusal module_disabled; validation_error for a robot in the trap; form_token_expired.
	 */
	public function judgeForm( GuestForm $form ): void {
		$this->authorise();
		if ( '' !== $form->website ) {
			throw $this->counted( RefusalCause::Honeypot, Refusal::invalid( array( 'website' => __( 'Please leave this field empty.', 'smart-support-guest' ) ) ) );
		}
		$now = $this->clock->seconds();
		try {
			FormToken::check( $form->token, $now );
		} catch ( Refusal $refusal ) {
			throw $this->counted( FormToken::isTooYoung( $form->token, $now ) ? RefusalCause::TimeTrap : RefusalCause::FormToken, $refusal );
		}
	}

	/**
	 * What needs the fields, up to the CAPTCHA.
	 *
	 * @throws Refusal forbidden, rate_limited, captcha_failed, captcha_unavailable.
	 */
	public function judgeTicket( Actor $actor, NewTicket $ticket, #[\SensitiveParameter] string $captchaToken ): void {
		if ( Blocklist::of( $this->settings->texts( 'guests', 'blocklist' ) )->has( $ticket->email ) ) {
			// Not a word of a list: who is on it would try another address.
			throw $this->counted( RefusalCause::Blocklist, new Refusal( 'forbidden', __( 'We cannot take this request by the form. Please reach us in another way.', 'smart-support-guest' ) ) );
		}
		// Without a CAPTCHA there is nothing to spare: the transaction asks the same.
		if ( ! $this->captcha->isOn() || null !== $this->answers->find( self::same( $ticket ) ) ) {
			return;
		}
		$this->limit( $actor, $ticket->email, $this->limiter->look( ... ) );
		try {
			$this->captcha->verify( $captchaToken, self::same( $ticket ) );
		} catch ( Refusal $refusal ) {
			throw $this->counted( RefusalCause::from( $refusal->reason ), $refusal );
		}
	}

	/** Number of the ticket that this is once more, null when it is the first; in the unit of work that writes it. */
	public function repeated( NewTicket $ticket ): ?string {
		$first = $this->answers->claim( self::same( $ticket ), self::DUPLICATE );
		if ( null !== $first ) {
			$this->refusals->count( RefusalCause::Duplicate );
		}
		return $first;
	}

	/**
	 * Counts it, in the unit of work that writes it.
	 *
	 * @return NewTicket As it may be written: without a mail to an address that has had enough of them.
	 * @throws Refusal rate_limited.
	 */
	public function admit( Actor $actor, NewTicket $ticket ): NewTicket {
		$this->limit( $actor, $ticket->email, $this->limiter->hit( ... ) );
		try {
			$this->limiter->hit( 'guest-confirmation hour', $ticket->email->limiterKey(), self::MAILS_AN_HOUR );
			$this->limiter->hit( 'guest-confirmation day', $ticket->email->limiterKey(), self::MAILS_A_DAY, DAY_IN_SECONDS );
			return $ticket;
		} catch ( Refusal ) {
			$this->refusals->count( RefusalCause::Confirmation );
			return $ticket->silent();
		}
	}

	/** Remembers the number for those that repeat it. */
	public function remember( NewTicket $ticket, string $number ): void {
		$this->answers->answer( self::same( $ticket ), $number );
	}

	/**
	 * @param \Closure(string, string, int): void $ask A limit's name, who is limited, how many.
	 * @throws Refusal rate_limited.
	 */
	private function limit( Actor $actor, EmailAddress $email, \Closure $ask ): void {
		$limits = array(
			array( RefusalCause::RateAddress, 'guest-ticket address', $email->limiterKey(), 'address_limit' ),
			array( RefusalCause::RateIp, 'guest-ticket ip', $actor->ip, 'ip_limit' ),
			array( RefusalCause::RateSite, 'guest-ticket site', 'all', 'site_limit' ),
		);
		foreach ( $limits as [ $cause, $what, $who, $setting ] ) {
			try {
				// An address that the server does not say is nobody's.
				if ( '' !== $who ) {
					$ask( $what, $who, $this->settings->int( 'guests', $setting ) );
				}
			} catch ( Refusal $refusal ) {
				throw $this->counted( $cause, $refusal );
			}
		}
	}

	private function counted( RefusalCause $cause, Refusal $refusal ): Refusal {
		$this->refusals->count( $cause );
		return $refusal;
	}

	/** What makes two tickets the same. */
	private static function same( NewTicket $ticket ): string {
		return hash( 'sha256', implode( '|', array( 'guest-ticket', $ticket->email->hash(), hash( 'sha256', $ticket->subject ), (string) $ticket->files?->hash(), $ticket->message->text ) ) );
	}
}
