<?php
/**
 * Visitors with an access link.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\AccessLink;
use SmartSupport\Access\AccessLinks;
use SmartSupport\Access\Action;
use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;
use SmartSupport\Access\Blocklist;
use SmartSupport\Access\Callers;
use SmartSupport\Access\GuestSession;
use SmartSupport\Access\GuestSessions;
use SmartSupport\Access\TicketPolicy;
use SmartSupport\Customers\CustomerRepository;
use SmartSupport\Customers\EmailAddress;
use SmartSupport\Refusal;
use SmartSupport\Settings\Settings;
use SmartSupport\Tickets\Ticket;
use SmartSupport\Tickets\TicketRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the Actor of a request that shows the secret of an access link, the cookie that its landing left, the cookie of a
 * guest session or WordPress's own. Each link has a cookie of its own, so that two open tickets never mix.
 */
final class LinkHolders {

	/** Cookies that are looked at to tell a stranger from a customer with another ticket. */
	private const MOST = 20;

	/** @var array<string, AccessLink|null> */
	private array $opened = array();

	/** @var array<string, GuestSession|null> */
	private array $sessions = array();

	public function __construct(
		private readonly AccessLinks $links,
		private readonly GuestSessions $guests,
		private readonly Callers $callers,
		private readonly TicketRepository $tickets,
		private readonly TicketPolicy $policy,
		private readonly CustomerRepository $customers,
		private readonly Settings $settings,
	) {}

	/** The link of a secret, null for one that is expired, revoked or forged. */
	public function link( #[\SensitiveParameter] string $secret ): ?AccessLink {
		if ( ! array_key_exists( $secret, $this->opened ) ) {
			$link                    = $this->links->open( $secret );
			$this->opened[ $secret ] = null !== $link && $this->isBlocked( $link->customerId ) ? null : $link;
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
	 * @param int|null                $ticketId Ticket that the request names; may be left out where only one link's cookie is there.
	 * @throws Refusal invalid_link; not_found for who has proved something, but nothing of this ticket.
	 */
	public function byCookies( #[\SensitiveParameter] array $cookies, ?int $ticketId = null ): Actor {
		$secrets = self::secrets( $cookies );
		$asked   = $ticketId ?? ( 1 === count( $secrets ) ? array_key_first( $secrets ) : 0 );
		$link    = isset( $secrets[ $asked ] ) ? $this->link( $secrets[ $asked ] ) : null;
		if ( null !== $link && $link->ticketId === $asked ) {
			return Actor::link( $link, Callers::ip() );
		}
		$person = null === $ticketId ? null : $this->person( $cookies, $ticketId );
		if ( null !== $person ) {
			return $person;
		}
		if ( null !== $ticketId && ! isset( $secrets[ $ticketId ] ) && ( null !== $this->session( $cookies ) || null !== $this->firstLive( $secrets ) ) ) {
			throw Refusal::notFound();
		}
		throw self::invalid();
	}

	/**
	 * Who may see that ticket, or else the holder of another one: for what names no ticket, but belongs to one.
	 *
	 * @param array<array-key, mixed> $cookies Of the request.
	 * @throws Refusal invalid_link.
	 */
	public function byAnyCookie( #[\SensitiveParameter] array $cookies, int $ticketId ): Actor {
		$secrets = self::secrets( $cookies );
		$own     = $this->firstLive( array_intersect_key( $secrets, array( $ticketId => true ) ) );
		$person  = null === $own ? $this->person( $cookies, $ticketId ) : null;
		if ( null !== $person ) {
			return $person;
		}
		$link    = $own ?? $this->firstLive( $secrets );
		$session = $this->session( $cookies );
		if ( null === $link && null !== $session ) {
			return Actor::guest( $session, $ticketId, Callers::ip() );
		}
		return Actor::link( $link ?? throw self::invalid(), Callers::ip() );
	}

	/**
	 * The guest session that a browser is in, null for none and for one that has ended.
	 *
	 * @param array<array-key, mixed> $cookies Of the request.
	 */
	public function session( #[\SensitiveParameter] array $cookies ): ?GuestSession {
		$secret = $cookies[ Cookie::SESSION ] ?? '';
		$secret = is_string( $secret ) ? $secret : '';
		if ( ! array_key_exists( $secret, $this->sessions ) ) {
			$session                   = $this->guests->find( $secret );
			$this->sessions[ $secret ] = null !== $session && $this->isBlocked( $session->customerId ) ? null : $session;
		}
		return $this->sessions[ $secret ];
	}

	/** Leaves the cookie that opens the link's ticket; it goes when the browser is closed. */
	public function remember( AccessLink $link, #[\SensitiveParameter] string $secret ): void {
		Cookie::leave( Cookie::LINK . $link->ticketId, $secret );
	}

	/**
	 * Who is in a guest session or logged in and sees that ticket.
	 *
	 * @param array<array-key, mixed> $cookies
	 */
	private function person( #[\SensitiveParameter] array $cookies, int $ticketId ): ?Actor {
		$session = $this->session( $cookies );
		$user    = $this->callers->current();
		$isUser  = ActorKind::User === $user->kind && ! $user->isStaff();
		$ticket  = null === $session && ! $isUser ? null : $this->tickets->find( $ticketId );
		if ( null === $ticket ) {
			return null;
		}
		$guest = null === $session ? null : Actor::guest( $session, $ticketId, Callers::ip() );
		if ( null !== $guest && $this->sees( $guest, $ticket ) ) {
			return $guest;
		}
		return $isUser && $this->sees( $user, $ticket ) ? $user->on( $ticket ) : null;
	}

	/** Who is not to write is not to read on either (PR3). */
	private function isBlocked( int $customerId ): bool {
		$entries = $this->settings->texts( 'guests', 'blocklist' );
		// Most sites block nobody: that must not cost a look at the customer.
		$address = array() === $entries ? null : EmailAddress::tryParse( $this->customers->find( $customerId )->email ?? '' );
		return null !== $address && Blocklist::of( $entries )->has( $address );
	}

	private function sees( Actor $actor, Ticket $ticket ): bool {
		try {
			$this->policy->authorise( $actor, Action::View, $ticket );
			return true;
		} catch ( Refusal ) {
			return false;
		}
	}

	/** The same words for every cause. */
	public static function invalid(): Refusal {
		return new Refusal( 'invalid_link', __( 'This link has expired or is not valid.', 'smart-support-guest' ) );
	}

	/**
	 * @param array<array-key, mixed> $cookies
	 * @return array<int, string> Ticket id => secret.
	 */
	private static function secrets( array $cookies ): array {
		$secrets = array();
		foreach ( $cookies as $name => $value ) {
			if ( is_string( $value ) && 1 === preg_match( '/^' . Cookie::LINK . '([1-9]\d{0,17})$/D', (string) $name, $part ) ) {
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
