import { __, sprintf } from '@wordpress/i18n';

import { LinesField, NumberField, SwitchField } from '../form/controls';
import { fieldOf } from '../form/fields';
import { ruleOf } from '../form/rules';
import { type Section, SettingsForm } from '../form/SettingsForm';
import { CAPTCHA } from './captcha';
import { FILES } from './files';

const LIFETIME = ruleOf( 'guests.link_days' );

const GUESTS: Section = {
	title: __( 'Guest support', 'smart-support-guest' ),
	fields: [
		fieldOf(
			'guests.enabled',
			SwitchField,
			__(
				'Visitors write tickets without an account',
				'smart-support-guest'
			),
			__(
				'Off: the support page takes no new tickets of guests.',
				'smart-support-guest'
			)
		),
		fieldOf(
			'guests.link_days',
			NumberField,
			__( 'Days an access link lives', 'smart-support-guest' ),
			sprintf(
				/* translators: 1: lowest number of days, 2: highest number of days */
				__(
					'From %1$s to %2$s. Each mail to the customer renews it.',
					'smart-support-guest'
				),
				String( LIFETIME.minimum ),
				String( LIFETIME.maximum )
			)
		),
		fieldOf(
			'guests.agents_see_links',
			SwitchField,
			__( 'Agents may use access links', 'smart-support-guest' ),
			__(
				'They show, copy, regenerate and revoke them, as supervisors and administrators always may. Whoever has a link reads and writes as the customer.',
				'smart-support-guest'
			)
		),
	],
};

const FORM: Section = {
	title: __( 'The form', 'smart-support-guest' ),
	description: __(
		'It always asks for e-mail address, subject and message.',
		'smart-support-guest'
	),
	fields: [
		fieldOf(
			'guests.field_priority',
			SwitchField,
			__( 'Ask for a priority', 'smart-support-guest' )
		),
		fieldOf(
			'guests.field_department',
			SwitchField,
			__( 'Ask for a department', 'smart-support-guest' )
		),
		fieldOf(
			'guests.field_attachments',
			SwitchField,
			__( 'Take files', 'smart-support-guest' ),
			__(
				'With a new ticket, and later with replies.',
				'smart-support-guest'
			)
		),
	],
};

const LIMITS: Section = {
	title: __( 'Limits an hour', 'smart-support-guest' ),
	description: __(
		'Who is over a limit is asked to try again later. What was refused is listed under Advanced → Health.',
		'smart-support-guest'
	),
	fields: [
		fieldOf(
			'guests.address_limit',
			NumberField,
			__( 'Tickets of one e-mail address', 'smart-support-guest' )
		),
		fieldOf(
			'guests.ip_limit',
			NumberField,
			__( 'Tickets from one IP address', 'smart-support-guest' ),
			__(
				'People in one office or on one phone network share an address.',
				'smart-support-guest'
			)
		),
		fieldOf(
			'guests.site_limit',
			NumberField,
			__( 'Tickets on the whole site', 'smart-support-guest' )
		),
		fieldOf(
			'guests.new_link_limit',
			NumberField,
			__(
				'New links that one e-mail address may ask for',
				'smart-support-guest'
			)
		),
	],
};

const BLOCKLIST: Section = {
	title: __( 'Blocklist', 'smart-support-guest' ),
	fields: [
		fieldOf(
			'guests.blocklist',
			LinesField,
			__( 'Who may not write', 'smart-support-guest' ),
			__(
				'E-mail addresses such as spam@example.com, or domains such as example.com, one in a line.',
				'smart-support-guest'
			)
		),
	],
};

const SECTIONS = [ GUESTS, FORM, FILES, LIMITS, CAPTCHA, BLOCKLIST ];

/** Settings → Guests. */
export function Guests() {
	return <SettingsForm sections={ SECTIONS } />;
}
