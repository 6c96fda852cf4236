<?php
/**
 * The support page.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Settings\State;

defined( 'ABSPATH' ) || exit;

/**
 * Knows where visitors write and come back: the newest published page that holds the block. Links depend on no setting;
 * without such a page a virtual one at /support/ serves them.
 */
final class SupportPage {

	public const BLOCK = 'smart-support/support-portal';

	/** Query parameter of a mailed link; its value is the secret. */
	public const LINK = 'smart-support-link';

	/** Query parameter of a ticket's own address where addresses have no paths. */
	public const TICKET = 'smart_support_ticket';

	/** Query parameter of the link that is mailed with a code; its value is the secret. */
	public const CODE = 'smart-support-code';

	/** Query parameter of a mailed portal link; its value is the secret. */
	public const PORTAL = 'smart-support-portal';

	/** Query parameter of a ticket's public page where addresses have no paths. */
	public const PORTAL_TICKET = 'smart_support_portal_ticket';

	/** Query parameter of the link by which somebody says that a reply is theirs; its value is the secret. */
	public const CONFIRM = 'smart-support-confirm';

	/** Query parameter of the page with the button for that where addresses have no paths. */
	public const CONFIRMING = 'smart_support_confirm';

	/** Query parameter of the list of tickets where addresses have no paths. */
	public const TICKETS = 'smart_support_tickets';

	/** Path of the virtual page. */
	public const PATH = 'support';

	/** Query parameter of the virtual page where addresses have no paths. */
	public const PAGE = 'smart_support_page';

	public function __construct( private readonly State $state ) {}

	/** Id of the page, null without one. */
	public function id(): ?int {
		$known = $this->state->supportPage();
		return $known > 0 && 'publish' === get_post_status( $known ) ? $known : null;
	}

	/** Address of the page with the form. */
	public function url(): string {
		$id = $this->id();
		if ( null !== $id ) {
			return (string) get_permalink( $id );
		}
		return self::hasPaths() ? home_url( '/' . self::PATH . '/' ) : add_query_arg( self::PAGE, '1', home_url( '/' ) );
	}

	/**
	 * The ticket whose own address this is, null for any other.
	 *
	 * @param string $path Below the site's address, without slashes at the ends.
	 */
	public function ticketAt( string $path ): ?int {
		return $this->idAt( 'ticket', $path );
	}

	/**
	 * The ticket whose public page's address this is, null for any other.
	 *
	 * @param string $path Below the site's address, without slashes at the ends.
	 */
	public function portalAt( string $path ): ?int {
		return $this->idAt( 'portal', $path );
	}

	/** Address of a ticket, below the page's own: never the page that a cache may hold. */
	public function ticketUrl( int $ticketId ): string {
		return $this->below( "ticket/$ticketId", self::TICKET, $ticketId );
	}

	/** Address of a ticket's public page, below the page's own too. */
	public function portalUrl( int $ticketId ): string {
		return $this->below( "portal/$ticketId", self::PORTAL_TICKET, $ticketId );
	}

	/**
	 * Whether this is the address of the list of one's tickets.
	 *
	 * @param string $path Below the site's address, without slashes at the ends.
	 */
	public function isList( string $path ): bool {
		return $this->isBelow( 'tickets', $path );
	}

	/** The same for the page with the button that publishes a held reply. */
	public function isConfirming( string $path ): bool {
		return $this->isBelow( 'confirm', $path );
	}

	/** Address of the list of one's tickets, below the page's own. */
	public function listUrl(): string {
		return $this->below( 'tickets', self::TICKETS, 1 );
	}

	/** Address of the page with the button that publishes a held reply. */
	public function confirmingUrl(): string {
		return self::hasPaths() ? user_trailingslashit( trailingslashit( $this->url() ) . 'confirm' ) : add_query_arg( self::CONFIRMING, '1', $this->url() );
	}

