<?php
/**
 * Visitors with an access link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Actor;
use SmartSupport\Access\Callers;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of a request that shows the secret of an access link, or the cookie that its landing left. Each ticket
 * has a cookie of its own, so that two open tickets never mix.
 */
final class LinkHolders {

	private const COOKIE = 'smart_support_link_';

	/** Cookies that are looked at to tell a stranger from a customer with another ticket. */
	private const MOST = 20;

	/** @var array<string, AccessLink|null> */
	private array $opened = array();

	public function __construct( private readonly AccessLinks $links ) {}

	/** The link of a secret, null for one that is expired, revoked or forged. */
	public function link( #[\SensitiveParameter] string $secret ): ?AccessLink {
		if ( ! array_key_exists( $secret, $this->opened ) ) {
			$this->opened[ $secret ] = $this->links->open( $secret );
		}
		return $this->opened[ $secret ];
	}

	/**
	 * @param int|null $ticketId Ticket that the request names, if any.
	 * @throws Refusal invalid_link; not_found for the holder of a link to another ticket.
	 */
	public function bySecret( #[\SensitiveParameter] string $secret, ?int $ticketId = null ): Actor {
		$link = $this->link( $secret ) ?? throw self::invalid();
		if ( null !== $ticketId && $link->ticketId !== $ticketId ) {
			throw Refusal::notFound();
		}
		return Actor::link( $link, Callers::ip() );
	}

	/**
	 * @param array<array-key, mixed> $cookies  Of the request.
	 * @param int|null                $ticketId Ticket that the request names; may be left out where only one cookie is there.
	 * @throws Refusal invalid_link; not_found for the holder of a link to another ticket.
	 */
	public function byCookies( #[\SensitiveParameter] array $cookies, ?int $ticketId = null ): Actor {
		$secrets = self::secrets( $cookies );
		$asked   = $ticketId ?? ( 1 === count( $secrets ) ? array_key_first( $secrets ) : 0 );
		if ( isset( $secrets[ $asked ] ) ) {
			$link = $this->link( $secrets[ $asked ] );
			return null !== $link && $link->ticketId === $asked ? Actor::link( $link, Callers::ip() ) : throw self::invalid();
		}
		if ( null !== $ticketId && null !== $this->firstLive( $secrets ) ) {
			throw Refusal::notFound();
		}
		throw self::invalid();
	}

	/**
	 * The holder of the link to that ticket, or else of another one: for what names no ticket, but belongs to one.
	 *
	 * @param array<array-key, mixed> $cookies Of the request.
	 * @throws Refusal invalid_link.
	 */
	public function byAnyCookie( #[\SensitiveParameter] array $cookies, int $ticketId ): Actor {
		$secrets = self::secrets( $cookies );
		$link    = $this->firstLive( array_intersect_key( $secrets, array( $ticketId => true ) ) + $secrets ) ?? throw self::invalid();
		return Actor::link( $link, Callers::ip() );
	}

	/** Leaves the cookie that opens the link's ticket; it goes when the browser is closed. */
	public function remember( AccessLink $link, #[\SensitiveParameter] string $secret ): void {
		setcookie(
			self::COOKIE . $link->ticketId,
			$secret,
			array(
				'expires'  => 0,
				// The REST API needs it too.
				'path'     => '' === COOKIEPATH ? '/' : COOKIEPATH,
				'secure'   => is_ssl() || 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME ),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
	}

	/** The same words for every cause. */
	private static function invalid(): Refusal {
		return new Refusal( 'invalid_link', __( 'This link has expired or is not valid.', 'smart-support-guest' ) );
	}

	/**
	 * @param array<array-key, mixed> $cookies
	 * @return array<int, string> Ticket id => secret.
	 */
	private static function secrets( array $cookies ): array {
		$secrets = array();
		foreach ( $cookies as $name => $value ) {
			if ( is_string( $value ) && 1 === preg_match( '/^' . self::COOKIE . '([1-9]\d{0,17})$/D', (string) $name, $part ) ) {
				$secrets[ (int) $part[1] ] = $value;
			}
		}
		return $secrets;
	}

	/** @param array<int, string> $secrets */
	private function firstLive( array $secrets ): ?AccessLink {
		foreach ( array_slice( $secrets, 0, self::MOST, true ) as $ticketId => $secret ) {
			$link = $this->link( $secret );
			if ( $link?->ticketId === $ticketId ) {
				return $link;
			}
		}
		return null;
	}
}
