import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import {
	ControlField,
	controlOf,
	type ControlProps,
	helpOf,
} from '../form/controls';

/**
 * A secret that the API takes and never gives: one that is saved can be replaced and removed, not seen. Its value is
 * undefined as long as nobody touches it.
 *
 * @param props As DataForm gives them.
 */
export function SecretField( props: ControlProps ) {
	const { value, set, fault } = controlOf( props );
	const [ isReplacing, setReplacing ] = useState( false );
	const isSaved = props.data.guests?.has_captcha_secret === true;
	const keep = () => {
		setReplacing( false );
		set( undefined );
	};
	if ( isSaved && value === '' && ! isReplacing ) {
		return <Removed { ...props } onUndo={ keep } />;
	}
	if ( isSaved && value === undefined && ! isReplacing ) {
		return (
			<Saved
				{ ...props }
				onReplace={ () => {
					setReplacing( true );
				} }
				onRemove={ () => {
					set( '' );
				} }
			/>
		);
	}
	return (
		<ControlField fault={ fault }>
			<Input { ...props } />
			{ isSaved && (
				<Button variant="link" onClick={ keep }>
					{ __( 'Keep the saved key', 'smart-support-guest' ) }
				</Button>
			) }
		</ControlField>
	);
}

function Input( props: ControlProps ) {
	const { label, description, fault, text, set } = controlOf( props );
	return (
		<TextControl
			type="password"
			autoComplete="off"
			label={ label }
			help={ helpOf( fault, description ) }
			value={ text }
			aria-invalid={ Boolean( fault ) }
			onChange={ ( typed ) => {
				set( typed.trim() );
			} }
		/>
	);
}

interface SavedProps extends ControlProps {
	onReplace: () => void;
	onRemove: () => void;
}

function Saved( { onReplace, onRemove, ...props }: SavedProps ) {
	const { label, fault } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<fieldset className="smart-support-choice">
				<legend>{ label }</legend>
				<p>{ __( 'A key is saved.', 'smart-support-guest' ) }</p>
				<div className="smart-support-buttons">
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ onReplace }
					>
						{ __( 'Replace', 'smart-support-guest' ) }
					</Button>
					<Button
						variant="tertiary"
						isDestructive
						__next40pxDefaultSize
						onClick={ onRemove }
					>
						{ __( 'Remove', 'smart-support-guest' ) }
					</Button>
				</div>
				{ helpOf( fault ) }
			</fieldset>
		</ControlField>
	);
}

function Removed( {
	onUndo,
	...props
}: ControlProps & { onUndo: () => void } ) {
	const { label, fault } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<fieldset className="smart-support-choice">
				<legend>{ label }</legend>
				<p>
					{ __(
						'The key will be removed when you save.',
						'smart-support-guest'
					) }
				</p>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ onUndo }
				>
					{ __( 'Keep the saved key', 'smart-support-guest' ) }
				</Button>
				{ helpOf( fault ) }
			</fieldset>
		</ControlField>
	);
}
