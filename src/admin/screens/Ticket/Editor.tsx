import { speak } from '@wordpress/a11y';
import { Button, DropZone, Icon, TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { lock } from '@wordpress/icons';
import type { ClipboardEvent, KeyboardEvent } from 'react';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { NEVER_PUBLIC } from '../../../components/labels';
import { useAction } from '../../../components/useAction';
import { store } from '../../../store/replies';
import type { Ticket } from '../../../types/schema';
import { Files, Picker } from './Files';
import type { Uploads } from './uploads';

export type Kind = 'reply' | 'note';

/** What is being written. */
export interface Draft {
	text: string;
	setText: ( text: string ) => void;
	uploads: Uploads;
}

const WORDS = {
	reply: {
		button: __( 'Send reply', 'smart-support-guest' ),
		sent: __( 'Reply sent.', 'smart-support-guest' ),
	},
	note: {
		button: __( 'Add note', 'smart-support-guest' ),
		sent: __( 'Note added.', 'smart-support-guest' ),
	},
};

interface Props {
	kind: Kind;
	ticket: Ticket;
	draft: Draft;
	onSent: () => void;
}

/**
 * The text and the files of a reply or a note.
 *
 * @param props        Properties.
 * @param props.kind   Which of them.
 * @param props.ticket Ticket to answer.
 * @param props.draft  What is being written.
 * @param props.onSent Called when the server has it.
 */
export function Editor( props: Props ) {
	const { kind, ticket, draft } = props;
	const { text, setText, uploads } = draft;
	const { send, isBusy, error } = useSend( props );
	return (
		<div className="smart-support-composer__editor">
			<DropZone onFilesDrop={ uploads.add } />
			<TextareaControl
				label={ <Label kind={ kind } ticket={ ticket } /> }
				rows={ 6 }
				value={ text }
				onChange={ setText }
				onKeyDown={ ( event ) => {
					sendBy( event, send );
				} }
				onPaste={ ( event ) => {
					pasteInto( uploads, event );
				} }
				readOnly={ isBusy }
			/>
			<Files uploads={ uploads } />
			<ErrorNotice error={ error } />
			<div className="smart-support-composer__buttons">
				<Button
					variant="primary"
					onClick={ send }
					isBusy={ isBusy }
					disabled={ isBusy || ! isReady( draft ) }
					accessibleWhenDisabled
				>
					{ WORDS[ kind ].button }
				</Button>
				<Picker onAdd={ uploads.add } />
				<Hint uploads={ uploads } />
			</div>
		</div>
	);
}

function Label( { kind, ticket }: Pick< Props, 'kind' | 'ticket' > ) {
	if ( kind === 'note' ) {
		return (
			<span className="smart-support-composer__warning">
				<Icon icon={ lock } size={ 20 } />
				{ NEVER_PUBLIC }
			</span>
		);
	}
	return sprintf(
		/* translators: %s: e-mail address */
		__( 'Reply to %s', 'smart-support-guest' ),
		ticket.customer.email
	);
}

/**
 * Sends what was written; text and files go once the server has them, and stay if they were refused.
 *
 * @param props Properties of the editor.
 */
function useSend( { ticket, kind, draft, onSent }: Props ) {
	const { sendReply } = useDispatch( store );
	const { run, isBusy, error } = useAction( sendReply );

	const send = async () => {
		const { text, setText, uploads } = draft;
		if ( ! isReady( draft ) ) {
			return;
		}
		const isSent = await run( ticket.id, {
			message: text,
			format: 'text',
			is_internal: kind === 'note',
			...( uploads.ids.length > 0 && { attachment_ids: uploads.ids } ),
		} );
		if ( isSent ) {
			setText( '' );
			uploads.clear();
			speak( WORDS[ kind ].sent );
			onSent();
		}
	};
	return { send, isBusy, error };
}

/**
 * Whether there are words, and every file that was picked will go with them.
 *
 * @param draft What is being written.
 */
const isReady = ( { text, uploads }: Draft ): boolean =>
	!! text.trim() && uploads.files.length === uploads.ids.length;

function Hint( { uploads: { files } }: { uploads: Uploads } ) {
	let text: string = __(
		'Ctrl+Enter or ⌘+Enter sends.',
		'smart-support-guest'
	);
	if ( files.some( ( { fault } ) => fault ) ) {
		text = __(
			'Please remove the file that is not taken.',
			'smart-support-guest'
		);
	} else if ( files.some( ( { id } ) => id === undefined ) ) {
		text = __( 'The files are on their way…', 'smart-support-guest' );
	}
	return <span className="smart-support-composer__hint">{ text }</span>;
}

function sendBy( event: KeyboardEvent, send: () => Promise< void > ) {
	if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) ) {
		event.preventDefault();
		void send();
	}
}

/**
 * Takes files from the clipboard, unless they only picture the text that is in it, too.
 *
 * @param uploads Files.
 * @param event   Paste.
 */
function pasteInto( uploads: Uploads, event: ClipboardEvent ) {
	const { files, types } = event.clipboardData;
	if ( files.length > 0 && ! types.includes( 'text/plain' ) ) {
		event.preventDefault();
		uploads.add( [ ...files ] );
	}
}
