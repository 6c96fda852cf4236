import { __ } from '@wordpress/i18n';

import { LinesField, TextField } from '../form/controls';
import { fieldOf } from '../form/fields';
import { type Section, SettingsForm } from '../form/SettingsForm';
import { ColorField, TextColorField } from './ColorField';
import { LogoField } from './LogoField';
import { Preview } from './Preview';

const SECTIONS: Section[] = [
	{
		title: __( 'Logo and colours', 'smart-support-guest' ),
		description: __(
			'Of every mail that the help desk sends.',
			'smart-support-guest'
		),
		fields: [
			fieldOf(
				'branding.logo_id',
				LogoField,
				__( 'Logo', 'smart-support-guest' ),
				__(
					'At the top, up to 240 × 80 pixels. PNG, JPEG or GIF: other kinds are not shown everywhere.',
					'smart-support-guest'
				)
			),
			fieldOf(
				'branding.accent_color',
				ColorField,
				__( 'Buttons and links', 'smart-support-guest' ),
				__(
					'The words of a button become white or black, whichever can be read.',
					'smart-support-guest'
				)
			),
			fieldOf(
				'branding.background_color',
				ColorField,
				__( 'Around the mail', 'smart-support-guest' )
			),
			fieldOf(
				'branding.text_color',
				TextColorField,
				__( 'Text', 'smart-support-guest' )
			),
		],
	},
	{
		title: __( 'Sender and footer', 'smart-support-guest' ),
		fields: [
			fieldOf(
				'branding.from_name',
				TextField,
				__( 'Sender’s name', 'smart-support-guest' ),
				__( 'Empty: the name of the site.', 'smart-support-guest' )
			),
			fieldOf(
				'branding.footer',
				LinesField,
				__( 'Footer', 'smart-support-guest' ),
				__(
					'Plain text at the end of every mail, for example your company’s name and address.',
					'smart-support-guest'
				)
			),
		],
	},
];

const PATHS = SECTIONS.flatMap( ( { fields } ) =>
	fields.map( ( { id } ) => id )
);

/** Settings → Branding: how mails look, with one beside it. */
export function Branding() {
	return (
		<SettingsForm
			sections={ SECTIONS }
			aside={ ( draft ) => <Preview draft={ draft } paths={ PATHS } /> }
		/>
	);
}
