import { __ } from '@wordpress/i18n';

import { Message } from '../../../components/Message';
import type { Reply, Ticket } from '../../../types/schema';

interface Props {
	ticket: Ticket;
	replies: Reply[];
}

/**
 * All that was written on a ticket, oldest first.
 *
 * @param props         Properties.
 * @param props.ticket  Ticket; its own message opens the timeline.
 * @param props.replies Replies and notes.
 */
export function Timeline( { ticket, replies }: Props ) {
	const { customer } = ticket;
	return (
		<ol
			className="smart-support-timeline"
			aria-label={ __( 'Conversation', 'smart-support-guest' ) }
		>
			<li>
				<Message
					author={ customer.name || customer.email }
					part="customer"
					time={ ticket.created_at }
					html={ ticket.message ?? '' }
				/>
			</li>
			{ replies.map( ( reply ) => (
				<li key={ reply.id }>
					<Message
						author={ reply.author.name || reply.author.email || '' }
						part={ reply.author_role }
						time={ reply.created_at }
						html={ reply.message }
						isInternal={ reply.is_internal }
						delivery={ reply.delivery }
					/>
				</li>
			) ) }
		</ol>
	);
}
