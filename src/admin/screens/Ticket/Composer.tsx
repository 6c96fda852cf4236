import { speak } from '@wordpress/a11y';
import { Button, TabPanel, TextareaControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';

import { ErrorNotice } from '../../../components/ErrorNotice';
import { useAction } from '../../../components/useAction';
import { store } from '../../../store/replies';

type Kind = 'reply' | 'note';

const TABS: { name: Kind; title: string }[] = [
	{ name: 'reply', title: __( 'Reply', 'smart-support-guest' ) },
	{ name: 'note', title: __( 'Internal note', 'smart-support-guest' ) },
];

const WORDS = {
	reply: {
		label: __( 'Reply to the customer', 'smart-support-guest' ),
		button: __( 'Send reply', 'smart-support-guest' ),
		sent: __( 'Reply sent.', 'smart-support-guest' ),
	},
	note: {
		label: __(
			'Internal note – the customer never sees this',
			'smart-support-guest'
		),
		button: __( 'Add note', 'smart-support-guest' ),
		sent: __( 'Note added.', 'smart-support-guest' ),
	},
};

interface Props {
	ticketId: number;
	onSent: () => void;
}

/**
 * Where agents write. A reply and a note have a text each, so that switching tabs never turns one into the other.
 *
 * @param props          Properties.
 * @param props.ticketId Ticket to answer.
 * @param props.onSent   Called when the server has a reply or a note.
 */
export function Composer( { ticketId, onSent }: Props ) {
	const [ texts, setTexts ] = useState( { reply: '', note: '' } );
	return (
		<section
			className="smart-support-composer"
			aria-label={ __( 'Write a message', 'smart-support-guest' ) }
		>
			<TabPanel tabs={ TABS }>
				{ ( tab ) => {
					const kind = tab.name as Kind;
					return (
						<Editor
							key={ kind }
							ticketId={ ticketId }
							onSent={ onSent }
							kind={ kind }
							text={ texts[ kind ] }
							onChange={ ( text ) => {
								setTexts( ( all ) => ( {
									...all,
									[ kind ]: text,
								} ) );
							} }
						/>
					);
				} }
			</TabPanel>
		</section>
	);
}

interface EditorProps extends Props {
	kind: Kind;
	text: string;
	onChange: ( text: string ) => void;
}

function Editor( props: EditorProps ) {
	const { kind, text, onChange } = props;
	const { send, isBusy, error } = useSend( props );
	const { label, button } = WORDS[ kind ];

	const onKeyDown = ( event: KeyboardEvent ) => {
		if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) ) {
			event.preventDefault();
			void send();
		}
	};
	return (
		<div className={ `smart-support-composer__editor is-${ kind }` }>
			<TextareaControl
				label={ label }
				help={ __(
					'Ctrl+Enter or ⌘+Enter sends.',
					'smart-support-guest'
				) }
				rows={ 6 }
				value={ text }
				onChange={ onChange }
				onKeyDown={ onKeyDown }
				readOnly={ isBusy }
			/>
			<ErrorNotice error={ error } />
			<Button
				variant="primary"
				onClick={ send }
				isBusy={ isBusy }
				disabled={ isBusy || ! text.trim() }
				accessibleWhenDisabled
			>
				{ button }
			</Button>
		</div>
	);
}

/**
 * Sends what was written; the text goes once the server has it, and stays if it was refused.
 *
 * @param props Properties of the editor.
 */
function useSend( { ticketId, kind, text, onChange, onSent }: EditorProps ) {
	const { sendReply } = useDispatch( store );
	const { run, isBusy, error } = useAction( sendReply );

	const send = async () => {
		if ( ! text.trim() ) {
			return;
		}
		const isSent = await run( ticketId, {
			message: text,
			format: 'text',
			is_internal: kind === 'note',
		} );
		if ( isSent ) {
			onChange( '' );
			speak( WORDS[ kind ].sent );
			onSent();
		}
	};
	return { send, isBusy, error };
}
