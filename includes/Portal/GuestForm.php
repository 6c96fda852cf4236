<?php
/**
 * What a visitor typed.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

defined( 'ABSPATH' ) || exit;

/**
 * The fields of the form on the support page, as they came.
 */
final class GuestForm {

	public function __construct(
		public readonly string $email = '',
		public readonly string $subject = '',
		public readonly string $message = '',
		/** Hidden from people; what fills it in is a robot. */
		public readonly string $website = '',
		public readonly string $token = '',
	) {}
}
