<?php
/**
 * What became of a CAPTCHA.
 */

declare(strict_types=1);

namespace SmartSupport\Access\Captcha;

defined( 'ABSPATH' ) || exit;

enum Verdict {
	case Passed;
	/** The visitor's token is not good: they may solve another. */
	case Failed;
	/** Nobody knows: the provider is down, or this site's keys are wrong. */
	case Unavailable;
}
