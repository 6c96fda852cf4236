<?php
/**
 * Portal links.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Makes and opens the public links of tickets (P-6, P-8). They never expire: they live while the portal of their ticket's
 * department is on, and come back when it is on again. Of a kind of their own: none opens what an access link opens (A9).
 */
final class PortalLinks {

	public function __construct(
		private readonly PortalLinkRepository $links,
		private readonly Seal $seal,
	) {}

	/** The link whose secret this is, also one that opens nothing at the moment; null for a forged one. */
	public function open( #[\SensitiveParameter] string $secret ): ?PortalLink {
		return Secret::isOne( $secret ) ? $this->links->find( Secret::hash( $secret ) ) : null;
	}

	/**
	 * Secret of the ticket's link, which is made once: called when a mail is written. Where it cannot be shown (salts changed,
	 * or kept in the database) another is made and the old one lives on.
	 */
	public function secretForMail( int $ticketId ): string {
		foreach ( $this->links->sealedSecrets( $ticketId ) as $sealed ) {
			$secret = $this->seal->open( $sealed );
			if ( null !== $secret ) {
				return $secret;
			}
		}
		$secret = Secret::make();
		$this->links->insert( $ticketId, Secret::hash( $secret ), $this->seal->close( $secret ) );
		return $secret;
	}
}
