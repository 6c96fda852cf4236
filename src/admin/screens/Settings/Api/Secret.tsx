import { Button, Modal, Notice, TextareaControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

import { CopyButton } from '../../../../components/CopyButton';
import type { MadeKey } from '../../../../store/api-keys';

interface Props {
	made: MadeKey;
	onClose: () => void;
}

/**
 * A new key, this once. Neither Escape nor a click beside it takes it away.
 *
 * @param props         Properties.
 * @param props.made    The key with its secret.
 * @param props.onClose Closes it for good.
 */
export function Secret( { made, onClose }: Props ) {
	return (
		<Modal
			title={ __( 'Copy the new API key', 'smart-support-guest' ) }
			size="medium"
			isDismissible={ false }
			shouldCloseOnEsc={ false }
			shouldCloseOnClickOutside={ false }
			onRequestClose={ onClose }
		>
			<Notice status="warning" isDismissible={ false }>
				{ __(
					'The key is shown this once. Nobody can read it again, not even we: whoever loses it makes a new one.',
					'smart-support-guest'
				) }
			</Notice>
			<SecretField made={ made } />
			<Button variant="secondary" onClick={ onClose }>
				{ __( 'I have stored the key', 'smart-support-guest' ) }
			</Button>
		</Modal>
	);
}

function SecretField( { made }: Pick< Props, 'made' > ) {
	return (
		<div className="smart-support-secret">
			<TextareaControl
				label={ __( 'API key', 'smart-support-guest' ) }
				help={ made.name }
				// Enough for the whole key, also on a phone.
				rows={ 3 }
				value={ made.key }
				readOnly
				autoComplete="off"
				spellCheck={ false }
				onChange={ () => undefined }
				onFocus={ ( event ) => {
					event.target.select();
				} }
			/>
			<CopyButton
				text={ made.key }
				label={ __( 'Copy the API key', 'smart-support-guest' ) }
				variant="primary"
			/>
		</div>
	);
}
