import apiFetch from '@wordpress/api-fetch';
import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import {
	ControlField,
	controlOf,
	type ControlProps,
	helpOf,
} from '../form/controls';
import { chooseImage } from './media';

/**
 * An image of the media library.
 *
 * @param props As DataForm gives them.
 */
export function LogoField( props: ControlProps ) {
	const { label, description, fault, value, set } = controlOf( props );
	const id = Number( value );
	return (
		<ControlField fault={ fault }>
			<fieldset className="smart-support-choice">
				<legend>{ label }</legend>
				{ id > 0 && <Picture key={ id } id={ id } /> }
				<Buttons
					isChosen={ id > 0 }
					onChoose={ ( chosen ) => {
						set( String( chosen ) );
					} }
				/>
				<p className="smart-support-help">
					{ helpOf( fault, description ) }
				</p>
			</fieldset>
		</ControlField>
	);
}

interface ButtonsProps {
	isChosen: boolean;
	/** Gets the image's id, 0 for none. */
	onChoose: ( id: number ) => void;
}

function Buttons( { isChosen, onChoose }: ButtonsProps ) {
	const chooser = useRef< HTMLButtonElement >( null );
	const focus = () => chooser.current?.focus();
	return (
		<div className="smart-support-buttons">
			<Button
				ref={ chooser }
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => {
					chooseImage( onChoose, focus );
				} }
			>
				{ isChosen
					? __( 'Replace the logo', 'smart-support-guest' )
					: __( 'Choose a logo', 'smart-support-guest' ) }
			</Button>
			{ isChosen && (
				<Button
					variant="tertiary"
					isDestructive
					__next40pxDefaultSize
					onClick={ () => {
						onChoose( 0 );
						focus();
					} }
				>
					{ __( 'Remove the logo', 'smart-support-guest' ) }
				</Button>
			) }
		</div>
	);
}

/**
 * The image as the library has it.
 *
 * @param props    Properties.
 * @param props.id Its id.
 */
function Picture( { id }: { id: number } ) {
	const [ url, setUrl ] = useState< string >();
	const [ isGone, setGone ] = useState( false );
	useEffect( () => {
		apiFetch< { source_url: string } >( {
			path: `/wp/v2/media/${ id }?_fields=source_url`,
		} ).then(
			( { source_url: source } ) => {
				setUrl( source );
			},
			() => {
				setGone( true );
			}
		);
	}, [ id ] );
	if ( isGone ) {
		return (
			<p>
				{ __(
					'The image is not in the media library any more. Mails show the name of the site in its place.',
					'smart-support-guest'
				) }
			</p>
		);
	}
	return url ? (
		<img
			className="smart-support-logo"
			src={ url }
			alt={ __( 'The logo', 'smart-support-guest' ) }
		/>
	) : null;
}
