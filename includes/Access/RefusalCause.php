<?php
/**
 * Why the guards refuse.
 */

declare(strict_types=1);

namespace SmartSupport\Access;

defined( 'ABSPATH' ) || exit;

/**
 * What is counted of visitors' requests that made no ticket, or no mail. Nothing of the visitor is in it.
 */
enum RefusalCause: string {
	/** The field that only robots fill in. */
	case Honeypot = 'honeypot';
	/** A form token that is forged, or whose time is over. */
	case FormToken = 'form_token';
	/** Sent quicker than people can. */
	case TimeTrap           = 'time_trap';
	case Blocklist          = 'blocklist';
	case CaptchaFailed      = 'captcha_failed';
	case CaptchaUnavailable = 'captcha_unavailable';
	/** Held: the same was sent again, and is the ticket it was. */
	case Duplicate   = 'duplicate';
	case RateAddress = 'rate_address';
	case RateIp      = 'rate_ip';
	case RateSite    = 'rate_site';
	/** Held: a ticket without its confirmation, for the address has had enough of them. */
	case Confirmation = 'confirmation';
}
