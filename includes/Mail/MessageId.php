<?php
/**
 * Message-ID of our mails.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * `<ticket>.<random>.<mac>@<host>`: the MAC lets us know our own mail again and lets nobody forge one.
 */
final class MessageId {

	/**
	 * @param int|null $ticketId Null for a mail about none; its Message-ID has the number 0.
	 * @return string Without angle brackets; unique.
	 */
	public static function create( ?int $ticketId ): string {
		$local = (int) $ticketId . '.' . bin2hex( random_bytes( 12 ) );
		return $local . '.' . self::mac( $local ) . '@' . self::host();
	}

	/** The ticket that a Message-ID of ours belongs to, null for any other. */
	public static function ticketId( string $messageId ): ?int {
		if ( 1 !== preg_match( '/^((\d{1,18})\.[0-9a-f]{24})\.([0-9a-f]{32})@/', $messageId, $part ) ) {
			return null;
		}
		return hash_equals( self::mac( $part[1] ), $part[3] ) ? (int) $part[2] : null;
	}

	private static function mac( string $local ): string {
		return substr( hash_hmac( 'sha256', 'message-id|' . $local, wp_salt( 'auth' ) ), 0, 32 );
	}

	private static function host(): string {
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		return is_string( $host ) ? $host : 'localhost';
	}
}
