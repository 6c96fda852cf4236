<?php
/**
 * A ticket for everybody who has its portal link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Database\Clock;
use SmartSupport\Replies\Reply;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * Number, subject, status, details and the public history, all of it trimmed; files by name and size.
 *
 * @phpstan-type File array{name: string, size: string}
 * @phpstan-type Message array{name: string, role: string, kind: string, time: string, date: string, html: string, files: list<File>}
 */
final class PortalView implements View {

	/** Key of the opening message's files; those of replies have the reply's id. */
	public const OPENING = 0;

	/** Trimmed. */
	public readonly string $subject;

	/**
	 * @param list<Reply>                            $replies Public ones, oldest first.
	 * @param array<int, list<array<string, mixed>>> $files   As AttachmentPresenter has them, by reply.
	 */
	public function __construct(
		public readonly Ticket $ticket,
		private readonly string $customerName,
		public readonly string $department,
		private readonly array $replies,
		private readonly array $files,
		public readonly PortalForms $forms,
	) {
		$this->subject = TrimmedText::text( $ticket->subject );
	}

	public function title(): string {
		/* translators: %s: Number of a ticket. */
		return sprintf( __( 'Ticket #%s', 'smart-support-guest' ), $this->ticket->number() );
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/portal.php';
	}

	/** The opening message, then the replies. */
	public function renderMessages(): void {
		self::renderMessage( $this->message( $this->customerName, 'customer', $this->ticket->createdAt, (string) $this->ticket->message, self::OPENING ) );
		foreach ( $this->replies as $reply ) {
			$role = 'verified' === $reply->verification ? $reply->authorRole : 'unverified';
			self::renderMessage( $this->message( 'unverified' === $role ? '' : $reply->authorName, $role, $reply->createdAt, $reply->message, $reply->id ) );
		}
	}

	/** @return array<string, array{time: string, date: string}> What happened when, as its label says. */
	public function times(): array {
		return array(
			__( 'Created', 'smart-support-guest' )     => self::time( $this->ticket->createdAt ),
			__( 'Last update', 'smart-support-guest' ) => self::time( $this->ticket->publicUpdatedAt ),
		);
	}

	/** @param Message $message */
	private static function renderMessage( array $message ): void {
		require __DIR__ . '/templates/portal-message.php';
	}

	/** @return Message */
	private function message( string $name, string $role, \DateTimeImmutable $time, string $html, int $files ): array {
		$roles = array(
			'agent'       => __( 'Agent', 'smart-support-guest' ),
			'participant' => __( 'Participant', 'smart-support-guest' ),
			'customer'    => __( 'Customer', 'smart-support-guest' ),
			// Whoever typed an address is nobody before it has proved itself.
			'unverified'  => __( 'Unverified sender', 'smart-support-guest' ),
		);
		if ( '' === $name ) {
			$name = 'agent' === $role ? __( 'Support team', 'smart-support-guest' ) : ( $roles[ $role ] ?? $roles['customer'] );
		}
		return array(
			'name'  => TrimmedText::text( $name ),
			'role'  => $roles[ $role ] ?? $roles['customer'],
			'kind'  => 'agent' === $role ? 'agent' : 'customer',
			'html'  => TrimmedText::html( $html ),
			'files' => array_map( self::file( ... ), $this->files[ $files ] ?? array() ),
			...self::time( $time ),
		);
	}

	/**
	 * @param array<string, mixed> $file
	 * @return File
	 */
	private static function file( array $file ): array {
		return array(
			'name' => TrimmedText::text( is_string( $file['filename'] ?? null ) ? $file['filename'] : '' ),
			'size' => (string) size_format( is_int( $file['size'] ?? null ) ? $file['size'] : 0 ),
		);
	}

	/** @return array{time: string, date: string} For programs; in the site's format and time zone. */
	private static function time( \DateTimeImmutable $time ): array {
		$formats = array_filter( array( get_option( 'date_format' ), get_option( 'time_format' ) ), is_string( ... ) );
		return array(
			'time' => Clock::iso( $time ),
			'date' => (string) wp_date( implode( ' ', $formats ), $time->getTimestamp() ),
		);
	}
}
