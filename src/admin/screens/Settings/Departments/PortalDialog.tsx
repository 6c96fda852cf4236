import { Button, CheckboxControl, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import type { Department } from '../../../../types/schema';
import { ReplyCheckField } from './ReplyCheckField';

/** Who will be able to see and do what. */
const CONSEQUENCES = [
	{
		title: __( 'Who sees a ticket', 'smart-support-guest' ),
		texts: [
			__(
				'Anyone who has the link has access to the page, without logging in. Agents’ mails carry the link from now on; whoever a mail is forwarded to, or who is added to it, has the link too.',
				'smart-support-guest'
			),
		],
	},
	{
		title: __( 'What they see', 'smart-support-guest' ),
		texts: [
			__(
				'The subject, the status and all public messages. E-mail addresses are trimmed, and quoted mail is folded.',
				'smart-support-guest'
			),
			__(
				'The names and sizes of files, but not the files.',
				'smart-support-guest'
			),
			__( 'Internal notes never show.', 'smart-support-guest' ),
		],
	},
	{
		title: __( 'What they can do', 'smart-support-guest' ),
		texts: [
			__(
				'Who types an e-mail address that is on the ticket can answer and attach files, and close the ticket where Transitions allow it. A typed address is no proof of who types it.',
				'smart-support-guest'
			),
		],
	},
	{
		title: __( 'How it ends', 'smart-support-guest' ),
		texts: [
			__(
				'“No Portal” stops all links of this department at once. Switched on again, they work again.',
				'smart-support-guest'
			),
		],
	},
];

type ReplyCheck = Department[ 'reply_check' ];

interface Props {
	replyCheck: ReplyCheck;
	onAccept: ( replyCheck: ReplyCheck ) => void;
	onClose: () => void;
}

/**
 * Spells out what a public portal means, and wants a tick.
 *
 * @param props            Properties.
 * @param props.replyCheck As it is.
 * @param props.onAccept   Gets the reply check that goes with the portal.
 * @param props.onClose    Closes the dialog; nothing is chosen.
 */
export function PortalDialog( props: Props ) {
	const { onAccept, onClose } = props;
	const [ replyCheck, setReplyCheck ] = useState( props.replyCheck );
	const [ isUnderstood, setUnderstood ] = useState( false );
	return (
		<Modal
			title={ __( 'Choose Public Portal?', 'smart-support-guest' ) }
			size="medium"
			className="smart-support-portal-dialog"
			onRequestClose={ onClose }
		>
			<Consequences />
			<ReplyCheckField value={ replyCheck } onChange={ setReplyCheck } />
			<CheckboxControl
				label={ __(
					'I understand that anyone who has the link has access to the page.',
					'smart-support-guest'
				) }
				help={ __(
					'The portal opens when you save the department.',
					'smart-support-guest'
				) }
				checked={ isUnderstood }
				onChange={ setUnderstood }
			/>
			<Buttons
				isUnderstood={ isUnderstood }
				onAccept={ () => {
					onAccept( replyCheck );
				} }
				onClose={ onClose }
			/>
		</Modal>
	);
}

function Consequences() {
	return CONSEQUENCES.map( ( { title, texts } ) => (
		<section key={ title }>
			<h2>{ title }</h2>
			<ul>
				{ texts.map( ( text ) => (
					<li key={ text }>{ text }</li>
				) ) }
			</ul>
		</section>
	) );
}

interface ButtonsProps {
	isUnderstood: boolean;
	onAccept: () => void;
	onClose: () => void;
}

function Buttons( { isUnderstood, onAccept, onClose }: ButtonsProps ) {
	return (
		<div className="smart-support-buttons">
			<Button
				variant="primary"
				__next40pxDefaultSize
				disabled={ ! isUnderstood }
				accessibleWhenDisabled
				onClick={ onAccept }
			>
				{ __( 'Choose Public Portal', 'smart-support-guest' ) }
			</Button>
			<Button
				variant="tertiary"
				__next40pxDefaultSize
				onClick={ onClose }
			>
				{ __( 'Cancel', 'smart-support-guest' ) }
			</Button>
		</div>
	);
}
