<?php
/**
 * A visitor's request.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Attachments\MessageFiles;
use SmartSupport\Attachments\Upload;

defined( 'ABSPATH' ) || exit;

/**
 * What of a page request concerns us, as it came. Read from the request itself: WordPress adds slashes to its copies.
 */
final class Visit {

	/** Name of the array that holds the fields of our forms. */
	public const FIELDS = 'smart_support';

	/**
	 * @param array<array-key, mixed> $fields
	 * @param array<array-key, mixed> $query
	 */
	public function __construct(
		public readonly string $method,
		/** Below the site's address, without slashes at the ends; empty with plain permalinks. */
		public readonly string $path,
		/** Secret of a mailed link, null without one. */
		#[\SensitiveParameter] public readonly ?string $secret,
		/** Ticket and page that a query names; 0 for none. */
		public readonly int $ticketId,
		public readonly bool $asksForPage,
		public readonly ?Notice $notice,
		/** Path and query of this page without what is ours: where its forms go. */
		public readonly string $address,
		private readonly array $fields,
		/** Secret of a link that was mailed with a code, null without one. */
		#[\SensitiveParameter] public readonly ?string $code = null,
		public readonly bool $asksForList = false,
		private readonly array $query = array(),
		/** Whether PHP has thrown its form away, for it was too large. */
		public readonly bool $isCut = false,
		/** Secret of a portal link, null without one. */
		#[\SensitiveParameter] public readonly ?string $portalSecret = null,
		/** Ticket whose public page a query names; 0 for none. */
		public readonly int $portalTicketId = 0,
		/** Secret of a link that was mailed to confirm a reply, null without one. */
		#[\SensitiveParameter] public readonly ?string $confirm = null,
		public readonly bool $asksToConfirm = false,
	) {}

	public static function current( \WP $wp ): self {
		$fields = filter_input( INPUT_POST, self::FIELDS, FILTER_DEFAULT, FILTER_REQUIRE_ARRAY );
		$query  = filter_input( INPUT_GET, self::FIELDS, FILTER_DEFAULT, FILTER_REQUIRE_ARRAY );
		$notice = self::query( Notice::PARAMETER );
		return new self(
			strtolower( self::header( 'REQUEST_METHOD' ) ),
			trim( rawurldecode( (string) $wp->request ), '/' ),
			self::query( SupportPage::LINK ),
			(int) self::query( SupportPage::TICKET ),
			null !== self::query( SupportPage::PAGE ),
			null === $notice ? null : Notice::read( $notice ),
			// A second slash at the start would name another host.
			'/' . ltrim( remove_query_arg( array( Notice::PARAMETER, SupportPage::LINK, SupportPage::CODE, SupportPage::PORTAL, SupportPage::CONFIRM ) ), '/' ),
			is_array( $fields ) ? $fields : array(),
			self::query( SupportPage::CODE ),
			null !== self::query( SupportPage::TICKETS ),
			is_array( $query ) ? $query : array(),
			'POST' === self::header( 'REQUEST_METHOD' ) && array() === (array) filter_input_array( INPUT_POST ) && Upload::isCut( (int) self::header( 'CONTENT_LENGTH' ) ),
			self::query( SupportPage::PORTAL ),
			(int) self::query( SupportPage::PORTAL_TICKET ),
			self::query( SupportPage::CONFIRM ),
			null !== self::query( SupportPage::CONFIRMING ),
		);
	}

	/** A request that is for no page, such as one of the REST API that wants a page's content. */
	public static function none(): self {
		return new self( 'get', '', null, 0, false, null, '', array() );
	}

	/** Name of the form that was posted, empty for none. */
	public function form(): string {
		return 'post' === $this->method ? $this->field( 'form' ) : '';
	}

	public function field( string $name ): string {
		$value = $this->fields[ $name ] ?? '';
		return is_string( $value ) ? wp_scrub_utf8( $value ) : '';
	}

	/** What the address asks a list for, empty for nothing. */
	public function asked( string $name ): string {
		$value = $this->query[ $name ] ?? '';
		return is_string( $value ) ? wp_scrub_utf8( $value ) : '';
	}

	/** The files of a field that takes several; $_FILES has our fields in one entry, by property. */
	public function files( string $name ): MessageFiles {
		$all  = $GLOBALS['_FILES'] ?? array();
		$ours = is_array( $all ) && is_array( $all[ self::FIELDS ] ?? null ) ? $all[ self::FIELDS ] : array();
		return MessageFiles::of( array_map( static fn( mixed $fields ): mixed => is_array( $fields ) ? ( $fields[ $name ] ?? null ) : null, $ours ) );
	}

	/** Whether it only looks. */
	public function reads(): bool {
		return in_array( $this->method, array( 'get', 'head' ), true );
	}

	/**
	 * Whether the browser, as far as it says so, sent this from a page of this site. A page with the referrer policy
	 * no-referrer, as ours are, sends the origin "null".
	 */
	public function isFromHere(): bool {
		$site = self::header( 'HTTP_SEC_FETCH_SITE' );
		if ( '' !== $site ) {
			return 'same-origin' === $site;
		}
		$from = self::header( 'HTTP_ORIGIN' );
		$from = '' === $from || 'null' === $from ? self::header( 'HTTP_REFERER' ) : $from;
		return '' === $from || self::origin( $from ) === self::origin( home_url() );
	}

	private static function header( string $name ): string {
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
	}

	/** @return list<int|string> Scheme, host and port. */
	private static function origin( string $url ): array {
		$parts  = wp_parse_url( $url );
		$parts  = is_array( $parts ) ? $parts : array();
		$scheme = strtolower( $parts['scheme'] ?? '' );
		return array( $scheme, strtolower( $parts['host'] ?? '' ), $parts['port'] ?? ( 'https' === $scheme ? 443 : 80 ) );
	}

	private static function query( string $name ): ?string {
		$value = filter_input( INPUT_GET, $name );
		return is_string( $value ) ? $value : null;
	}
}
