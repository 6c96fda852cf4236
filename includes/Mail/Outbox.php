<?php
/**
 * The outbox.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Customers\EmailAddress;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Lifecycle;

defined( 'ABSPATH' ) || exit;

/**
 * Takes mails in the transaction that causes them and wakes the worker once it is committed.
 */
final class Outbox {

	private bool $isAwake = false;

	/** @param \Closure(): OutboxWorker $worker Made only when there is something to send. */
	public function __construct(
		private readonly OutboxRepository $outbox,
		private readonly UnitOfWork $unit,
		private readonly \Closure $worker,
	) {}

	/** @param list<OutgoingMail> $mails */
	public function queue( array $mails, \DateTimeImmutable $now ): void {
		foreach ( $mails as $mail ) {
			$this->outbox->insert( $mail, MessageId::create( $mail->ticketId ), $now );
		}
		if ( array() !== $mails ) {
			$this->unit->afterCommit( $this->wake( ... ) );
		}
	}

	/**
	 * Queues a mail to whoever is the customer with this address, if anybody is. It takes the same steps for both, and
	 * wakes the worker for both.
	 */
	public function queueTo( EmailAddress $email, MailKind $kind, \DateTimeImmutable $now ): void {
		$this->outbox->insertTo( $email->hash(), $kind, MessageId::create( null ), $now );
		$this->unit->afterCommit( $this->wake( ... ) );
	}

	/** Sends what is due as soon as the response has gone out. Where nobody may learn whether there is any, called for both. */
	public function wake(): void {
		if ( ! $this->isAwake ) {
			$this->isAwake = true;
			add_action( 'shutdown', $this->sendAfterResponse( ... ), 100 );
		}
	}

	private function sendAfterResponse(): void {
		$canFinish = function_exists( 'fastcgi_finish_request' );
		/**
		 * Filters whether this request sends mail itself once it is answered, rather than a cron request.
		 *
		 * @since 0.1.0
		 *
		 * @param bool $sends True where the visitor does not wait for it.
		 */
		if ( true === apply_filters( 'smart_support_send_in_request', $canFinish || wp_doing_cron() || 'cli' === PHP_SAPI ) ) {
			if ( $canFinish ) {
				fastcgi_finish_request();
			}
			( $this->worker )()->run();
			return;
		}
		// With an argument, else WordPress takes it for a duplicate of the recurring event and drops it.
		wp_schedule_single_event( time(), Lifecycle::SWEEP, array( 'now' ) );
		if ( ! spawn_cron() ) {
			// A cron run is under way and may have passed the outbox already.
			( $this->worker )()->run();
		}
	}
}
