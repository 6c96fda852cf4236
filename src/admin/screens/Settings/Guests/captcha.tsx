import { ExternalLink } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

import { ChoiceField, NumberField, TextField } from '../form/controls';
import { fieldOf } from '../form/fields';
import type { Section } from '../form/SettingsForm';
import type { Draft } from '../form/values';
import { SecretField } from './SecretField';

/** Where the keys of a site are made. */
const PROVIDERS: Record< string, { label: string; url: string } > = {
	recaptcha_v2: {
		label: 'Google reCAPTCHA v2',
		url: 'https://www.google.com/recaptcha/admin',
	},
	recaptcha_v3: {
		label: 'Google reCAPTCHA v3',
		url: 'https://www.google.com/recaptcha/admin',
	},
	turnstile: {
		label: 'Cloudflare Turnstile',
		url: 'https://dash.cloudflare.com/?to=/:account/turnstile',
	},
	hcaptcha: {
		label: 'hCaptcha',
		url: 'https://dashboard.hcaptcha.com/sites',
	},
};

const providerOf = ( draft: Draft ): string => draft.guests?.captcha as string;

const isOn = ( draft: Draft ): boolean => providerOf( draft ) !== 'none';

/** Who tells people from robots, and by which keys. */
export const CAPTCHA: Section = {
	title: __( 'CAPTCHA', 'smart-support-guest' ),
	description: __(
		'Robots are kept away without one, too. A CAPTCHA lets visitors load a script of its provider, who learns their address: your privacy policy should say so.',
		'smart-support-guest'
	),
	fields: [
		fieldOf(
			'guests.captcha',
			ChoiceField,
			__( 'Provider', 'smart-support-guest' ),
			{
				elements: [
					{
						value: 'none',
						label: __( 'None', 'smart-support-guest' ),
					},
					...Object.entries( PROVIDERS ).map(
						( [ value, { label } ] ) => ( { value, label } )
					),
				],
			}
		),
		fieldOf(
			'guests.captcha_site_key',
			( props ) => (
				<>
					<KeysLink provider={ providerOf( props.data ) } />
					<TextField { ...props } />
				</>
			),
			__( 'Site key', 'smart-support-guest' ),
			{ isVisible: isOn }
		),
		fieldOf(
			'guests.captcha_secret',
			SecretField,
			__( 'Secret key', 'smart-support-guest' ),
			{
				// One that nothing needs any more can be removed.
				isVisible: ( draft ) =>
					isOn( draft ) || draft.guests?.has_captcha_secret === true,
				description: __(
					'Only this site and the provider know it. It is kept encrypted and never shown again.',
					'smart-support-guest'
				),
			}
		),
		fieldOf(
			'guests.captcha_score',
			NumberField,
			__( 'Lowest score that passes', 'smart-support-guest' ),
			{
				isVisible: ( draft ) => providerOf( draft ) === 'recaptcha_v3',
				description: __(
					'0 is surely a robot, 1 surely a person. Google suggests 0.5.',
					'smart-support-guest'
				),
			}
		),
	],
};

function KeysLink( { provider }: { provider: string } ) {
	const { label = '', url = '' } = PROVIDERS[ provider ] ?? {};
	return (
		<p className="smart-support-help is-above">
			<ExternalLink href={ url }>
				{ sprintf(
					/* translators: %s: name of a provider of CAPTCHAs */
					__( 'Get both keys from %s', 'smart-support-guest' ),
					label
				) }
			</ExternalLink>
		</p>
	);
}