	/** Address that the mail with a code carries; its GET only moves the secret into a cookie. */
	public function codeUrl( #[\SensitiveParameter] string $secret ): string {
		return add_query_arg( self::CODE, $secret, $this->listUrl() );
	}

	/** Address that the mail about a held reply carries; its GET only moves the secret into a cookie. */
	public function confirmUrl( #[\SensitiveParameter] string $secret ): string {
		return add_query_arg( self::CONFIRM, $secret, $this->confirmingUrl() );
	}

	/** Address that a mail carries; its GET only moves the secret into a cookie. */
	public function linkUrl( #[\SensitiveParameter] string $secret ): string {
		return add_query_arg( self::LINK, $secret, $this->url() );
	}

	/** Address that mails to a ticket's public page carry; its GET only moves the secret into a cookie. */
	public function portalLinkUrl( int $ticketId, #[\SensitiveParameter] string $secret ): string {
		return add_query_arg( self::PORTAL, $secret, $this->portalUrl( $ticketId ) );
	}

	/** Publishes a support page unless there is one. Returns its id, 0 when WordPress refuses. */
	public function create(): int {
		$known = $this->id() ?? $this->refresh();
		if ( null !== $known ) {
			return $known;
		}
		$id = wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_title'   => __( 'Support', 'smart-support-guest' ),
				'post_name'    => self::PATH,
				'post_content' => '<!-- wp:' . self::BLOCK . ' /-->',
			)
		);
		$this->state->setSupportPage( $id );
		return $id;
	}

	/** Looks the page up again; called when a page is saved, trashed or deleted. */
	public function refresh(): ?int {
		$found = get_posts(
			array(
				'post_type'        => 'page',
				'post_status'      => 'publish',
				's'                => '<!-- wp:' . self::BLOCK,
				'search_columns'   => array( 'post_content' ),
				'sentence'         => true,
				'orderby'          => 'date ID',
				'order'            => 'DESC',
				'numberposts'      => 1,
				'fields'           => 'ids',
				'suppress_filters' => true,
			)
		);
		$id    = is_int( $found[0] ?? null ) ? $found[0] : 0;
		if ( $id !== $this->state->supportPage() ) {
			$this->state->setSupportPage( $id );
		}
		return 0 === $id ? null : $id;
	}

	/** @param string $kind First part of the address below the page's own. */
	private function idAt( string $kind, string $path ): ?int {
		// Most requests are for other pages: they must not cost a look at ours.
		if ( 1 !== preg_match( "#^(?:(.+)/)?$kind/([1-9]\d{0,17})$#D", $path, $part ) || ! self::hasPaths() ) {
			return null;
		}
		return 0 === strcasecmp( $this->path(), $part[1] ) ? (int) $part[2] : null;
	}

	/** An address below the page's own, or the page's with a query where addresses have no paths. */
	private function below( string $path, string $parameter, int $value ): string {
		return self::hasPaths() ? user_trailingslashit( trailingslashit( $this->url() ) . $path ) : add_query_arg( $parameter, $value, $this->url() );
	}

	private function isBelow( string $name, string $path ): bool {
		// Most requests are for other pages: they must not cost a look at ours.
		if ( 1 !== preg_match( "#^(?:(.+)/)?$name$#D", $path, $part ) || ! self::hasPaths() ) {
			return false;
		}
		return 0 === strcasecmp( $this->path(), $part[1] ?? '' );
	}

	/** Path of the page below the site's address, without slashes at the ends. */
	private function path(): string {
		$path = static fn( string $url ): string => trim( rawurldecode( (string) wp_parse_url( $url, PHP_URL_PATH ) ), '/' );
		$page = substr( $path( $this->url() ), strlen( $path( home_url() ) ) );
		// Servers that cannot rewrite have it in front of every path.
		return trim( (string) preg_replace( '#^/?index\.php(?=/|$)#', '', $page ), '/' );
	}

	private static function hasPaths(): bool {
		return '' !== get_option( 'permalink_structure', '' );
	}
}
