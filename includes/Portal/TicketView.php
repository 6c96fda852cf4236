<?php
/**
 * A ticket for its customer.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Database\Clock;
use SmartSupport\Replies\Reply;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * Number, subject, status, the whole public history and a box for a reply.
 */
final class TicketView implements View {

	/** @param list<Reply> $replies Public ones, oldest first. */
	public function __construct(
		private readonly Actor $actor,
		public readonly Ticket $ticket,
		private readonly array $replies,
		/** The ticket's own address. */
		public readonly string $address,
		/** Proves that the reply form came from this page. */
		public readonly string $token,
		public readonly ?Notice $notice,
		public readonly string $draft,
		/** What was wrong with the reply, empty for nothing. */
		public readonly string $error,
	) {}

	public function title(): string {
		/* translators: %s: Number of a ticket. */
		return sprintf( __( 'Ticket #%s', 'smart-support-guest' ), $this->ticket->number() );
	}

	public function render(): void {
		FormView::configure();
		wp_interactivity_state(
			FormView::STORE,
			array(
				'label' => $this->ticket->status->label(),
				'next'  => $this->ticket->status->explanation(),
			)
		);
		$view = $this;
		require __DIR__ . '/templates/ticket.php';
	}

	/** The opening message, then the replies. */
	public function renderMessages(): void {
		self::renderMessage( $this->message( $this->ticket->customerId, '', 'customer', $this->ticket->createdAt, (string) $this->ticket->message ) );
		foreach ( $this->replies as $reply ) {
			self::renderMessage( $this->message( $reply->customerId, $reply->authorName, $reply->authorRole, $reply->createdAt, $reply->message ) );
		}
	}

	/** One that the script module fills in for a new reply. */
	public function renderBlank(): void {
		self::renderMessage( $this->message( $this->actor->customerId, '', 'customer', $this->ticket->updatedAt, '' ) );
	}

	/** @return array<string, mixed> What the script module starts from. */
	public function context(): array {
		return array(
			'ticket'    => $this->ticket->id,
			'alert'     => $this->error,
			'invalid'   => '' !== $this->error,
			'notice'    => (string) $this->notice?->text(),
			'isSending' => false,
		);
	}

	/** @param array{name: string, role: string, kind: string, time: string, date: string, html: string} $message */
	private static function renderMessage( array $message ): void {
		require __DIR__ . '/templates/message.php';
	}

	/** @return array{name: string, role: string, kind: string, time: string, date: string, html: string} */
	private function message( ?int $customerId, string $name, string $role, \DateTimeImmutable $time, string $html ): array {
		$isOwn = null !== $customerId && $customerId === $this->actor->customerId;
		$roles = array(
			'agent'       => __( 'Agent', 'smart-support-guest' ),
			'participant' => __( 'Participant', 'smart-support-guest' ),
			'customer'    => __( 'Customer', 'smart-support-guest' ),
		);
		if ( $isOwn ) {
			$name = __( 'You', 'smart-support-guest' );
		} elseif ( '' === $name ) {
			$name = 'agent' === $role ? __( 'Support team', 'smart-support-guest' ) : __( 'Customer', 'smart-support-guest' );
		}
		return array(
			'name' => $name,
			'role' => $roles[ $role ] ?? $roles['customer'],
			'kind' => 'agent' === $role ? 'agent' : 'customer',
			'time' => Clock::iso( $time ),
			'date' => self::date( $time ),
			'html' => $html,
		);
	}

	/** In the site's format and time zone. */
	private static function date( \DateTimeImmutable $time ): string {
		$formats = array_filter( array( get_option( 'date_format' ), get_option( 'time_format' ) ), is_string( ... ) );
		return (string) wp_date( implode( ' ', $formats ), $time->getTimestamp() );
	}
}
