/**
 * The dialogs of the list of keys, one at a time.
 */
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';

import { type MadeKey, store } from '../../../../store/api-keys';
import type { ApiKey } from '../../../../types/schema';
import { KeyForm } from './KeyForm';
import { Revoke } from './Revoke';
import { Rotate } from './Rotate';
import { Secret } from './Secret';
import { changesOf, inputOf, valuesOf } from './values';

export type Dialog =
	| { type: 'create' }
	| { type: 'edit' | 'rotate' | 'revoke'; key: ApiKey }
	| { type: 'secret'; made: MadeKey };

interface Props {
	dialog: Dialog | undefined;
	/** Opens another one; undefined closes. */
	onChange: ( dialog: Dialog | undefined ) => void;
}

/**
 * @param props          Properties.
 * @param props.dialog   The one that is open.
 * @param props.onChange Opens another one, or none.
 */
export function Dialogs( { dialog, onChange }: Props ) {
	const close = () => {
		onChange( undefined );
	};
	const show = ( made: MadeKey ) => {
		onChange( { type: 'secret', made } );
	};
	switch ( dialog?.type ) {
		case 'create':
			return <Create onMade={ show } onClose={ close } />;
		case 'edit':
			return <Edit apiKey={ dialog.key } onClose={ close } />;
		case 'rotate':
			return (
				<Rotate
					apiKey={ dialog.key }
					onMade={ show }
					onClose={ close }
				/>
			);
		case 'revoke':
			return <Revoke apiKey={ dialog.key } onClose={ close } />;
		case 'secret':
			return <Secret made={ dialog.made } onClose={ close } />;
		default:
			return null;
	}
}

interface CreateProps {
	onMade: ( made: MadeKey ) => void;
	onClose: () => void;
}

function Create( { onMade, onClose }: CreateProps ) {
	const { createApiKey } = useDispatch( store );
	return (
		<KeyForm
			title={ __( 'Create an API key', 'smart-support-guest' ) }
			button={ __( 'Create key', 'smart-support-guest' ) }
			initial={ valuesOf() }
			onClose={ onClose }
			onSubmit={ async ( values ) => {
				onMade( await createApiKey( inputOf( values, Date.now() ) ) );
			} }
		/>
	);
}

interface EditProps {
	apiKey: ApiKey;
	onClose: () => void;
}

function Edit( { apiKey, onClose }: EditProps ) {
	const { updateApiKey } = useDispatch( store );
	const initial = valuesOf( apiKey );
	return (
		<KeyForm
			title={ __( 'Edit the API key', 'smart-support-guest' ) }
			button={ __( 'Save', 'smart-support-guest' ) }
			initial={ initial }
			onClose={ onClose }
			onSubmit={ async ( values ) => {
				await updateApiKey(
					apiKey.id,
					changesOf( values, initial, Date.now() )
				);
				onClose();
			} }
		/>
	);
}
