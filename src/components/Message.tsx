import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { lock } from '@wordpress/icons';

import type { Reply } from '../types/schema';
import { Attachments, type File } from './Attachments';
import { DELIVERY_LABELS, HELD, NEVER_PUBLIC, ROLE_LABELS } from './labels';
import { RelativeTime } from './RelativeTime';
import { SafeHtml } from './SafeHtml';

interface Props {
	author: string;
	part: Reply[ 'author_role' ];
	time: string;
	html: string;
	files?: File[] | undefined;
	isInternal?: boolean;
	verification?: Reply[ 'verification' ];
	delivery?: Reply[ 'delivery' ] | undefined;
}

/**
 * One entry of a ticket's timeline. An internal note looks like nothing a customer gets: other colour, other shape, and it
 * says so. A reply whose author has only typed an address says that.
 *
 * @param props              Properties.
 * @param props.author       Who wrote it.
 * @param props.part         The author's part in the ticket.
 * @param props.time         When.
 * @param props.html         Safe HTML.
 * @param props.files        What came with it.
 * @param props.isInternal   Whether only staff see it.
 * @param props.verification Whether the author's address proved itself.
 * @param props.delivery     State of the mails it caused.
 */
export function Message( props: Props ) {
	const { author, part, time, html, files, isInternal = false } = props;
	const { verification = 'verified' } = props;
	const isHeld = verification === 'held';
	const isNote = isInternal && ! isHeld;
	const kind = isInternal ? 'note' : part;
	return (
		<article
			className={ `smart-support-message is-${ kind }` }
			aria-label={ sprintf( labelOf( isNote, isHeld ), author ) }
		>
			{ isInternal && <Warning words={ isHeld ? HELD : NEVER_PUBLIC } /> }
			<header className="smart-support-message__header">
				<strong>
					<bdi>{ author }</bdi>
				</strong>
				<span>{ ROLE_LABELS[ part ] }</span>
				{ verification !== 'verified' && (
					<span className="is-unverified">
						{ __( 'Unverified sender', 'smart-support-guest' ) }
					</span>
				) }
				<RelativeTime time={ time } />
				{ ! isNote && <Delivery delivery={ props.delivery } /> }
			</header>
			<SafeHtml html={ html } />
			<Attachments files={ files ?? [] } />
		</article>
	);
}

/**
 * What it is called, with a place for its author.
 *
 * @param isNote Whether it is an internal note.
 * @param isHeld Whether it waits for its author's word.
 */
function labelOf( isNote: boolean, isHeld: boolean ) {
	if ( isNote ) {
		/* translators: %s: name of the author */
		return __( 'Internal note by %s', 'smart-support-guest' );
	}
	return isHeld
		? /* translators: %s: name of the author */
			__( 'Held reply by %s', 'smart-support-guest' )
		: /* translators: %s: name of the author */
			__( 'Message by %s', 'smart-support-guest' );
}

function Warning( { words }: { words: string } ) {
	return (
		<p className="smart-support-message__warning">
			<Icon icon={ lock } size={ 20 } />
			{ words }
		</p>
	);
}

function Delivery( { delivery = 'none' }: Pick< Props, 'delivery' > ) {
	const words = DELIVERY_LABELS[ delivery ];
	return words ? (
		<span className={ `is-delivery-${ delivery }` }>{ words }</span>
	) : null;
}
