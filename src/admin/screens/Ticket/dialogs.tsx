/**
 * The questions before an access link ends.
 */
import { speak } from '@wordpress/a11y';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';

import { Confirm } from '../../../components/Confirm';
import { store } from '../../../store/access-links';
import type { AccessLink, Ticket } from '../../../types/schema';

export type Dialog =
	{ type: 'regenerate' } | { type: 'revoke'; link: AccessLink };

interface Props {
	dialog: Dialog | undefined;
	ticket: Ticket;
	/** Called when it is done. */
	onDone: () => void;
	onClose: () => void;
}

/**
 * @param props         Properties.
 * @param props.dialog  The one that is open.
 * @param props.ticket  Ticket.
 * @param props.onDone  Called when it is done.
 * @param props.onClose Closes it.
 */
export function Dialogs( { dialog, ...props }: Props ) {
	switch ( dialog?.type ) {
		case 'regenerate':
			return <Regenerate { ...props } />;
		case 'revoke':
			return <Revoke { ...props } link={ dialog.link } />;
		default:
			return null;
	}
}

type QuestionProps = Omit< Props, 'dialog' >;

function Regenerate( { ticket, onDone, onClose }: QuestionProps ) {
	const { regenerateAccessLink } = useDispatch( store );
	const { id, customer } = ticket;
	const regenerate = async () => {
		await regenerateAccessLink( id, customer.id );
		speak( __( 'The new access link is there.', 'smart-support-guest' ) );
		onDone();
		onClose();
	};
	return (
		<Confirm
			title={ __( 'Make a new access link?', 'smart-support-guest' ) }
			button={ __( 'Make a new link', 'smart-support-guest' ) }
			onConfirm={ regenerate }
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: %s: e-mail address */
					__(
						'The present link of %s stops working at once. No e-mail goes out: copy the new link, or let your next reply bring it.',
						'smart-support-guest'
					),
					customer.email
				) }
			</p>
		</Confirm>
	);
}

interface RevokeProps extends QuestionProps {
	link: AccessLink;
}

function Revoke( { ticket, link, onDone, onClose }: RevokeProps ) {
	const { revokeAccessLink } = useDispatch( store );
	const revoke = async () => {
		await revokeAccessLink( ticket.id, link.id );
		speak( __( 'The access link is revoked.', 'smart-support-guest' ) );
		onDone();
		onClose();
	};
	return (
		<Confirm
			title={ __( 'Revoke the access link?', 'smart-support-guest' ) }
			button={ __( 'Revoke', 'smart-support-guest' ) }
			isDestructive
			onConfirm={ revoke }
			onClose={ onClose }
		>
			<p>
				{ sprintf(
					/* translators: %s: e-mail address */
					__(
						'The present link of %s stops working at once. Your next reply brings a new one.',
						'smart-support-guest'
					),
					link.customer.email
				) }
			</p>
		</Confirm>
	);
}
