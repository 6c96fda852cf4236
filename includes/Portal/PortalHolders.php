<?php
/**
 * Visitors with a portal link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\Callers;
use SmartSupport\Access\PortalLink;
use SmartSupport\Access\PortalLinks;
use SmartSupport\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of a request that shows the secret of a portal link, or the cookie that its landing left. A link that
 * opens nothing at the moment is told from a forged one only to who has it.
 */
final class PortalHolders {

	/** @var array<string, PortalLink|null> */
	private array $opened = array();

	public function __construct( private readonly PortalLinks $links ) {}

	/**
	 * @param int|null $ticketId Ticket that the request names, if any.
	 * @throws Refusal invalid_link; not_found for another ticket, and for one without a public page.
	 */
	public function bySecret( #[\SensitiveParameter] string $secret, ?int $ticketId = null ): Actor {
		$link = $this->link( $secret ) ?? throw LinkHolders::invalid();
		if ( ! $link->isLive || ( null !== $ticketId && $link->ticketId !== $ticketId ) ) {
			throw Refusal::notFound();
		}
		return Actor::portal( $link->ticketId, ip: Callers::ip() );
	}

	/**
	 * @param array<array-key, mixed> $cookies Of the request.
	 * @throws Refusal invalid_link, also for the secret of another ticket's link; not_found for a ticket without a public page.
	 */
	public function byCookie( #[\SensitiveParameter] array $cookies, int $ticketId ): Actor {
		$secret = $cookies[ Cookie::PORTAL . $ticketId ] ?? '';
		$secret = is_string( $secret ) ? $secret : '';
		return $this->link( $secret )?->ticketId === $ticketId ? $this->bySecret( $secret ) : throw LinkHolders::invalid();
	}

	/** Leaves the cookie that opens the ticket's public page; it goes when the browser is closed. */
	public function remember( int $ticketId, #[\SensitiveParameter] string $secret ): void {
		Cookie::leave( Cookie::PORTAL . $ticketId, $secret );
	}

	private function link( #[\SensitiveParameter] string $secret ): ?PortalLink {
		if ( ! array_key_exists( $secret, $this->opened ) ) {
			$this->opened[ $secret ] = $this->links->open( $secret );
		}
		return $this->opened[ $secret ];
	}
}
