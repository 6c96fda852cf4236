import { Button, TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import {
	ControlField,
	controlOf,
	type ControlProps,
	helpOf,
} from '../form/controls';

/**
 * A secret that the API takes and never gives: one that is saved can be replaced, and removed when nothing needs it; it
 * is not seen. Its value is undefined as long as nobody touches it.
 *
 * @param props As DataForm gives them.
 */
export function SecretField( props: ControlProps ) {
	const { value, set, fault } = controlOf( props );
	const [ isReplacing, setReplacing ] = useReplacing( value );
	const { captcha, has_captcha_secret: isSaved } = props.data.guests ?? {};
	const keep = () => {
		setReplacing( false );
		set( undefined );
	};
	if ( isSaved === true && ! isReplacing ) {
		return value === '' ? (
			<Removed { ...props } onUndo={ keep } />
		) : (
			<Saved
				{ ...props }
				isNeeded={ captcha !== 'none' }
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
			{ isSaved === true && (
				<Button variant="link" onClick={ keep }>
					{ __( 'Keep the saved key', 'smart-support-guest' ) }
				</Button>
			) }
		</ControlField>
	);
}

/**
 * Whether a saved secret is being replaced: until the new one is saved, or given up.
 *
 * @param value Of the field.
 */
function useReplacing( value: unknown ) {
	const [ isReplacing, setReplacing ] = useState( false );
	useEffect( () => {
		if ( value === undefined ) {
			setReplacing( false );
		}
	}, [ value ] );
	return [ isReplacing, setReplacing ] as const;
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
	/** Whether a CAPTCHA works with it. */
	isNeeded: boolean;
	onReplace: () => void;
	onRemove: () => void;
}

function Saved( { isNeeded, onReplace, onRemove, ...props }: SavedProps ) {
	const { label, fault } = controlOf( props );
	return (
		<ControlField fault={ fault }>
			<fieldset className="smart-support-choice">
				<legend>{ label }</legend>
				<p>{ __( 'A key is saved.', 'smart-support-guest' ) }</p>
				{ isNeeded ? (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ onReplace }
					>
						{ __( 'Replace', 'smart-support-guest' ) }
					</Button>
				) : (
					<Button
						variant="secondary"
						isDestructive
						__next40pxDefaultSize
						onClick={ onRemove }
					>
						{ __( 'Remove', 'smart-support-guest' ) }
					</Button>
				) }
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
