<?php
/**
 * Tickets and replies as the API shows them to everybody.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Access\Actor;
use SmartSupport\Access\ActorKind;

defined( 'ABSPATH' ) || exit;

/**
 * What customers see, trimmed for the holder of a portal link: no address, no WordPress user, no quoted mail. For others
 * it changes nothing.
 */
final class TrimmedItem {

	/**
	 * @param array<string, mixed> $item As TicketPresenter makes it.
	 * @return array<string, mixed>
	 */
	public static function ticket( Actor $viewer, array $item ): array {
		if ( ActorKind::Portal !== $viewer->kind ) {
			return $item;
		}
		return array(
			...$item,
			'subject'        => TrimmedText::text( self::string( $item['subject'] ?? '' ) ),
			'message'        => TrimmedText::html( self::string( $item['message'] ?? '' ) ),
			'user_id'        => null,
			'customer_email' => TrimmedText::address( self::string( $item['customer_email'] ?? '' ) ),
			'customer'       => self::person( $item['customer'] ?? array() ),
			'agent'          => null === ( $item['agent'] ?? null ) ? null : self::person( $item['agent'] ),
			'attachments'    => self::files( $item['attachments'] ?? array() ),
		);
	}

	/**
	 * @param list<array<string, mixed>> $items As ReplyPresenter makes them.
	 * @return list<array<string, mixed>>
	 */
	public static function replies( Actor $viewer, array $items ): array {
		if ( ActorKind::Portal !== $viewer->kind ) {
			return $items;
		}
		return array_map(
			static fn( array $item ): array => array(
				...$item,
				'message'     => TrimmedText::html( self::string( $item['message'] ?? '' ) ),
				// A typed address must not tell the name that belongs to it.
				'author'      => self::person( 'verified' === ( $item['verification'] ?? '' ) ? $item['author'] ?? array() : array_fill_keys( array( 'user_id', 'customer_id', 'name' ), null ) ),
				'attachments' => self::files( $item['attachments'] ?? array() ),
			),
			$items
		);
	}

	/** @return array<array-key, mixed> */
	private static function person( mixed $person ): array {
		$person = is_array( $person ) ? $person : array();
		foreach ( array( 'user_id', 'customer_id' ) as $id ) {
			$person = array_key_exists( $id, $person ) ? array(
				...$person,
				$id => null,
			) : $person;
		}
		if ( isset( $person['email'] ) ) {
			$person['email'] = TrimmedText::address( self::string( $person['email'] ) );
		}
		return array(
			...$person,
			'name' => TrimmedText::text( self::string( $person['name'] ?? '' ) ),
		);
	}

	/** @return list<array<array-key, mixed>> */
	private static function files( mixed $files ): array {
		$trim = static fn( array $file ): array => array(
			...$file,
			'filename' => TrimmedText::text( self::string( $file['filename'] ?? '' ) ),
		);
		return array_map( $trim, array_values( array_filter( is_array( $files ) ? $files : array(), is_array( ... ) ) ) );
	}

	private static function string( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}
}
