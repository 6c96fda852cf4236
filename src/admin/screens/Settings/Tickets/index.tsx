import { __ } from '@wordpress/i18n';

import { NumberField } from '../form/controls';
import { fieldOf } from '../form/fields';
import { type Section, SettingsForm } from '../form/SettingsForm';

const SECTIONS: Section[] = [
	{
		title: __( 'After the last answer', 'smart-support-guest' ),
		fields: [
			fieldOf(
				'tickets.auto_close_days',
				NumberField,
				__(
					'Days until a resolved ticket is closed',
					'smart-support-guest'
				),
				__(
					'It closes by itself when nobody has written since. 0: never.',
					'smart-support-guest'
				)
			),
			fieldOf(
				'tickets.reopen_days',
				NumberField,
				__(
					'Days in which a reply reopens a closed ticket',
					'smart-support-guest'
				),
				__(
					'A reply that comes later opens a follow-up ticket. 0: every reply does.',
					'smart-support-guest'
				)
			),
		],
	},
];

/** Settings → Tickets. */
export function Tickets() {
	return <SettingsForm sections={ SECTIONS } />;
}
