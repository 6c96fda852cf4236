<?php
/**
 * An access link with its secret.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * What staff may see of a link.
 */
final class ShownLink {

	public function __construct(
		public readonly AccessLink $link,
		/** Null where it cannot be shown. */
		#[\SensitiveParameter] public readonly ?string $secret,
		/** active, expired or revoked. */
		public readonly string $status,
	) {}
}
