<?php
/**
 * Rules about guest sessions.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * 32 random bytes, of which the database keeps a SHA-256. They live for a day, however much they are used.
 */
final class GuestSessions {

	public const LIFETIME = DAY_IN_SECONDS;

	public function __construct( private readonly GuestSessionRepository $sessions ) {}

	/** @return string The new session's secret, for a cookie. */
	public function open( int $customerId ): string {
		$secret = Secret::make();
		$this->sessions->insert( $customerId, Secret::hash( $secret ), self::LIFETIME );
		return $secret;
	}

	/** The session whose secret this is. Ended and forged ones are the same nothing. */
	public function find( #[\SensitiveParameter] string $secret ): ?GuestSession {
		$session = Secret::isOne( $secret ) ? $this->sessions->findLive( Secret::hash( $secret ) ) : null;
		if ( null !== $session ) {
			$this->sessions->touch( $session->id );
		}
		return $session;
	}

	/** @param bool $everywhere Whether all of the customer's sessions end. */
	public function end( GuestSession $session, bool $everywhere = false ): void {
		if ( $everywhere ) {
			$this->sessions->endOf( $session->customerId );
			return;
		}
		$this->sessions->end( $session->id );
	}
}
