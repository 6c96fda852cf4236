<?php
/**
 * A ticket for its customer.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Database\Clock;
use SmartSupport\Refusal;
use SmartSupport\Replies\Reply;
use SmartSupport\Replies\Verification;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * Number, subject, status, the whole public history and a box for a reply.
 */
final class TicketView implements View {

	/** Key of the opening message's files; those of replies have the reply's id. */
	public const OPENING = 0;

	/** What was wrong with the reply, empty for nothing. */
	public readonly string $error;

	/**
	 * @param list<Reply>                                  $replies Public ones, oldest first.
	 * @param array<int, list<array<string, mixed>>> $files   As AttachmentPresenter has them, by reply.
	 */
	public function __construct(
		private readonly Actor $actor,
		public readonly Ticket $ticket,
		private readonly array $replies,
		private readonly array $files,
		/** The ticket's own address. */
		public readonly string $address,
		/** Proves that the forms came from this page. */
		public readonly string $token,
		public readonly ?Notice $notice,
		public readonly ClosingForms $closing,
		private readonly GuestFormRules $rules,
		public readonly string $draft,
		private readonly ?Refusal $refusal,
		/** Whether files came with a reply that is refused: no browser gives them back. */
		public readonly bool $hasLostFiles,
	) {
		$this->error = (string) $refusal?->getMessage();
	}

	public function title(): string {
		/* translators: %s: Number of a ticket. */
		return sprintf( __( 'Ticket #%s', 'smart-support-guest' ), $this->ticket->number() );
	}

	public function render(): void {
		ScriptConfig::give( $this->rules );
		wp_interactivity_state(
			ScriptConfig::STORE,
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
		self::renderMessage( $this->message( $this->ticket->customerId, '', 'customer', $this->ticket->createdAt, (string) $this->ticket->message, self::OPENING ) );
		foreach ( $this->replies as $reply ) {
			// Whoever has only typed an address is nobody yet, also to the one whose address it is (PR15).
			$isClaimed = Verification::Claimed->value === $reply->verification;
			self::renderMessage( $this->message( $isClaimed ? null : $reply->customerId, $isClaimed ? '' : $reply->authorName, $isClaimed ? 'unverified' : $reply->authorRole, $reply->createdAt, $reply->message, $reply->id ) );
		}
	}

	/** The field for files, where they are taken. */
	public function renderFiles(): void {
		if ( $this->takesFiles() ) {
			FormFields::files( $this->rules, $this->fault( 'attachments' ) )->render();
		}
	}

	public function takesFiles(): bool {
		return $this->rules->takesFiles();
	}

	/** One that the script module fills in for a new reply. */
	public function renderBlank(): void {
		self::renderMessage( $this->message( $this->actor->customerId, '', 'customer', $this->ticket->publicUpdatedAt, '' ) );
	}

	/** @return array<string, mixed> What the script module starts from. */
	public function context(): array {
		return array(
			'ticket'       => $this->ticket->id,
			'alert'        => $this->error,
			'errors'       => array( 'attachments' => $this->fault( 'attachments' ) ),
			'invalid'      => '' !== $this->fault( 'message' ),
			'notice'       => (string) $this->notice?->text(),
			'announcement' => '',
			'isSending'    => false,
			'isUploading'  => false,
			'progress'     => 0,
		);
	}

	private function fault( string $field ): string {
		return FormView::faults( $this->refusal )[ $field ] ?? '';
	}

	/** @param array{name: string, role: string, kind: string, time: string, date: string, html: string, files: list<array{name: string, size: string, url: string}>} $message */
	private static function renderMessage( array $message ): void {
		require __DIR__ . '/templates/message.php';
	}

	/**
	 * @param int|null $files Key of its files, null without any.
	 * @return array{name: string, role: string, kind: string, time: string, date: string, html: string, files: list<array{name: string, size: string, url: string}>}
	 */
	private function message( ?int $customerId, string $name, string $role, \DateTimeImmutable $time, string $html, ?int $files = null ): array {
		$isOwn = null !== $customerId && $customerId === $this->actor->customerId;
		$roles = array(
			'agent'       => __( 'Agent', 'smart-support-guest' ),
			'participant' => __( 'Participant', 'smart-support-guest' ),
			'customer'    => __( 'Customer', 'smart-support-guest' ),
			'unverified'  => __( 'Unverified sender', 'smart-support-guest' ),
		);
		if ( $isOwn ) {
			$name = __( 'You', 'smart-support-guest' );
		} elseif ( '' === $name ) {
			$name = 'agent' === $role ? __( 'Support team', 'smart-support-guest' ) : ( $roles[ $role ] ?? $roles['customer'] );
		}
		return array(
			'name'  => $name,
			'role'  => $roles[ $role ] ?? $roles['customer'],
			'kind'  => 'agent' === $role ? 'agent' : 'customer',
			'time'  => Clock::iso( $time ),
			'date'  => self::date( $time ),
			'html'  => $html,
			'files' => array_map( self::file( ... ), $this->files[ $files ?? -1 ] ?? array() ),
		);
	}

	/**
	 * @param array<string, mixed> $file
	 * @return array{name: string, size: string, url: string}
	 */
	private static function file( array $file ): array {
		return array(
			'name' => is_string( $file['filename'] ?? null ) ? $file['filename'] : '',
			'size' => (string) size_format( is_int( $file['size'] ?? null ) ? $file['size'] : 0 ),
			'url'  => is_string( $file['url'] ?? null ) ? $file['url'] : '',
		);
	}

	/** In the site's format and time zone. */
	private static function date( \DateTimeImmutable $time ): string {
		$formats = array_filter( array( get_option( 'date_format' ), get_option( 'time_format' ) ), is_string( ... ) );
		return (string) wp_date( implode( ' ', $formats ), $time->getTimestamp() );
	}
}
