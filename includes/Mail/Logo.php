<?php
/**
 * The picture at the top of mails.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * An image of the media library, with the size it is shown in: mail programs know no other way to say it.
 */
final class Logo {

	/** Box that it is made to fit; the file may have twice as much for fine screens. */
	private const WIDTH  = 240;
	private const HEIGHT = 80;

	private function __construct(
		/** Whole address: a mail has no page to be relative to. */
		public readonly string $url,
		public readonly int $width,
		public readonly int $height,
	) {}

	/** Null where the library has no such image (any more). */
	public static function of( int $id ): ?self {
		$image = $id > 0 && wp_attachment_is_image( $id ) ? wp_get_attachment_image_src( $id, array( 2 * self::WIDTH, 2 * self::HEIGHT ) ) : false;
		if ( ! is_array( $image ) ) {
			return null;
		}
		$size = self::fit( $image[1], $image[2] );
		return null === $size ? null : new self( self::whole( $image[0] ), ...$size );
	}

	/** @return array{int, int}|null Null for a file that has no size of its own, which WordPress gives as 0 or 1. */
	private static function fit( int $width, int $height ): ?array {
		if ( $width < 2 || $height < 2 ) {
			return null;
		}
		$scale = min( 1, self::WIDTH / $width, self::HEIGHT / $height );
		return array( max( 1, (int) round( $width * $scale ) ), max( 1, (int) round( $height * $scale ) ) );
	}

	/** Sites that keep files elsewhere may name them without scheme or host. */
	private static function whole( string $url ): string {
		return match ( true ) {
			str_starts_with( $url, '//' ) => wp_parse_url( home_url(), PHP_URL_SCHEME ) . ":$url",
			str_starts_with( $url, '/' ) => home_url( $url ),
			default => $url,
		};
	}
}
