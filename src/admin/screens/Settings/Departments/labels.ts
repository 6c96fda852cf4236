import { __ } from '@wordpress/i18n';

import type { Department } from '../../../../types/schema';

export const PORTAL_LABELS: Record< Department[ 'portal' ], string > = {
	none: __( 'No Portal', 'smart-support-guest' ),
	public: __( 'Public Portal', 'smart-support-guest' ),
};

export const PORTAL_DESCRIPTIONS: Record< Department[ 'portal' ], string > = {
	none: __(
		'Portal links of this department open nothing.',
		'smart-support-guest'
	),
	public: __(
		'Each ticket has a public page: whoever has its link sees it. Agents’ mails carry that link.',
		'smart-support-guest'
	),
};

export const REPLY_CHECK_LABELS: Record< Department[ 'reply_check' ], string > =
	{
		trust: __( 'Trust the address', 'smart-support-guest' ),
		confirm: __( 'Ask for confirmation by e-mail', 'smart-support-guest' ),
	};

export const REPLY_CHECK_DESCRIPTIONS: Record<
	Department[ 'reply_check' ],
	string
> = {
	trust: __(
		'A reply from an address that is on the ticket is accepted at once. Agents see it marked “unverified sender” until that address proves itself; before, it never closes or reopens the ticket.',
		'smart-support-guest'
	),
	confirm: __(
		'A reply is held until somebody confirms it on a page that a mail to that address leads to, within 24 hours.',
		'smart-support-guest'
	),
};
