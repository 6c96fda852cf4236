<?php
/**
 * Tags of tickets in the database.
 */

declare(strict_types=1);

namespace SmartSupport\Tickets;

use SmartSupport\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * SQL of the tags table, by which tickets are found; a ticket's own row holds what is shown. A tag is the same in any
 * case: its key is the SHA-256 of its lower-case form.
 */
final class TicketTags {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param string|null $column Of a ticket's row.
	 * @return list<string>
	 */
	public static function read( ?string $column ): array {
		$tags = null === $column ? array() : json_decode( $column, true );
		return is_array( $tags ) ? array_values( array_filter( $tags, is_string( ... ) ) ) : array();
	}

	/** @param list<string> $tags Text of a ticket's column. */
	public static function column( array $tags ): ?string {
		return array() === $tags ? null : (string) wp_json_encode( $tags, JSON_UNESCAPED_UNICODE );
	}

	/**
	 * @param list<string> $tags As people wrote them.
	 * @return array<string, string> Hash => tag in its normal form: one line without white space at the ends.
	 */
	public static function normal( array $tags ): array {
		$normal = array();
		foreach ( $tags as $tag ) {
			$tag = trim( (string) preg_replace( '/[\p{Z}\p{Cc}]+/u', ' ', wp_scrub_utf8( $tag ) ) );
			if ( '' !== $tag ) {
				$normal += array( hash( 'sha256', mb_strtolower( $tag ) ) => $tag );
			}
		}
		return $normal;
	}

	/**
	 * Makes a ticket with one set of tags be found by another.
	 *
	 * @param list<string> $before
	 * @param list<string> $after
	 */
	public function replace( int $ticketId, array $before, array $after ): void {
		[ $before, $after ] = array( self::normal( $before ), self::normal( $after ) );
		$gone               = array_keys( array_diff_key( $before, $after ) );
		$new                = array_keys( array_diff_key( $after, $before ) );
		if ( array() !== $gone ) {
			$this->database->execute( 'DELETE FROM {tags} WHERE ticket_id = %d AND tag_hash IN (' . Connection::placeholders( $gone, '%s' ) . ')', array( $ticketId, ...$gone ) );
		}
		if ( array() !== $new ) {
			$values = array();
			foreach ( $new as $hash ) {
				array_push( $values, $ticketId, $hash );
			}
			$this->database->execute( 'INSERT INTO {tags} (ticket_id, tag_hash) VALUES ' . Connection::placeholders( $new, '(%d, %s)' ), $values );
		}
	}
}
