import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	onLeave: () => void;
	onStay: () => void;
}

/**
 * Asks whether what was changed may be lost.
 *
 * @param props         Properties.
 * @param props.onLeave Leaves.
 * @param props.onStay  Closes the dialog.
 */
export function LeaveDialog( { onLeave, onStay }: Props ) {
	return (
		<Modal
			title={ __( 'Leave without saving?', 'smart-support-guest' ) }
			size="small"
			onRequestClose={ onStay }
		>
			<p>
				{ __(
					'What you have changed here is not saved yet, and would be lost.',
					'smart-support-guest'
				) }
			</p>
			<div className="smart-support-buttons">
				<Button
					variant="primary"
					__next40pxDefaultSize
					onClick={ onStay }
				>
					{ __( 'Stay here', 'smart-support-guest' ) }
				</Button>
				<Button
					variant="tertiary"
					isDestructive
					__next40pxDefaultSize
					onClick={ onLeave }
				>
					{ __( 'Leave without saving', 'smart-support-guest' ) }
				</Button>
			</div>
		</Modal>
	);
}
