import { TabPanel } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

import type { Ticket } from '../../../types/schema';
import { can } from '../../site';
import { type Draft, Editor, type Kind } from './Editor';
import { useUploads } from './uploads';

const TABS: { name: Kind; title: string; capability: string }[] = [
	{
		name: 'reply',
		title: __( 'Reply', 'smart-support-guest' ),
		capability: 'reply',
	},
	{
		name: 'note',
		title: __( 'Internal note', 'smart-support-guest' ),
		capability: 'view_private_notes',
	},
];

interface Props {
	ticket: Ticket;
	onSent: () => void;
}

/**
 * Where agents write. A reply and a note have a text and files each, so that switching tabs never turns one into the other.
 *
 * @param props        Properties.
 * @param props.ticket Ticket to answer.
 * @param props.onSent Called when the server has a reply or a note.
 */
export function Composer( { ticket, onSent }: Props ) {
	const tabs = TABS.filter( ( { capability } ) => can( capability ) );
	const drafts = { reply: useDraft(), note: useDraft() };
	const [ kind, setKind ] = useState( tabs[ 0 ]?.name );
	if ( ! kind ) {
		return null;
	}
	return (
		<section
			className={ `smart-support-composer is-${ kind }` }
			aria-label={ __( 'Write a message', 'smart-support-guest' ) }
		>
			<TabPanel
				tabs={ tabs }
				onSelect={ ( name ) => {
					setKind( name as Kind );
				} }
			>
				{ ( { name } ) => (
					<Editor
						key={ name }
						kind={ name as Kind }
						ticket={ ticket }
						draft={ drafts[ name as Kind ] }
						onSent={ onSent }
					/>
				) }
			</TabPanel>
		</section>
	);
}

function useDraft(): Draft {
	const [ text, setText ] = useState( '' );
	const uploads = useUploads();
	return { text, setText, uploads };
}
