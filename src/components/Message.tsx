import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { lock } from '@wordpress/icons';

import type { Reply } from '../types/schema';
import { Attachments, type File } from './Attachments';
import { DELIVERY_LABELS, NEVER_PUBLIC, ROLE_LABELS } from './labels';
import { RelativeTime } from './RelativeTime';
import { SafeHtml } from './SafeHtml';

interface Props {
	author: string;
	part: Reply[ 'author_role' ];
	time: string;
	html: string;
	files?: File[] | undefined;
	isInternal?: boolean;
	delivery?: Reply[ 'delivery' ] | undefined;
}

/**
 * One entry of a ticket's timeline. An internal note looks like nothing a customer gets: other colour, other shape, and it
 * says so.
 *
 * @param props            Properties.
 * @param props.author     Who wrote it.
 * @param props.part       The author's part in the ticket.
 * @param props.time       When.
 * @param props.html       Safe HTML.
 * @param props.files      What came with it.
 * @param props.isInternal Whether only staff see it.
 * @param props.delivery   State of the mails it caused.
 */
export function Message( props: Props ) {
	const { author, part, time, html, files, isInternal = false } = props;
	const label = isInternal
		? /* translators: %s: name of the author */
			__( 'Internal note by %s', 'smart-support-guest' )
		: /* translators: %s: name of the author */
			__( 'Message by %s', 'smart-support-guest' );
	const kind = isInternal ? 'note' : part;
	return (
		<article
			className={ `smart-support-message is-${ kind }` }
			aria-label={ sprintf( label, author ) }
		>
			{ isInternal && <Warning /> }
			<header className="smart-support-message__header">
				<strong>
					<bdi>{ author }</bdi>
				</strong>
				<span>{ ROLE_LABELS[ part ] }</span>
				<RelativeTime time={ time } />
				{ ! isInternal && <Delivery delivery={ props.delivery } /> }
			</header>
			<SafeHtml html={ html } />
			<Attachments files={ files ?? [] } />
		</article>
	);
}

function Warning() {
	return (
		<p className="smart-support-message__warning">
			<Icon icon={ lock } size={ 20 } />
			{ NEVER_PUBLIC }
		</p>
	);
}

function Delivery( { delivery = 'none' }: Pick< Props, 'delivery' > ) {
	const words = DELIVERY_LABELS[ delivery ];
	return words ? (
		<span className={ `is-delivery-${ delivery }` }>{ words }</span>
	) : null;
}
