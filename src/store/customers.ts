/**
 * Store of customers.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type {
	Customer,
	CustomerListInput,
	CustomerUpdateInput,
} from '../types/schema';
import { fetchPage, type Page } from './page';

const PATH = '/smart-support/v1/customers';

interface State {
	pages: Record< string, Page< Customer > >;
	customers: Record< number, Customer >;
}

type Action =
	| { type: 'RECEIVE_PAGE'; key: string; page: Page< Customer > }
	| { type: 'RECEIVE_CUSTOMER'; customer: Customer };

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

const keyOf = ( query: CustomerListInput ): string => JSON.stringify( query );

function reducer(
	state: State = { pages: {}, customers: {} },
	action: Action
): State {
	const { pages, customers } = state;
	switch ( action.type ) {
		case 'RECEIVE_PAGE':
			return {
				...state,
				pages: { ...pages, [ action.key ]: action.page },
			};
		case 'RECEIVE_CUSTOMER':
			return {
				...state,
				customers: {
					...customers,
					[ action.customer.id ]: action.customer,
				},
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
	getCustomers: ( state: State, query: CustomerListInput ) =>
		state.pages[ keyOf( query ) ],
	/**
	 * A customer; undefined until they are there.
	 * @param state
	 * @param id
	 */
	getCustomer: ( state: State, id: number ) => state.customers[ id ],
};

const resolvers = {
	getCustomers:
		( query: CustomerListInput ) =>
		async ( { dispatch }: Thunk ) => {
			const page = ( await fetchPage( PATH, query ) ) as Page< Customer >;
			dispatch( { type: 'RECEIVE_PAGE', key: keyOf( query ), page } );
		},
	getCustomer:
		( id: number ) =>
		async ( { dispatch }: Thunk ) => {
			const path = `${ PATH }/${ id }`;
			const customer = await apiFetch< Customer >( { path } );
			dispatch( { type: 'RECEIVE_CUSTOMER', customer } );
		},
};

const actions = {
	/**
	 * Changes a customer. Another address ends their access links.
	 *
	 * @param id      Customer id.
	 * @param changes Fields to change.
	 */
	updateCustomer:
		( id: number, changes: CustomerUpdateInput ) =>
		async ( { dispatch }: Thunk ) => {
			const customer = await apiFetch< Customer >( {
				path: `${ PATH }/${ id }`,
				method: 'PATCH',
				data: changes,
			} );
			dispatch( { type: 'RECEIVE_CUSTOMER', customer } );
		},
};

export const store = createReduxStore( 'smart-support/customers', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
