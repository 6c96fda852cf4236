import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { AppLink } from '../../../../components/AppLink';
import type { Department } from '../../../../types/schema';
import { ControlField, helpOf } from '../form/controls';
import { Card, Form } from './Form';
import { PortalField } from './PortalField';
import { type Form as Draft, useDraft } from './useDraft';
import { FIELDS, faultsOf } from './values';

/**
 * The form of a department. Nothing takes effect before it is saved.
 *
 * @param props            Properties.
 * @param props.department As it is saved.
 */
export function Edit( { department }: { department: Department } ) {
	const form = useDraft( department, FIELDS, faultsOf );
	return (
		<>
			<AppLink
				to={ { section: 'departments' } }
				className="smart-support-back"
			>
				{ __( 'All departments', 'smart-support-guest' ) }
			</AppLink>
			<Form form={ form }>
				<Names form={ form } />
				<Card title={ __( 'Portal', 'smart-support-guest' ) }>
					<PortalField
						department={ form.draft }
						onChange={ form.edit }
					/>
				</Card>
				<Mail form={ form } />
			</Form>
		</>
	);
}

function Names( { form }: { form: Draft } ) {
	return (
		<Card title={ __( 'Department', 'smart-support-guest' ) }>
			<TextField
				form={ form }
				field="name"
				label={ __( 'Name', 'smart-support-guest' ) }
				help={ __(
					'For people. Customers see it too.',
					'smart-support-guest'
				) }
			/>
			<TextField
				form={ form }
				field="slug"
				label={ __( 'Slug', 'smart-support-guest' ) }
				help={ __(
					'For programs: they name the department by it. One word of letters, digits and hyphens.',
					'smart-support-guest'
				) }
			/>
		</Card>
	);
}

function Mail( { form }: { form: Draft } ) {
	return (
		<Card title={ __( 'E-mail', 'smart-support-guest' ) }>
			<TextField
				form={ form }
				field="from_address"
				label={ __( 'From-address', 'smart-support-guest' ) }
				help={ __(
					'Sender of this department’s mails, at a domain for which this site may send. Empty: the site’s own sender.',
					'smart-support-guest'
				) }
				isAddress
			/>
			<TextField
				form={ form }
				field="reply_to"
				label={ __( 'Reply-to', 'smart-support-guest' ) }
				help={ __(
					'Where answers to its mails go. Empty: to the sender.',
					'smart-support-guest'
				) }
				isAddress
			/>
		</Card>
	);
}

interface TextFieldProps {
	form: Draft;
	field: 'name' | 'slug' | 'from_address' | 'reply_to';
	label: string;
	help: string;
	isAddress?: boolean;
}

function TextField( props: TextFieldProps ) {
	const { form, field, label, help, isAddress = false } = props;
	const fault = form.faults[ field ];
	return (
		<ControlField fault={ fault }>
			<TextControl
				label={ label }
				help={ helpOf( fault, help ) }
				value={ form.draft[ field ] }
				maxLength={ isAddress ? 254 : 190 }
				autoComplete="off"
				aria-invalid={ Boolean( fault ) }
				{ ...( isAddress && { dir: 'ltr', inputMode: 'email' } ) }
				onChange={ ( value ) => {
					form.edit( { [ field ]: value } );
				} }
			/>
		</ControlField>
	);
}
