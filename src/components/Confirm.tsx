import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

import { ErrorNotice } from './ErrorNotice';
import { useAction } from './useAction';

interface Props {
	title: string;
	button: string;
	isDestructive?: boolean;
	onConfirm: () => Promise< unknown >;
	onClose: () => void;
	children: ReactNode;
}

/**
 * Asks before something is done that cannot be undone, and shows what went wrong.
 *
 * @param props               Properties.
 * @param props.title         Heading.
 * @param props.button        What does it.
 * @param props.isDestructive Whether it cannot be undone.
 * @param props.onConfirm     Does it.
 * @param props.onClose       Closes the dialog.
 * @param props.children      What will happen.
 */
export function Confirm( props: Props ) {
	const { title, button, isDestructive, onConfirm, onClose, children } =
		props;
	const { run, isBusy, error } = useAction( onConfirm );
	return (
		<Modal title={ title } size="medium" onRequestClose={ onClose }>
			{ children }
			<ErrorNotice error={ error } />
			<div className="smart-support-buttons">
				<Button
					variant="primary"
					isDestructive={ isDestructive === true }
					isBusy={ isBusy }
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ () => void run() }
				>
					{ button }
				</Button>
				<Button variant="tertiary" onClick={ onClose }>
					{ __( 'Cancel', 'smart-support-guest' ) }
				</Button>
			</div>
		</Modal>
	);
}
