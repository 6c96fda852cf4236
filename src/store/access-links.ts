/**
 * Store of the access links of tickets. To ask for them is recorded in the ticket's history: a screen does it only when
 * somebody wants to see them.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { AccessLink } from '../types/schema';
import { fetchPage } from './page';

const PAGE_SIZE = 100;

/** By ticket, as the API lists them. */
type State = Record< number, AccessLink[] >;

interface Action {
	type: string;
	ticketId: number;
	links: AccessLink[];
}

interface Thunk {
	dispatch: {
		( action: Action ): unknown;
		invalidateResolution: ( name: string, args: unknown[] ) => unknown;
	};
}

const pathOf = ( ticketId: number ): string =>
	`/smart-support/v1/tickets/${ ticketId }/access-links`;

function reducer( state: State = {}, action: Action ): State {
	return action.type === 'RECEIVE'
		? { ...state, [ action.ticketId ]: action.links }
		: state;
}

const selectors = {
	/**
	 * The youngest hundred links to a ticket; undefined until they are there.
	 * @param state
	 * @param ticketId
	 */
	getAccessLinks: ( state: State, ticketId: number ) => state[ ticketId ],
};

const resolvers = {
	getAccessLinks:
		( ticketId: number ) =>
		async ( { dispatch }: Thunk ) => {
			const { items } = await fetchPage( pathOf( ticketId ), {
				per_page: PAGE_SIZE,
			} );
			const links = items as AccessLink[];
			dispatch( { type: 'RECEIVE', ticketId, links } );
		},
};

const actions = {
	/**
	 * Gives a customer of the ticket a new link; the old one ends at once.
	 *
	 * @param ticketId   Ticket id.
	 * @param customerId Customer id.
	 */
	regenerateAccessLink:
		( ticketId: number, customerId: number ) =>
		async ( { dispatch }: Thunk ) => {
			const link = await apiFetch< AccessLink >( {
				path: pathOf( ticketId ),
				method: 'POST',
				data: { customer_id: customerId },
			} );
			dispatch.invalidateResolution( 'getAccessLinks', [ ticketId ] );
			return link;
		},
	/**
	 * Ends a link.
	 *
	 * @param ticketId Ticket id.
	 * @param linkId   Access link id.
	 */
	revokeAccessLink:
		( ticketId: number, linkId: number ) =>
		async ( { dispatch }: Thunk ) => {
			await apiFetch( {
				path: `${ pathOf( ticketId ) }/${ linkId }`,
				method: 'DELETE',
			} );
			dispatch.invalidateResolution( 'getAccessLinks', [ ticketId ] );
		},
};

export const store = createReduxStore( 'smart-support/access-links', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
