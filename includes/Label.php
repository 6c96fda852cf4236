<?php
/**
 * Names and slugs.
 */

declare(strict_types=1);

namespace SmartSupport;

defined( 'ABSPATH' ) || exit;

/**
 * What departments and products are called: a name for people and a slug for programs, each unique without case.
 */
final class Label {

	private const LONGEST = 190;

	/** What a slug has none of: white space, what nobody sees, and signs that addresses and markup are made of. */
	private const NO_SLUG = '/[\p{Z}\p{C}\/\\\\?#&+<>"\']/u';

	/**
	 * @param string $text What somebody typed.
	 * @throws \InvalidArgumentException When it is empty or too long; the message is for people.
	 */
	public static function name( string $text ): string {
		$name = PlainText::line( $text, self::LONGEST );
		return '' === $name ? throw new \InvalidArgumentException( esc_html__( 'Please enter a name.', 'smart-support-guest' ) ) : $name;
	}

	/**
	 * @param string $text What somebody typed: taken as it is or not at all.
	 * @throws \InvalidArgumentException When it is no slug; the message is for people.
	 */
	public static function slug( string $text ): string {
		$slug = PlainText::line( $text, self::LONGEST );
		if ( '' === $slug || $slug !== $text || 1 === preg_match( self::NO_SLUG, $slug ) ) {
			throw new \InvalidArgumentException( esc_html__( 'A slug is one word of letters, digits and hyphens.', 'smart-support-guest' ) );
		}
		return $slug;
	}

	/**
	 * The slug that WordPress makes of a name.
	 *
	 * @throws \InvalidArgumentException When nothing is left of it; the message is for people.
	 */
	public static function slugOf( string $name ): string {
		// Other scripts are written in percents and grow: cut between two characters.
		$slug = utf8_uri_encode( urldecode( sanitize_title( $name ) ), self::LONGEST );
		return '' === $slug ? throw new \InvalidArgumentException( esc_html__( 'No slug can be made of this name: please send one.', 'smart-support-guest' ) ) : $slug;
	}

	/**
	 * Makes a name or slug of a field, turning what is wrong with it into an error at that field.
	 *
	 * @param \Closure(): string $make One of the above.
	 * @throws Refusal validation_error.
	 */
	public static function checked( string $field, \Closure $make ): string {
		try {
			return $make();
		} catch ( \InvalidArgumentException $error ) {
			throw Refusal::invalid( array( $field => $error->getMessage() ) );
		}
	}

	/** What makes a name or slug unique without case, on every engine. */
	public static function hash( string $text ): string {
		return hash( 'sha256', mb_strtolower( $text ) );
	}
}
