<?php
/**
 * New links for those who lost theirs.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\AccessLinkRepository;
use SmartSupport\Access\RateLimiter;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Mail\Outbox;
use SmartSupport\Notifications\Notifications;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Whoever asks learns nothing: a known, an unknown and a limited address take the same steps and get the same answer.
 */
final class GuestLinks {

	/** Mails one request may cause. */
	private const MOST = 20;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly AccessLinkRepository $links,
		private readonly RateLimiter $limiter,
		private readonly Settings $settings,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Queues a mail with a link for each of the address's tickets, newest first; nothing where there are none or
	 * somebody asks too often.
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

	/** @throws Refusal rate_limited. */
	private function queue( EmailAddress $email, string $ip ): void {
		$this->limiter->hit( 'new-link address', $email->limiterKey(), $this->settings->int( 'guests', 'new_link_limit' ) );
		if ( '' !== $ip ) {
			$this->limiter->hit( 'new-link ip', $ip, $this->settings->int( 'guests', 'ip_limit' ) );
		}
		$customer = $this->customers->findByEmail( $email );
		if ( null !== $customer ) {
			$tickets = $this->links->ticketsOf( $customer->id, self::MOST );
			$this->outbox->queue( Notifications::linksRequested( $tickets, $customer->id ), $this->clock->now() );
		}
		$this->unit->afterCommit( $this->outbox->wake( ... ) );
	}
}
