import { TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

import {
	ControlField,
	controlOf,
	type ControlProps,
	helpOf,
} from '../form/controls';
import { contrast, HEX, READABLE } from './colors';

/**
 * A colour: picked, or typed as #rrggbb.
 *
 * @param props As DataForm gives them.
 */
export function ColorField( props: ControlProps ) {
	const { label, description, fault, text, set } = controlOf( props );
	const words =
		fault && __( 'Enter a colour such as #2145e6.', 'smart-support-guest' );
	return (
		<ControlField fault={ fault }>
			<div className="smart-support-color">
				<Picker { ...props } />
				<TextControl
					label={ label }
					help={ helpOf( words, description ) }
					value={ text }
					dir="ltr"
					spellCheck={ false }
					autoComplete="off"
					aria-invalid={ Boolean( fault ) }
					onChange={ ( typed ) => {
						set( typed.trim() );
					} }
				/>
			</div>
		</ControlField>
	);
}

/**
 * The browser's own, which shows black for what is no colour.
 *
 * @param props As DataForm gives them.
 */
function Picker( props: ControlProps ) {
	const { label, text, set } = controlOf( props );
	return (
		<input
			type="color"
			value={ HEX.test( text ) ? text : '#000000' }
			aria-label={ sprintf(
				/* translators: %s: what the colour is for */
				__( 'Pick: %s', 'smart-support-guest' ),
				label
			) }
			onChange={ ( { target } ) => {
				set( target.value );
			} }
		/>
	);
}

/**
 * The same for the text of mails, which stands on white.
 *
 * @param props As DataForm gives them.
 */
export function TextColorField( props: ControlProps ) {
	const ratio = contrast( controlOf( props ).text, '#ffffff' );
	return (
		<>
			<ColorField { ...props } />
			{ ratio < READABLE && (
				<p className="smart-support-hint" role="status">
					{ sprintf(
						/* translators: 1: contrast, e.g. 2.1, 2: contrast that is needed */
						__(
							'This is hard to read on white: its contrast is %1$s to 1, and should be at least %2$s to 1.',
							'smart-support-guest'
						),
						// Rounded down: what is too little must not look enough.
						( Math.floor( ratio * 10 ) / 10 ).toFixed( 1 ),
						READABLE.toFixed( 1 )
					) }
				</p>
			) }
		</>
	);
}
