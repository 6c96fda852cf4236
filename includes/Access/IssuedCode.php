<?php
/**
 * A new code.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Exists only while its mail is written.
 */
final class IssuedCode {

	public function __construct(
		/** Six digits. */
		#[\SensitiveParameter] public readonly string $code,
		/** For the link of the same mail. */
		#[\SensitiveParameter] public readonly string $secret,
	) {}
}
