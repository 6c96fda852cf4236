<?php
/**
 * An e-mail address in its normal form.
 */

declare(strict_types=1);

namespace SmartSupport\Customers;

use WpOrg\Requests\Exception as RequestsException;
use WpOrg\Requests\IdnaEncoder;

defined( 'ABSPATH' ) || exit;

/**
 * The one function for addresses: domain in lower-case punycode, local part in ASCII, compared without case.
 */
final class EmailAddress {

	private const MAX_LENGTH = 254;

	private function __construct( public readonly string $address ) {}

	/**
	 * @param string $text What somebody typed.
	 * @throws \InvalidArgumentException When it is no address we can write to; the message is for people.
	 */
	public static function parse( string $text ): self {
		$text  = trim( $text );
		$at    = strrpos( $text, '@' );
		$local = false === $at ? '' : substr( $text, 0, $at );
		if ( '' === $local || 1 === preg_match( '/[^\x21-\x7e]/', $local ) ) {
			throw new \InvalidArgumentException( esc_html__( 'This is not a valid e-mail address.', 'smart-support-guest' ) );
		}
		$address = $local . '@' . self::asciiDomain( substr( $text, (int) $at + 1 ) );
		if ( strlen( $address ) > self::MAX_LENGTH || false === filter_var( $address, FILTER_VALIDATE_EMAIL ) || false === is_email( $address ) ) {
			throw new \InvalidArgumentException( esc_html__( 'This is not a valid e-mail address.', 'smart-support-guest' ) );
		}
		return new self( $address );
	}

	/** Null where parse() throws. */
	public static function tryParse( string $text ): ?self {
		try {
			return self::parse( $text );
		} catch ( \InvalidArgumentException ) {
			return null;
		}
	}

	/** SHA-256 of the normal form: what makes an address unique. */
	public function hash(): string {
		return hash( 'sha256', strtolower( $this->address ) );
	}

	/**
	 * What limits count by: the same mailbox under +tags, and under dots at Gmail, is one sender.
	 * Never an identity.
	 */
	public function limiterKey(): string {
		[ $local, $domain ] = explode( '@', strtolower( $this->address ), 2 );
		$local              = explode( '+', $local, 2 )[0];
		if ( 'gmail.com' === $domain || 'googlemail.com' === $domain ) {
			$local = str_replace( '.', '', $local );
		}
		return $local . '@' . $domain;
	}

	/**
	 * An address as people read it: its domain in Unicode where PHP's intl extension can tell.
	 *
	 * @param string $address In its normal form.
	 */
	public static function shown( string $address ): string {
		[ $local, $domain ] = explode( '@', $address, 2 ) + array( '', '' );
		$unicode            = str_contains( $domain, 'xn--' ) && function_exists( 'idn_to_utf8' ) ? idn_to_utf8( $domain ) : false;
		return false === $unicode ? $address : "$local@$unicode";
	}

	private static function asciiDomain( string $domain ): string {
		$domain = strtolower( rtrim( $domain, '.' ) );
		if ( 1 !== preg_match( '/[^\x21-\x7e]/', $domain ) ) {
			return $domain;
		}
		// Spaces and signs that nobody sees: what looks like one domain would be another.
		if ( 1 !== preg_match( '/^[^\p{C}\p{Z}]+$/Du', $domain ) ) {
			return '';
		}
		try {
			return IdnaEncoder::encode( mb_strtolower( $domain ) );
		} catch ( RequestsException ) {
			return '';
		}
	}
}
