import { FormTokenField } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

import { uploadLimit } from '../../../site';
import {
	ControlField,
	controlOf,
	type ControlProps,
	helpOf,
	NumberField,
} from '../form/controls';
import { fieldOf } from '../form/fields';
import { ruleOf } from '../form/rules';
import type { Section } from '../form/SettingsForm';
import { valueOf } from '../form/values';

const SIZE = 'attachments.max_size_mb';
const TYPES = 'attachments.types';
const MIB = 1024 * 1024;

/** What files may come with a message, whoever writes it. */
export const FILES: Section = {
	title: __( 'Files', 'smart-support-guest' ),
	description: __(
		'What may come with a message, of guests, customers, agents and programs alike.',
		'smart-support-guest'
	),
	fields: [
		fieldOf(
			SIZE,
			SizeField,
			__( 'Size of one file in MiB', 'smart-support-guest' )
		),
		fieldOf(
			'attachments.max_count',
			NumberField,
			__( 'Files of one message', 'smart-support-guest' )
		),
		fieldOf(
			TYPES,
			TypesField,
			__( 'Types of files', 'smart-support-guest' ),
			__(
				'By the end of the name; what is in a file must be what its name says. Type to choose from those there are.',
				'smart-support-guest'
			)
		),
	],
};

function SizeField( props: ControlProps ) {
	const limit = uploadLimit();
	const size = valueOf( props.data, SIZE ) as number;
	return (
		<>
			<NumberField { ...props } />
			{ size * MIB > limit && (
				<p className="smart-support-hint">
					{ sprintf(
						/* translators: %d: size in MiB */
						__(
							'PHP on this server takes at most %d MiB and refuses what is larger before the help desk sees it. Ask your host to raise upload_max_filesize and post_max_size.',
							'smart-support-guest'
						),
						Math.floor( limit / MIB )
					) }
				</p>
			) }
		</>
	);
}

function TypesField( props: ControlProps ) {
	const { label, description, fault, value, set } = controlOf( props );
	const known = ruleOf( TYPES ).items?.enum ?? [];
	return (
		<ControlField fault={ fault }>
			<FormTokenField
				label={ label }
				value={ value as string[] }
				suggestions={ known }
				maxSuggestions={ known.length }
				saveTransform={ endOf }
				__experimentalValidateInput={ ( text ) =>
					known.includes( endOf( text ) )
				}
				__experimentalExpandOnFocus
				onChange={ set }
			/>
			<p className="smart-support-help">
				{ helpOf( fault, description ) }
			</p>
		</ControlField>
	);
}

/**
 * @param text End of a name as people write it, e.g. `.PDF`.
 */
const endOf = ( text: string ): string =>
	text.trim().toLowerCase().replace( /^\./, '' );
