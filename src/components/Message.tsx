import { __, sprintf } from '@wordpress/i18n';

import type { Reply } from '../types/schema';
import { DELIVERY_LABELS, ROLE_LABELS } from './labels';
import { RelativeTime } from './RelativeTime';
import { SafeHtml } from './SafeHtml';

interface Props {
	author: string;
	part: Reply[ 'author_role' ];
	time: string;
	html: string;
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
 * @param props.isInternal Whether only staff see it.
 * @param props.delivery   State of the mails it caused.
 */
export function Message( props: Props ) {
	const { author, part, time, html, isInternal = false, delivery } = props;
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
			{ isInternal && (
				<p className="smart-support-message__warning">
					{ __(
						'Internal note – the customer never sees this',
						'smart-support-guest'
					) }
				</p>
			) }
			<header className="smart-support-message__header">
				<strong>{ author }</strong>
				<span>{ ROLE_LABELS[ part ] }</span>
				<RelativeTime time={ time } />
				{ delivery && ! isInternal && (
					<span className={ `is-delivery-${ delivery }` }>
						{ DELIVERY_LABELS[ delivery ] }
					</span>
				) }
			</header>
			<SafeHtml html={ html } />
		</article>
	);
}
