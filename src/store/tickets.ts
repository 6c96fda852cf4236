/**
 * Store of tickets.
 *
 * Not a core-data entity: core-data swallows the error of a list, so that a screen cannot say what is wrong, and takes the
 * items of a list for whole records, while our lists leave out `message`.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type {
	Ticket,
	TicketListInput,
	TicketUpdateInput,
} from '../types/schema';
import { fetchPage, type Page } from './page';

const PATH = '/smart-support/v1/tickets';

interface State {
	pages: Record< string, Page< Ticket > >;
	tickets: Record< number, Ticket >;
}

type Action =
	| { type: 'RECEIVE_PAGE'; key: string; page: Page< Ticket > }
	| { type: 'RECEIVE_TICKET'; ticket: Ticket };

interface Thunk {
	dispatch: ( action: Action ) => unknown;
	select: { getTicket: ( id: number ) => Ticket | undefined };
}

const keyOf = ( query: TicketListInput ): string => JSON.stringify( query );

function reducer(
	state: State = { pages: {}, tickets: {} },
	action: Action
): State {
	const { pages, tickets } = state;
	switch ( action.type ) {
		case 'RECEIVE_PAGE':
			return {
				...state,
				pages: { ...pages, [ action.key ]: action.page },
			};
		case 'RECEIVE_TICKET':
			return {
				...state,
				tickets: { ...tickets, [ action.ticket.id ]: action.ticket },
			};
		default:
			return state;
	}
}

const selectors = {
	/**
	 * Page of the list that a query asks for; undefined until it is there.
	 * @param state
	 * @param query
	 */
	getTickets: ( state: State, query: TicketListInput ) =>
		state.pages[ keyOf( query ) ],
	/**
	 * Whole ticket; undefined until it is there.
	 * @param state
	 * @param id
	 */
	getTicket: ( state: State, id: number ) => state.tickets[ id ],
};

const resolvers = {
	getTickets:
		( query: TicketListInput ) =>
		async ( { dispatch }: Thunk ) => {
			const page = ( await fetchPage( PATH, query ) ) as Page< Ticket >;
			dispatch( { type: 'RECEIVE_PAGE', key: keyOf( query ), page } );
		},
	getTicket:
		( id: number ) =>
		async ( { dispatch }: Thunk ) => {
			const path = `${ PATH }/${ id }`;
			const ticket = await apiFetch< Ticket >( { path } );
			dispatch( { type: 'RECEIVE_TICKET', ticket } );
		},
};

const actions = {
	/**
	 * Changes a ticket, unless somebody else has changed it since it was loaded: then it is an error `conflict`.
	 *
	 * @param id      Ticket id.
	 * @param changes Fields to change.
	 */
	updateTicket:
		( id: number, changes: TicketUpdateInput ) =>
		async ( { dispatch, select }: Thunk ) => {
			const version = select.getTicket( id )?.version;
			const ticket = await apiFetch< Ticket >( {
				path: `${ PATH }/${ id }`,
				method: 'PATCH',
				data: version ? { ...changes, version } : changes,
			} );
			dispatch( { type: 'RECEIVE_TICKET', ticket } );
		},
};

export const store = createReduxStore( 'smart-support/tickets', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
