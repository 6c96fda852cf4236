<?php
/**
 * What a visitor typed.
 */

declare(strict_types=1);

namespace SmartSupport\Portal;

use SmartSupport\Attachments\MessageFiles;

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
		/** Word of the API, empty for the usual one. */
		public readonly string $priority = '',
		/** Id, empty for none. */
		public readonly string $department = '',
		/** Department that the block names, as DepartmentPreset has signed it. */
		public readonly string $preset = '',
		public readonly MessageFiles $files = new MessageFiles(),
		/** What the CAPTCHA's provider gave the browser. */
		#[\SensitiveParameter] public readonly string $captcha = '',
	) {}
}
