<?php
/**
 * Text for everybody.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Customers\EmailAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Trims what whoever has a portal link may not learn (P-20): e-mail addresses, whole mails that a message quotes, and the
 * secrets of our own links, which people quote too. Errs on the side of trimming.
 */
final class TrimmedText {

	private const DOTS = '•••';

	/** The sign, also as it stands in addresses of pages and as an entity that WordPress lets through. */
	private const AT = '(?:[@＠﹫]|[%=](?:25)*40|&(?:amp;)*(?:\#0*64|\#x0*40|commat);)\p{Cf}*';

	/** What a local part, as people write it, does not hold. */
	private const OUTSIDE = '\s@＠﹫<>()\[\],;:"`«»“”„|\\\\\/{}•';

	/** From its first letter on: to look from each of its letters would take the square of its length. */
	private const LOCAL = '(?:"[^"\n]{1,64}"|(?:\G|(?<![^' . self::OUTSIDE . ']))[^' . self::OUTSIDE . ']+)';

	private const DOMAIN = '(?:\[[^\]\s]{2,45}\]|[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}_-]*(?:[.。．][\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}_-]*)*)';

	private const ADDRESS = '/(' . self::LOCAL . ')(?:' . self::AT . '(' . self::DOMAIN . '))+/iu';

	/** What opens a ticket as somebody. */
	private const SECRET = '/(smart-support-(?:link|code|portal|confirm)(?:=|%(?:25)*3d))[A-Za-z0-9_-]+/iu';

	/** An address: its first letters and the end of its domain, e.g. j•••@e•••.com. */
	public static function address( string $address ): string {
		[ $local, $domain ] = explode( '@', EmailAddress::shown( $address ), 2 ) + array( '', '' );
		return '' === $domain ? self::DOTS : self::trimmed( $local, $domain );
	}

	/** Plain text, e.g. a subject or a name. */
	public static function text( string $text ): string {
		$text = wp_scrub_utf8( $text );
		// WordPress's escaping leaves entities as they are: to a reader they are the letters.
		do {
			$before = $text;
			$text   = html_entity_decode( $before, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		} while ( $text !== $before );
		return self::replaced( $text, self::found( $text ) );
	}

	/** A stored message, without what it quotes. */
	public static function html( string $html ): string {
		$pieces = QuotedHistory::cut( MessagePiece::read( wp_scrub_utf8( $html ) ) );
		$run    = array();
		foreach ( $pieces as $piece ) {
			if ( $piece->isText() ) {
				$run[] = $piece;
			}
			if ( $piece->breaks() ) {
				self::trimRun( $run );
				$run = array();
			}
			$piece->attributes = self::attributes( $piece->attributes );
		}
		self::trimRun( $run );
		return MessagePiece::write( $pieces );
	}

	/**
	 * Texts of one line, which tags may part in the middle of an address.
	 *
	 * @param list<MessagePiece> $run
	 */
	private static function trimRun( array $run ): void {
		$found = self::found( implode( '', array_map( static fn( MessagePiece $piece ): string => $piece->text, $run ) ) );
		$start = 0;
		$next  = 0;
		foreach ( array() === $found ? array() : $run as $piece ) {
			$length = strlen( $piece->text );
			$here   = array();
			$end    = $start + $length;
			for ( $i = $next; isset( $found[ $i ] ) && $found[ $i ][0] < $end; ++$i ) {
				[ $from, $to, $with ] = $found[ $i ];
				if ( $to > $start ) {
					$here[] = array( max( 0, $from - $start ), min( $length, $to - $start ), $from >= $start ? $with : '' );
				}
			}
			// Those that end here concern no later text: a line may have thousands of both.
			while ( isset( $found[ $next ] ) && $found[ $next ][1] <= $end ) {
				++$next;
			}
			$piece->text = self::replaced( $piece->text, $here );
			$start      += $length;
		}
	}

	/**
	 * A link that names somebody, or is somebody's, leads nowhere.
	 *
	 * @param array<string, string> $attributes
	 * @return array<string, string>
	 */
	private static function attributes( array $attributes ): array {
		$href = $attributes['href'] ?? '';
		if ( 1 === preg_match( '/^[\s\x00-\x20]*mailto:/i', $href ) || self::text( $href ) !== html_entity_decode( $href, ENT_QUOTES | ENT_HTML5, 'UTF-8' ) ) {
			unset( $attributes['href'] );
		}
		return isset( $attributes['title'] ) ? array(
			...$attributes,
			'title' => self::text( $attributes['title'] ),
		) : $attributes;
	}

	/** @return list<array{int, int, string}> What goes, from which byte to which, and what comes in its place. */
	private static function found( string $text ): array {
		$found = array();
		if ( false === preg_match_all( self::ADDRESS, $text, $addresses, PREG_SET_ORDER | PREG_OFFSET_CAPTURE ) ) {
			// More than PHP searches: no person wrote it.
			return array( array( 0, strlen( $text ), self::DOTS ) );
		}
		foreach ( $addresses as $part ) {
			$found[] = array( $part[0][1], $part[0][1] + strlen( $part[0][0] ), self::trimmed( $part[1][0], $part[2][0] ) );
		}
		preg_match_all( self::SECRET, $text, $secrets, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		foreach ( $secrets as $part ) {
			$found[] = array( $part[0][1], $part[0][1] + strlen( $part[0][0] ), $part[1][0] . self::DOTS );
		}
		usort( $found, static fn( array $a, array $b ): int => $a[0] <=> $b[0] );
		return $found;
	}

	/** @param list<array{int, int, string}> $found */
	private static function replaced( string $text, array $found ): string {
		$result = '';
		$done   = 0;
		foreach ( $found as [ $from, $to, $with ] ) {
			if ( $from >= $done ) {
				$result .= substr( $text, $done, $from - $done ) . $with;
			}
			$done = max( $done, $to );
		}
		return $result . substr( $text, $done );
	}

	private static function trimmed( string $local, string $domain ): string {
		$domain = str_contains( $domain, 'xn--' ) ? explode( '@', EmailAddress::shown( "x@$domain" ) )[1] ?? $domain : $domain;
		$labels = (array) preg_split( '/[.。．]/u', $domain );
		$end    = count( $labels ) > 1 && ! str_starts_with( $domain, '[' ) ? '.' . end( $labels ) : '';
		$first  = static fn( string $text ): string => mb_substr( ltrim( $text, '"[\'' ), 0, 1 );
		return $first( $local ) . self::DOTS . '@' . $first( $domain ) . self::DOTS . $end;
	}
}
