/**
 * Store of the replies and internal notes of tickets.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { Reply, ReplyCreateInput } from '../types/schema';
import { streamOf, type Thunk } from './stream';

const stream = streamOf< Reply >( 'replies', { include_internal: true } );

const actions = {
	...stream.actions,
	/**
	 * Sends a reply or adds an internal note. It may change the ticket.
	 *
	 * @param ticketId Ticket id.
	 * @param input    Message and what it is.
	 */
	sendReply:
		( ticketId: number, input: ReplyCreateInput ) =>
		async ( { dispatch }: Thunk< Reply > ) => {
			const reply = await apiFetch< Reply >( {
				path: `/smart-support/v1/tickets/${ ticketId }/replies`,
				method: 'POST',
				data: input,
			} );
			dispatch( { type: 'ADDED', ticketId, items: [ reply ] } );
		},
};

export const store = createReduxStore( 'smart-support/replies', {
	...stream,
	actions,
} );
