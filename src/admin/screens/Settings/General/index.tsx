import { __ } from '@wordpress/i18n';

import { LinesField, SwitchField } from '../form/controls';
import { fieldOf } from '../form/fields';
import { type Section, SettingsForm } from '../form/SettingsForm';

const SECTIONS: Section[] = [
	{
		title: __( 'Behind a proxy', 'smart-support-guest' ),
		fields: [
			fieldOf(
				'general.trusted_proxies',
				LinesField,
				__( 'Trusted proxies', 'smart-support-guest' ),
				__(
					'Proxies, load balancers or CDNs in front of this site, which tell it where visitors come from: IP addresses or networks such as 10.0.0.0/8, one in a line. Leave it empty where visitors reach this server directly: anybody could pretend to come from anywhere.',
					'smart-support-guest'
				)
			),
		],
	},
	{
		title: __( 'When the plugin is deleted', 'smart-support-guest' ),
		fields: [
			fieldOf(
				'general.delete_data_on_uninstall',
				SwitchField,
				__(
					'Remove all tickets and settings when the plugin is deleted',
					'smart-support-guest'
				),
				__(
					'Off: all stays, for the day you install it again. On: tickets, customers, files and settings are gone for good.',
					'smart-support-guest'
				)
			),
		],
	},
];

/** Settings → General. */
export function General() {
	return <SettingsForm sections={ SECTIONS } />;
}
