import {
	Button,
	Modal,
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useAction } from '../../../../components/useAction';
import { DepartmentsField } from './DepartmentsField';
import { ScopesField } from './ScopesField';
import type { Expiry, Values } from './values';

const EXPIRY_LABELS: Record< Expiry, string > = {
	never: __( 'Never', 'smart-support-guest' ),
	30: __( 'In 30 days', 'smart-support-guest' ),
	90: __( 'In 90 days', 'smart-support-guest' ),
	365: __( 'In one year', 'smart-support-guest' ),
	date: __( 'At a time of your own', 'smart-support-guest' ),
};

const EXPIRIES: Expiry[] = [ 'never', '30', '90', '365', 'date' ];

interface Props {
	title: string;
	button: string;
	initial: Values;
	onSubmit: ( values: Values ) => Promise< void >;
	onClose: () => void;
}

/**
 * The dialog that makes or changes a key. The server judges what was entered; its words show here.
 *
 * @param props          Properties.
 * @param props.title    Heading.
 * @param props.button   What sends it.
 * @param props.initial  What it begins with.
 * @param props.onSubmit Sends it.
 * @param props.onClose  Closes it.
 */
export function KeyForm( props: Props ) {
	const { title, button, initial, onSubmit, onClose } = props;
	const [ values, setValues ] = useState( initial );
	const { run, isBusy, error } = useAction( onSubmit );
	const change = ( changes: Partial< Values > ) => {
		setValues( { ...values, ...changes } );
	};
	const submit = ( event: FormEvent ) => {
		event.preventDefault();
		void run( values );
	};
	return (
		<Modal title={ title } size="large" onRequestClose={ onClose }>
			<form className="smart-support-key-form" onSubmit={ submit }>
				<Rights values={ values } onChange={ change } />
				<Expires values={ values } onChange={ change } />
				<Limits values={ values } onChange={ change } />
				<ErrorNotice error={ error } />
				<Buttons
					button={ button }
					isBusy={ isBusy }
					onClose={ onClose }
				/>
			</form>
		</Modal>
	);
}

interface FieldsProps {
	values: Values;
	onChange: ( changes: Partial< Values > ) => void;
}

function Rights( { values, onChange }: FieldsProps ) {
	return (
		<>
			<TextControl
				label={ __( 'Name', 'smart-support-guest' ) }
				help={ __(
					'What uses the key, for example the name of a program.',
					'smart-support-guest'
				) }
				value={ values.name }
				maxLength={ 190 }
				required
				onChange={ ( name ) => {
					onChange( { name } );
				} }
			/>
			<ScopesField
				scopes={ values.scopes }
				onChange={ ( scopes ) => {
					onChange( { scopes } );
				} }
			/>
		</>
	);
}

function Expires( { values, onChange }: FieldsProps ) {
	return (
		<>
			<SelectControl
				label={ __( 'Expires', 'smart-support-guest' ) }
				value={ values.expiry }
				options={ EXPIRIES.map( ( expiry ) => ( {
					value: expiry,
					label: EXPIRY_LABELS[ expiry ],
				} ) ) }
				onChange={ ( expiry ) => {
					onChange( { expiry } );
				} }
			/>
			{ values.expiry === 'date' && (
				<TextControl
					type="datetime-local"
					label={ __( 'Expires at', 'smart-support-guest' ) }
					value={ values.date }
					required
					onChange={ ( date ) => {
						onChange( { date } );
					} }
				/>
			) }
		</>
	);
}

function Limits( { values, onChange }: FieldsProps ) {
	return (
		<>
			<DepartmentsField
				chosen={ values.departments }
				onChange={ ( departments ) => {
					onChange( { departments } );
				} }
			/>
			<TextareaControl
				label={ __(
					'Only from these addresses',
					'smart-support-guest'
				) }
				help={ __(
					'IP addresses or networks such as 192.0.2.0/24, one in a line. Empty: from everywhere.',
					'smart-support-guest'
				) }
				rows={ 2 }
				value={ values.addresses }
				onChange={ ( addresses ) => {
					onChange( { addresses } );
				} }
			/>
		</>
	);
}

interface ButtonsProps {
	button: string;
	isBusy: boolean;
	onClose: () => void;
}

function Buttons( { button, isBusy, onClose }: ButtonsProps ) {
	return (
		<div className="smart-support-buttons">
			<Button
				type="submit"
				variant="primary"
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
			>
				{ button }
			</Button>
			<Button variant="tertiary" onClick={ onClose }>
				{ __( 'Cancel', 'smart-support-guest' ) }
			</Button>
		</div>
	);
}
