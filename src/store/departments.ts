/**
 * Store of departments.
 */
import { createReduxStore } from '@wordpress/data';

import type { Department } from '../types/schema';
import { fetchPage } from './page';

const PATH = '/smart-support/v1/departments';
const PAGE_SIZE = 100;

type State = Department[] | null;

interface Action {
	type: string;
	departments?: Department[];
}

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

function reducer( state: State = null, action: Action ): State {
	return action.departments ?? state;
}

const selectors = {
	/**
	 * All departments; null until they are there.
	 * @param state
	 */
	getDepartments: ( state: State ) => state,
};

const resolvers = {
	getDepartments:
		() =>
		async ( { dispatch }: Thunk ) => {
			const departments: Department[] = [];
			for ( let page = 1, last = 1; page <= last; page++ ) {
				const { items, totalPages } = await fetchPage( PATH, {
					page,
					per_page: PAGE_SIZE,
				} );
				departments.push( ...( items as Department[] ) );
				last = totalPages;
			}
			dispatch( { type: 'RECEIVE', departments } );
		},
};

export const store = createReduxStore( 'smart-support/departments', {
	reducer,
	actions: {},
	selectors,
	resolvers,
} );
