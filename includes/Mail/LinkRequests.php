<?php
/**
 * Requests for new links.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

use SmartSupport\Access\AccessLinkRepository;
use SmartSupport\Database\Clock;
use SmartSupport\Database\UnitOfWork;
use SmartSupport\Notifications\Notifications;

defined( 'ABSPATH' ) || exit;

/**
 * A request is a row of the outbox about no ticket. The worker puts a mail for each ticket in its place: whoever asked has
 * long been answered, and cannot tell by the time it took how many there are, or whether there is anybody.
 */
final class LinkRequests {

	/** Mails one request may cause. */
	private const MOST = 20;

	public function __construct(
		private readonly AccessLinkRepository $links,
		private readonly OutboxRepository $outbox,
		private readonly UnitOfWork $unit,
		private readonly Clock $clock,
	) {}

	public static function isOne( OutgoingMail $mail ): bool {
		return MailKind::NewLink === $mail->kind && null === $mail->ticketId;
	}

	/** Newest tickets first, all or none. */
	public function answer( OutboxMessage $request, string $worker ): void {
		$this->unit->run(
			function () use ( $request, $worker ): void {
				$customer = $request->mail->customerId;
				foreach ( Notifications::linksRequested( $this->links->ticketsOf( $customer, self::MOST ), $customer ) as $mail ) {
					$this->outbox->insert( $mail, MessageId::create( $mail->ticketId ), $this->clock->now() );
				}
				$this->outbox->markSent( $request->id, $worker );
			}
		);
	}
}
