<?php
/**
 * Rules about access links.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Settings\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * 32 random bytes, of which the database keeps a SHA-256 for checking and a sealed copy for showing.
 */
final class AccessLinks {

	public function __construct(
		private readonly AccessLinkRepository $links,
		private readonly Seal $seal,
		private readonly Settings $settings,
	) {}

	/**
	 * The link whose secret this is. Expired, revoked and forged ones are the same nothing.
	 */
	public function open( #[\SensitiveParameter] string $secret ): ?AccessLink {
		if ( ! Secret::isOne( $secret ) ) {
			return null;
		}
		$link = $this->links->findLive( Secret::hash( $secret ) );
		if ( null !== $link ) {
			$this->links->touch( $link->id );
		}
		return $link;
	}

	/**
	 * Secret of this customer's link to this ticket, its expiry renewed in full: called when a mail to them is written.
	 * Where it cannot be shown (salts changed, or kept in the database) another link is made and the old one lives on.
	 */
	public function secretForMail( int $ticketId, int $customerId ): string {
		$link   = $this->links->newest( $ticketId, $customerId );
		$secret = null === $link ? null : $this->seal->open( $link->sealedSecret );
		if ( null === $link || null === $secret ) {
			return $this->create( $ticketId, $customerId );
		}
		$this->links->renew( $link->id, $this->lifetime() );
		return $secret;
	}

	/** The secret of a link, null where it cannot be shown: revoked, or sealed under other salts or not at all. */
	public function secretOf( AccessLink $link ): ?string {
		return $this->seal->open( $link->sealedSecret );
	}

	/** @return string The new link's secret: 43 characters of base64url. */
	public function create( int $ticketId, int $customerId ): string {
		$secret = Secret::make();
		$this->links->insert( $ticketId, $customerId, Secret::hash( $secret ), $this->seal->close( $secret ), $this->lifetime() );
		return $secret;
	}

	private function lifetime(): int {
		return $this->settings->int( 'guests', 'link_days' ) * DAY_IN_SECONDS;
	}
}
