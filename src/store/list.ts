/**
 * Stores of short lists that screens need whole, such as the departments to choose from.
 */
import { createReduxStore } from '@wordpress/data';

import { fetchPage } from './page';

const PAGE_SIZE = 100;

/**
 * Asks for every item of a list, page by page.
 *
 * @param resource Name of the list in the API, e.g. `departments`.
 */
export async function fetchAll< Item >( resource: string ): Promise< Item[] > {
	const items: Item[] = [];
	for ( let page = 1, last = 1; page <= last; page++ ) {
		const found = await fetchPage( `/smart-support/v1/${ resource }`, {
			page,
			per_page: PAGE_SIZE,
		} );
		items.push( ...( found.items as Item[] ) );
		last = found.totalPages;
	}
	return items;
}

/**
 * A store whose selector `getAll` gives every item; undefined until they are there.
 *
 * @param resource Name of the list in the API, e.g. `departments`.
 */
export function createListStore< Item >( resource: string ) {
	type State = Item[] | null;

	interface Action {
		type: string;
		items?: Item[];
	}

	interface Thunk {
		dispatch: ( action: Action ) => unknown;
	}

	return createReduxStore( `smart-support/${ resource }`, {
		reducer: ( state: State = null, action: Action ): State =>
			action.items ?? state,
		selectors: {
			getAll: ( state: State ): Item[] | undefined => state ?? undefined,
		},
		resolvers: {
			getAll:
				() =>
				async ( { dispatch }: Thunk ) => {
					const items = await fetchAll< Item >( resource );
					dispatch( { type: 'RECEIVE', items } );
				},
		},
	} );
}
