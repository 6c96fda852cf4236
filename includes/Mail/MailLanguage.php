<?php
/**
 * The language of a mail.
 */

declare(strict_types=1);

namespace SmartSupport\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * That of its reader, not of whoever's request sends it.
 */
final class MailLanguage {

	/**
	 * Does something in the language of a mail's reader, whosever request this is.
	 *
	 * @template T
	 * @param string        $locale Empty for the site's.
	 * @param callable(): T $work
	 * @return T
	 */
	public static function speak( string $locale, callable $work ): mixed {
		$switched = switch_to_locale( '' === $locale ? get_locale() : $locale );
		try {
			return $work();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
	}
}
