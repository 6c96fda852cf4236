/**
 * Store of the replies and internal notes of tickets.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { Reply, ReplyCreateInput } from '../types/schema';
import { fetchPage } from './page';

const PAGE_SIZE = 100;

/** By ticket. */
type State = Record< number, Reply[] >;

interface Action {
	type: 'RECEIVE' | 'ADD';
	ticketId: number;
	replies: Reply[];
}

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

const pathOf = ( ticketId: number ): string =>
	`/smart-support/v1/tickets/${ ticketId }/replies`;

function reducer( state: State = {}, action: Action ): State {
	const { type, ticketId, replies } = action;
	switch ( type ) {
		case 'RECEIVE':
			return { ...state, [ ticketId ]: replies };
		case 'ADD':
			return {
				...state,
				[ ticketId ]: [ ...( state[ ticketId ] ?? [] ), ...replies ],
			};
		default:
			return state;
	}
}

const selectors = {
	/**
	 * All replies and notes of a ticket, oldest first; undefined until they are there.
	 * @param state
	 * @param ticketId
	 */
	getReplies: ( state: State, ticketId: number ) => state[ ticketId ],
};

const resolvers = {
	getReplies:
		( ticketId: number ) =>
		async ( { dispatch }: Thunk ) => {
			const replies: Reply[] = [];
			for ( let page = 1, last = 1; page <= last; page++ ) {
				const { items, totalPages } = await fetchPage(
					pathOf( ticketId ),
					{ include_internal: true, page, per_page: PAGE_SIZE }
				);
				replies.push( ...( items as Reply[] ) );
				last = totalPages;
			}
			dispatch( { type: 'RECEIVE', ticketId, replies } );
		},
};

const actions = {
	/**
	 * Sends a reply or adds an internal note. It may change the ticket.
	 *
	 * @param ticketId Ticket id.
	 * @param input    Message and what it is.
	 */
	sendReply:
		( ticketId: number, input: ReplyCreateInput ) =>
		async ( { dispatch }: Thunk ) => {
			const reply = await apiFetch< Reply >( {
				path: pathOf( ticketId ),
				method: 'POST',
				data: input,
			} );
			dispatch( { type: 'ADD', ticketId, replies: [ reply ] } );
		},
};

export const store = createReduxStore( 'smart-support/replies', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
