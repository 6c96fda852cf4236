import { SelectControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

import { type MadeKey, store } from '../../../../store/api-keys';
import type { ApiKey } from '../../../../types/schema';
import { Confirm } from '../../../../components/Confirm';

const OVERLAPS = [
	{ value: '0', label: __( 'End at once', 'smart-support-guest' ) },
	{ value: '1', label: __( 'Live on for an hour', 'smart-support-guest' ) },
	{ value: '24', label: __( 'Live on for a day', 'smart-support-guest' ) },
	{ value: '168', label: __( 'Live on for a week', 'smart-support-guest' ) },
	{ value: '720', label: __( 'Live on for 30 days', 'smart-support-guest' ) },
];

interface Props {
	apiKey: ApiKey;
	onMade: ( made: MadeKey ) => void;
	onClose: () => void;
}

/**
 * Asks before a key is replaced, and how long the old one lives on.
 *
 * @param props         Properties.
 * @param props.apiKey  Which.
 * @param props.onMade  Gets the new key.
 * @param props.onClose Closes the dialog.
 */
export function Rotate( { apiKey, onMade, onClose }: Props ) {
	const [ hours, setHours ] = useState( '24' );
	const { rotateApiKey } = useDispatch( store );
	const rotate = async () => {
		onMade( await rotateApiKey( apiKey.id, Number( hours ) ) );
	};
	return (
		<Confirm
			title={ __( 'Rotate the API key?', 'smart-support-guest' ) }
			button={ __( 'Make a new key', 'smart-support-guest' ) }
			onConfirm={ rotate }
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: %s: name of an API key */
					__(
						'A new key with the same rights takes the place of “%s”. Put it where the old one is used before that one ends.',
						'smart-support-guest'
					),
					apiKey.name
				) }
			</p>
			<SelectControl
				label={ __( 'The old key shall', 'smart-support-guest' ) }
				value={ hours }
				options={ OVERLAPS }
				onChange={ setHours }
			/>
		</Confirm>
	);
}
