<?php
/**
 * How far a token is.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

enum TokenState: string {
	/** It is ours to ask the provider about. */
	case Claimed = 'claimed';
	/** Another request is asking. */
	case Asked  = 'asked';
	case Passed = 'passed';
	/** The provider refused it, or it was used for something else. */
	case Failed = 'failed';
}
