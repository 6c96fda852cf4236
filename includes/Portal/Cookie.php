<?php
/**
 * Secrets that a visitor's browser keeps for us.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * Cookies that no script reads and no other site sends along with a form. They go when the browser is closed.
 */
final class Cookie {

	/** Secret of the access link of the ticket whose id follows. */
	public const LINK = 'smart_support_link_';

	/** Secret of the portal link of the ticket whose id follows. */
	public const PORTAL = 'smart_support_portal_';

	/** Secret of a guest session. */
	public const SESSION = 'smart_support_guest';

	/** Secret of a link that was mailed with a code and is not used yet. */
	public const CODE = 'smart_support_code';

	/** Secret of a link that was mailed to confirm a reply and is not used yet. */
	public const CONFIRM = 'smart_support_confirm';

	public static function leave( string $name, #[\SensitiveParameter] string $secret ): void {
		self::send( $name, $secret, 0 );
	}

	public static function forget( string $name ): void {
		self::send( $name, '', 1 );
	}

	/**
	 * Does something once the REST API sends its answer. Not a header of the answer itself: that would take the place of
	 * other plugins' cookies.
	 *
	 * @param \Closure(): void $send
	 */
	public static function whenServed( \Closure $send ): void {
		add_filter(
			'rest_pre_serve_request',
			static function ( mixed $served ) use ( $send ): mixed {
				$send();
				return $served;
			}
		);
	}

	/** What the browser has sent, empty for nothing. */
	public static function read( string $name ): string {
		$value = filter_input( INPUT_COOKIE, $name );
		return is_string( $value ) ? $value : '';
	}

	private static function send( string $name, #[\SensitiveParameter] string $value, int $expires ): void {
		$path = wp_parse_url( home_url( '/' ), PHP_URL_PATH );
		setcookie(
			$name,
			$value,
			array(
				'expires'  => $expires,
				// The REST API needs them too. Sites of a network that share a host have a path each.
				'path'     => is_string( $path ) ? $path : '/',
				'secure'   => is_ssl() || 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME ),
				'httponly' => true,
				'samesite' => 'Lax',
			)
		);
	}
}
