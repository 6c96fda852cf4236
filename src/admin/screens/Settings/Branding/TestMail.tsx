import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';

import { ErrorNotice } from '../../../../components/ErrorNotice';
import { useAction } from '../../../../components/useAction';
import { sendTestMail } from '../../../../store/mail';
import type { MailInput } from './useMailPreview';

interface Props {
	/** Undefined while something is wrong with it. */
	input: MailInput | undefined;
}

/**
 * Sends the mail to the user's own address, and says what became of it.
 *
 * @param props       Properties.
 * @param props.input Which mail, in which branding.
 */
export function TestMail( { input }: Props ) {
	const [ result, setResult ] = useState( '' );
	const { run, isBusy, error } = useAction( async ( mail: MailInput ) => {
		setResult( '' );
		const { to } = await sendTestMail( mail );
		setResult(
			sprintf(
				/* translators: %s: e-mail address */
				__( 'Test mail sent to %s.', 'smart-support-guest' ),
				to
			)
		);
	} );
	return (
		<div className="smart-support-test-mail">
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy || ! input }
				accessibleWhenDisabled
				onClick={ () => void ( input && run( input ) ) }
			>
				{ __( 'Send test mail', 'smart-support-guest' ) }
			</Button>
			<p role="status">
				{ result ||
					__(
						'The mail above, to your own address. It need not be saved.',
						'smart-support-guest'
					) }
			</p>
			<ErrorNotice error={ error } />
		</div>
	);
}
