import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';

import { AppLink } from '../../../components/AppLink';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Message } from '../../../components/Message';
import { RelativeTime } from '../../../components/RelativeTime';
import { store as agentStore } from '../../../store/agents';
import { store as departmentStore } from '../../../store/departments';
import { store as productStore } from '../../../store/products';
import type { Event, Reply, Ticket } from '../../../types/schema';
import { useArgs } from '../../router';
import { sentencesOf } from './events';
import { useEarlier } from './hooks';
import type { Timeline as Entries } from './entries';

interface Props {
	ticket: Ticket;
	timeline: Entries;
}

/**
 * All that was written and has happened on a ticket, oldest first: its own message, and the youngest of what followed.
 *
 * @param props          Properties.
 * @param props.ticket   Ticket.
 * @param props.timeline What followed.
 */
export function Timeline( { ticket, timeline }: Props ) {
	const { customer, attachments } = ticket;
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
					files={ attachments }
				/>
			</li>
			{ timeline.earlier.length > 0 && (
				<Earlier id={ ticket.id } earlier={ timeline.earlier } />
			) }
			{ timeline.entries.map( ( { key, reply, event } ) => (
				<li key={ key }>
					{ reply && <Written reply={ reply } /> }
					{ event && <Happened event={ event } /> }
				</li>
			) ) }
		</ol>
	);
}

function Earlier( { id, earlier }: { id: number; earlier: string[] } ) {
	const { run, isBusy, error } = useEarlier( id, earlier );
	return (
		<li className="smart-support-earlier">
			<Button
				variant="secondary"
				onClick={ () => void run() }
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
			>
				{ __( 'Show earlier', 'smart-support-guest' ) }
			</Button>
			<ErrorNotice error={ error } />
		</li>
	);
}

function Written( { reply }: { reply: Reply } ) {
	return (
		<Message
			author={ reply.author.name || ( reply.author.email ?? '' ) }
			part={ reply.author_role }
			time={ reply.created_at }
			html={ reply.message }
			files={ reply.attachments }
			isInternal={ reply.is_internal }
			verification={ reply.verification }
			delivery={ reply.delivery }
		/>
	);
}

function Happened( { event }: { event: Event } ) {
	const { ticket, ...list } = useArgs();
	const sentences = useSentences( event );
	const other = event.data.ticket_id;
	return (
		<div className="smart-support-event">
			{ sentences.map( ( sentence ) => (
				<span key={ sentence }>{ sentence }</span>
			) ) }
			{ typeof other === 'number' && (
				<AppLink to={ { ...list, ticket: String( other ) } }>
					{ sprintf(
						/* translators: %d: number of a ticket */
						__( 'Ticket #%d', 'smart-support-guest' ),
						other
					) }
				</AppLink>
			) }
			<RelativeTime time={ event.created_at } />
		</div>
	);
}

/**
 * What an event says. The lists of names are asked for when the first event needs one.
 *
 * @param event Event.
 */
function useSentences( event: Event ): string[] {
	return useSelect(
		( select ) => {
			const nameIn =
				( all: () => { id: number; name: string }[] | undefined ) =>
				( wanted: number ) =>
					all()?.find( ( { id } ) => id === wanted )?.name;
			return sentencesOf( event, {
				department: nameIn( () => select( departmentStore ).getAll() ),
				product: nameIn( () => select( productStore ).getAll() ),
				agent: nameIn( () => select( agentStore ).getAll() ),
			} );
		},
		[ event ]
	);
}
