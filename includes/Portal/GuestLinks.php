<?php
/**
 * New links for those who lost theirs.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\RateLimiter;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Mail\MailKind;
use SmartSupport\Mail\Outbox;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Whoever asks learns nothing: a known, an unknown and a limited address take the same steps and get the same answer.
 */
final class GuestLinks {

	public function __construct(
		private readonly RateLimiter $limiter,
		private readonly Settings $settings,
		private readonly Outbox $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	/**
	 * Queues the request, which becomes a mail for each of the address's tickets; nothing where there is no such customer or
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
		$this->outbox->queueTo( $email, MailKind::NewLink, $this->clock->now() );
	}
}
