<?php
/**
 * All tickets of one who asks for help, as a page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Tickets\Status;
use SmartSupport\Tickets\Ticket;

defined( 'ABSPATH' ) || exit;

/**
 * One page of the list, what it was searched for, and the way out.
 */
final class MyTicketsView implements View {

	/** @param list<Ticket> $tickets */
	public function __construct(
		private readonly SupportPage $page,
		public readonly array $tickets,
		public readonly string $search,
		/** As Status::word() has it, empty for all. */
		public readonly string $status,
		public readonly int $number,
		public readonly int $pages,
		/** Whose tickets these are, for people. */
		public readonly string $email,
		/** Of the forms to log out, empty where there is no guest session. */
		public readonly string $token,
		/** For who may see more once the mailbox is proved. */
		public readonly ?SignInView $proof,
		public readonly ?Notice $notice,
	) {}

	public function title(): string {
		return __( 'My tickets', 'smart-support-guest' );
	}

	public function render(): void {
		$view = $this;
		require __DIR__ . '/templates/my-tickets.php';
	}

	public function address(): string {
		return $this->page->listUrl();
	}

	public function supportUrl(): string {
		return $this->page->url();
	}

	/** Whether something is looked for. */
	public function isFiltered(): bool {
		return '' !== $this->search || '' !== $this->status;
	}

	/** @return array<string, string> What the filter offers: word => label. */
	public function statuses(): array {
		return array( '' => __( 'All', 'smart-support-guest' ) ) + Status::labels();
	}

	/** @return array<string, string> Parameters of the address, which a form that is sent by GET takes away. */
	public function parameters(): array {
		$found = array();
		wp_parse_str( (string) wp_parse_url( $this->address(), PHP_URL_QUERY ), $found );
		$values = array();
		foreach ( $found as $name => $value ) {
			$values[ (string) $name ] = is_string( $value ) ? $value : '';
		}
		return $values;
	}

	public function ticketUrl( Ticket $ticket ): string {
		return $this->page->ticketUrl( $ticket->id );
	}

	/** Address of another page of the same list. */
	public function pageUrl( int $number ): string {
		$asked = array_filter(
			array(
				'search' => rawurlencode( $this->search ),
				'status' => $this->status,
				'page'   => $number > 1 ? (string) $number : '',
			),
			static fn( string $value ) => '' !== $value
		);
		return add_query_arg( array() === $asked ? array() : array( Visit::FIELDS => $asked ), $this->address() );
	}

	/** In the site's format and time zone. */
	public static function date( Ticket $ticket ): string {
		$formats = array_filter( array( get_option( 'date_format' ), get_option( 'time_format' ) ), is_string( ... ) );
		return (string) wp_date( implode( ' ', $formats ), $ticket->publicUpdatedAt->getTimestamp() );
	}
}
