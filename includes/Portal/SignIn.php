<?php
/**
 * Proof of a mailbox.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Callers;
use SmartSupport\Access\GuestCode;
use SmartSupport\Access\GuestCodes;
use SmartSupport\Access\GuestSession;
use SmartSupport\Access\GuestSessions;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Customers\Accounts;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\Outbox;
use SmartSupport\Refusal;
use SmartSupport\Replies\Proofs;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Mails a code and a link, and opens a guest session for either. Whoever asks for one learns nothing: for a customer's
 * address and for any other the same is done, and the code itself is made by the one who sends the mail.
 */
final class SignIn {

	/** Guesses that are judged for one address in the window, whatever codes it has got in the meantime. */
	private const TRIES  = 5;
	private const WINDOW = 15 * MINUTE_IN_SECONDS;

	public function __construct(
		private readonly GuestCodes $codes,
		private readonly GuestSessions $sessions,
		private readonly Accounts $accounts,
		private readonly Proofs $proofs,
		private readonly RateLimiter $limiter,
		private readonly Settings $settings,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Queues the mail, unless somebody asks too often.
	 *
	 * @param string $ip Of the one who asks, empty when unknown.
	 */
	public function request( EmailAddress $email, string $ip ): void {
		try {
			$this->unit->run( fn() => $this->queue( $email, $ip ) );
		} catch ( Refusal ) {
			// Too often. To say so would tell a stranger whether somebody else has asked.
			return;
		}
	}

	/**
	 * Opens a session for a code, which is used up by it. A right one is a try as well.
	 *
	 * @param \WP_User $user Who is logged in: with the same address they are no guest any more (D5).
	 * @return string The session's secret.
	 * @throws Refusal rate_limited, invalid_code.
	 */
	public function withCode( EmailAddress $email, #[\SensitiveParameter] string $code, \WP_User $user ): string {
		$secret = $this->unit->run(
			function () use ( $email, $code, $user ): ?string {
				// What is thrown after the commit does not take the guess back.
				$this->limiter->hit( 'guest-code try', $email->hash(), self::TRIES, self::WINDOW );
				return $this->open( $this->codes->useCode( $email, $code ), $user );
			}
		);
		return $secret ?? throw self::wrong();
	}

	/**
	 * Opens a session for a mailed link, which is used up by it.
	 *
	 * @param \WP_User $user As above.
	 * @return string The session's secret.
	 * @throws Refusal invalid_code.
	 */
	public function withLink( #[\SensitiveParameter] string $secret, \WP_User $user ): string {
		return $this->unit->run( fn(): ?string => $this->open( $this->codes->useLink( $secret ), $user ) ) ?? throw self::dead();
	}

	/** What a mailed link would open: looking uses nothing up. */
	public function ofLink( #[\SensitiveParameter] string $secret ): ?GuestCode {
		return $this->codes->ofLink( $secret );
	}

	/** @param bool $everywhere Whether all of the customer's sessions end. */
	public function end( GuestSession $session, bool $everywhere ): void {
		$this->sessions->end( $session, $everywhere );
	}

	/** The same words whether the link is used, run out, replaced or forged. */
	public static function dead(): Refusal {
		return new Refusal( 'invalid_code', __( 'This link has been used already, or its ten minutes are over. Please ask for a new code.', 'smart-support-guest' ) );
	}

	/** The same words whether there is a code for the address or not. */
	private static function wrong(): Refusal {
		$text = __( 'This code is wrong, or its ten minutes are over.', 'smart-support-guest' );
		return new Refusal( 'invalid_code', $text, array( 'errors' => array( 'code' => $text ) ) );
	}

	/** @throws Refusal rate_limited. */
	private function queue( EmailAddress $email, string $ip ): void {
		$this->limiter->hit( 'guest-code address', $email->limiterKey(), $this->settings->int( 'guests', 'new_link_limit' ) );
		if ( '' !== $ip ) {
			$this->limiter->hit( 'guest-code ip', $ip, $this->settings->int( 'guests', 'ip_limit' ) );
		}
		$this->limiter->hit( 'guest-code site', '', $this->settings->int( 'guests', 'site_limit' ) );
		$this->outbox->queueTo( $email, MailKind::GuestCode, $this->clock->now() );
	}

	private function open( ?int $customerId, \WP_User $user ): ?string {
		if ( null === $customerId ) {
			return null;
		}
		$this->accounts->claim( $customerId, $user );
		$secret  = $this->sessions->open( $customerId );
		$session = $this->sessions->find( $secret ) ?? throw new \LogicException( 'The session could not be stored.' );
		$this->proofs->ofCustomer( $customerId, static fn( int $ticketId ): Actor => Actor::guest( $session, $ticketId, Callers::ip() ) );
		return $secret;
	}
}
