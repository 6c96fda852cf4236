/**
 * What the guards in front of the form refuse or hold, in words.
 */
import { __ } from '@wordpress/i18n';

import type { Refusal } from '../../../../types/schema';

export type Cause = Refusal[ 'cause' ];

interface Words {
	label: string;
	/** What it means, and what may be done. */
	meaning: string;
}

export const CAUSES: Record< Cause, Words > = {
	honeypot: {
		label: __( 'Hidden field filled in', 'smart-support-guest' ),
		meaning: __(
			'A robot filled in a field that people do not see.',
			'smart-support-guest'
		),
	},
	time_trap: {
		label: __( 'Sent too fast', 'smart-support-guest' ),
		meaning: __(
			'The form was sent quicker than people can fill it in.',
			'smart-support-guest'
		),
	},
	form_token: {
		label: __( 'Form out of date', 'smart-support-guest' ),
		meaning: __(
			'The form had been open for more than a day, or was never opened. A person’s form sends again by itself.',
			'smart-support-guest'
		),
	},
	captcha_failed: {
		label: __( 'CAPTCHA not solved', 'smart-support-guest' ),
		meaning: __(
			'The provider took the visitor for a robot. Do people complain? With reCAPTCHA v3 a lower score lets more of them through.',
			'smart-support-guest'
		),
	},
	captcha_unavailable: {
		label: __( 'CAPTCHA not available', 'smart-support-guest' ),
		meaning: __(
			'The provider did not answer, so nobody could write. Often? Check its keys, and whether this server reaches it.',
			'smart-support-guest'
		),
	},
	blocklist: {
		label: __( 'On the blocklist', 'smart-support-guest' ),
		meaning: __(
			'The address or its domain may not write. The list is under Guests.',
			'smart-support-guest'
		),
	},
	duplicate: {
		label: __( 'Sent twice', 'smart-support-guest' ),
		meaning: __(
			'The same text of the same person within ten minutes; the first ticket stands.',
			'smart-support-guest'
		),
	},
	rate_address: {
		label: __( 'Too many from one address', 'smart-support-guest' ),
		meaning: __(
			'Over the limit of one e-mail address. Limits are under Guests.',
			'smart-support-guest'
		),
	},
	rate_ip: {
		label: __( 'Too many from one IP address', 'smart-support-guest' ),
		meaning: __(
			'Over the limit of one IP address. All visitors from one? Name your proxy under General.',
			'smart-support-guest'
		),
	},
	rate_site: {
		label: __( 'Too many on the site', 'smart-support-guest' ),
		meaning: __(
			'Over the limit of the whole site: an attack, or a limit that is too low.',
			'smart-support-guest'
		),
	},
	confirmation: {
		label: __( 'Confirmation held back', 'smart-support-guest' ),
		meaning: __(
			'The ticket was taken; the address has had enough confirmations for now and got no further one.',
			'smart-support-guest'
		),
	},
};
