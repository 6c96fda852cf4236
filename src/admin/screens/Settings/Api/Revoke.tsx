import { speak } from '@wordpress/a11y';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';

import { store } from '../../../../store/api-keys';
import type { ApiKey } from '../../../../types/schema';
import { Confirm } from '../../../../components/Confirm';

interface Props {
	apiKey: ApiKey;
	onClose: () => void;
}

/**
 * Asks before a key is revoked.
 *
 * @param props         Properties.
 * @param props.apiKey  Which.
 * @param props.onClose Closes the dialog.
 */
export function Revoke( { apiKey, onClose }: Props ) {
	const { revokeApiKey } = useDispatch( store );
	const revoke = async () => {
		await revokeApiKey( apiKey.id );
		speak( __( 'The API key is revoked.', 'smart-support-guest' ) );
		onClose();
	};
	return (
		<Confirm
			title={ __( 'Revoke the API key?', 'smart-support-guest' ) }
			button={ __( 'Revoke', 'smart-support-guest' ) }
			isDestructive
			onConfirm={ revoke }
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: 1: name of an API key, 2: how the key begins */
					__(
						'Whatever uses “%1$s” (%2$s…) is refused from the very next request on. This cannot be undone.',
						'smart-support-guest'
					),
					apiKey.name,
					apiKey.prefix
				) }
			</p>
		</Confirm>
	);
}
