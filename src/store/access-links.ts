/**
 * Store of the access links of tickets. To ask for them is recorded in the ticket's history: no selector does it by the
 * way, only the action does.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { AccessLink } from '../types/schema';
import { fetchPage } from './page';

const PAGE_SIZE = 100;

/** By ticket, youngest first. */
type State = Record< number, AccessLink[] >;

type Action =
	| { type: 'RECEIVE'; ticketId: number; links: AccessLink[] }
	| { type: 'FORGET'; ticketId: number };

interface Thunk {
	dispatch: ( action: Action ) => unknown;
	select: {
		getAccessLinks: ( ticketId: number ) => AccessLink[] | undefined;
	};
}

const pathOf = ( ticketId: number ): string =>
	`/smart-support/v1/tickets/${ ticketId }/access-links`;

function reducer( state: State = {}, action: Action ): State {
	switch ( action.type ) {
		case 'RECEIVE':
			return { ...state, [ action.ticketId ]: action.links };
		case 'FORGET': {
			const { [ action.ticketId ]: forgotten, ...others } = state;
			return others;
		}
		default:
			return state;
	}
}

const selectors = {
	/**
	 * The links to a ticket that somebody has looked at; undefined before.
	 * @param state
	 * @param ticketId
	 */
	getAccessLinks: ( state: State, ticketId: number ) => state[ ticketId ],
};

/**
 * The links when some of them have ended.
 *
 * @param links Links.
 * @param ends  Which have.
 */
const ended = (
	links: AccessLink[] = [],
	ends: ( link: AccessLink ) => boolean
): AccessLink[] =>
	links.map( ( link ) =>
		link.status !== 'revoked' && ends( link )
			? {
					...link,
					status: 'revoked',
					url: null,
					revoked_at: new Date().toISOString(),
				}
			: link
	);

const actions = {
	/**
	 * Looks at the youngest hundred links to a ticket.
	 *
	 * @param ticketId Ticket id.
	 */
	showAccessLinks:
		( ticketId: number ) =>
		async ( { dispatch }: Thunk ) => {
			const { items } = await fetchPage( pathOf( ticketId ), {
				per_page: PAGE_SIZE,
			} );
			const links = items as AccessLink[];
			dispatch( { type: 'RECEIVE', ticketId, links } );
		},
	/**
	 * Takes the links out of the browser's memory: the next look is one of its own.
	 *
	 * @param ticketId Ticket id.
	 */
	forgetAccessLinks: ( ticketId: number ): Action => ( {
		type: 'FORGET',
		ticketId,
	} ),
	/**
	 * Gives a customer of the ticket a new link; the old ones end at once.
	 *
	 * @param ticketId   Ticket id.
	 * @param customerId Customer id.
	 */
	regenerateAccessLink:
		( ticketId: number, customerId: number ) =>
		async ( { dispatch, select }: Thunk ) => {
			const link = await apiFetch< AccessLink >( {
				path: pathOf( ticketId ),
				method: 'POST',
				data: { customer_id: customerId },
			} );
			const others = ended(
				select.getAccessLinks( ticketId ),
				( { customer_id: id } ) => id === customerId
			);
			dispatch( {
				type: 'RECEIVE',
				ticketId,
				links: [ link, ...others ],
			} );
		},
	/**
	 * Ends a link.
	 *
	 * @param ticketId Ticket id.
	 * @param linkId   Access link id.
	 */
	revokeAccessLink:
		( ticketId: number, linkId: number ) =>
		async ( { dispatch, select }: Thunk ) => {
			await apiFetch( {
				path: `${ pathOf( ticketId ) }/${ linkId }`,
				method: 'DELETE',
			} );
			const links = ended(
				select.getAccessLinks( ticketId ),
				( { id } ) => id === linkId
			);
			dispatch( { type: 'RECEIVE', ticketId, links } );
		},
};

export const store = createReduxStore( 'smart-support/access-links', {
	reducer,
	actions,
	selectors,
} );
