<?php
/**
 * Sends what the outbox holds.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * Any number of workers may run at once. A mail is tried for as long as its kind is worth it, then marked failed and kept.
 */
final class OutboxWorker {

	private const BATCH    = 20;
	private const BACK_OFF = array( MINUTE_IN_SECONDS, 5 * MINUTE_IN_SECONDS, 30 * MINUTE_IN_SECONDS, 2 * HOUR_IN_SECONDS );
	private const LATER    = 12 * HOUR_IN_SECONDS;

	/** Longest run, so that a web request ends; the next sweep goes on. */
	private const SECONDS = 50;

	public function __construct(
		private readonly OutboxRepository $outbox,
		private readonly MailComposer $composer,
		private readonly Mailer $mailer,
		private readonly LinkRequests $requests,
		private readonly \SmartSupport\Database\Clock $clock,
	) {}

	/** @return int Number of mails sent. */
	public function run(): int {
		$worker = bin2hex( random_bytes( 16 ) );
		$end    = time() + self::SECONDS;
		$sent   = 0;
		while ( time() < $end ) {
			$batch = $this->outbox->lease( $worker, self::BATCH );
			if ( array() === $batch ) {
				break;
			}
			foreach ( $batch as $message ) {
				$sent += (int) $this->send( $message, $worker );
			}
		}
		return $sent;
	}

	private function send( OutboxMessage $message, string $worker ): bool {
		if ( ! $this->outbox->holds( $message->id, $worker ) ) {
			return false;
		}
		if ( LinkRequests::isOne( $message->mail ) ) {
			$this->requests->answer( $message, $worker );
			return false;
		}
		$content = $this->composer->compose( $message->mail );
		if ( null === $content ) {
			$this->outbox->markFailed( $message->id, $worker, 'The recipient may not have this mail any more.' );
			return false;
		}
		$ticket = $message->mail->ticketId;
		$thread = null === $ticket ? array() : $this->outbox->thread( $ticket, $message->mail->customerId, $message->id );
		$error  = $this->mailer->send( $content, $message->messageId, $thread );
		if ( null === $error ) {
			$this->outbox->markSent( $message->id, $worker );
			return true;
		}
		$this->retry( $message, $worker, $error );
		return false;
	}

	private function retry( OutboxMessage $message, string $worker, string $error ): void {
		$age = $this->clock->seconds() - $message->createdAt->getTimestamp();
		if ( $age >= $message->mail->kind->patience() ) {
			$this->outbox->markFailed( $message->id, $worker, $error );
			return;
		}
		$this->outbox->postpone( $message->id, $worker, $error, self::BACK_OFF[ $message->attempts - 1 ] ?? self::LATER );
	}
}
