<?php
/**
 * Who may not write.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

use SmartSupport\Customers\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Entries are addresses (`a@b.example`) and domains (`b.example` or `@b.example`), the latter with all below them;
 * compared in the normal form of addresses.
 */
final class Blocklist {

	/** @param array<string, true> $entries Normal forms. */
	private function __construct( private readonly array $entries ) {}

	/** @param list<string> $entries As somebody typed them. */
	public static function of( array $entries ): self {
		return new self( array_fill_keys( array_filter( array_map( self::normal( ... ), $entries ), is_string( ... ) ), true ) );
	}

	/** The normal form of an entry, null for what is neither address nor domain. */
	public static function normal( string $entry ): ?string {
		$entry    = trim( $entry );
		$isDomain = ! str_contains( ltrim( $entry, '@' ), '@' );
		$address  = EmailAddress::tryParse( $isDomain ? 'x@' . preg_replace( '/^@/', '', $entry ) : $entry )?->address;
		// A star is a letter of addresses; here it is meant for "any", which it does not mean.
		return null === $address || str_contains( $entry, '*' ) ? null : substr( strtolower( $address ), $isDomain ? 2 : 0 );
	}

	public function has( EmailAddress $email ): bool {
		$address = strtolower( $email->address );
		$parts   = explode( '.', substr( (string) strrchr( $address, '@' ), 1 ) );
		$found   = isset( $this->entries[ $address ] );
		while ( ! $found && array() !== $parts ) {
			$found = isset( $this->entries[ implode( '.', $parts ) ] );
			array_shift( $parts );
		}
		return $found;
	}
}
