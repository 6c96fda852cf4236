/**
 * Store of API keys. A key's secret is in no state: it goes to whoever made the key, once.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type {
	ApiKey,
	ApiKeyCreateInput,
	ApiKeyListInput,
	ApiKeyUpdateInput,
	ApiKeyUsage,
} from '../types/schema';
import { fetchPage, type Page } from './page';

const PATH = '/smart-support/v1/api-keys';

/** A key in the answer to its creation or rotation. */
export type MadeKey = ApiKey & Required< Pick< ApiKey, 'key' > >;

interface State {
	pages: Record< string, Page< ApiKey > >;
	keys: Record< number, ApiKey >;
	usage: Record< number, ApiKeyUsage >;
}

type Action =
	| { type: 'RECEIVE_PAGE'; query: string; page: Page< ApiKey > }
	| { type: 'RECEIVE_KEY'; key: ApiKey }
	| { type: 'RECEIVE_USAGE'; id: number; usage: ApiKeyUsage };

interface Thunk {
	dispatch: {
		( action: Action ): unknown;
		invalidateResolutionForStoreSelector: ( selector: string ) => unknown;
	};
}

const nameOf = ( query: ApiKeyListInput ): string => JSON.stringify( query );

function reducer(
	state: State = { pages: {}, keys: {}, usage: {} },
	action: Action
): State {
	const { pages, keys, usage } = state;
	switch ( action.type ) {
		case 'RECEIVE_PAGE':
			return {
				...state,
				pages: { ...pages, [ action.query ]: action.page },
			};
		case 'RECEIVE_KEY':
			return {
				...state,
				keys: { ...keys, [ action.key.id ]: action.key },
			};
		case 'RECEIVE_USAGE':
			return {
				...state,
				usage: { ...usage, [ action.id ]: action.usage },
			};
		default:
			return state;
	}
}

const selectors = {
	/**
	 * Page of the list; undefined until it is there.
	 * @param state
	 * @param query
	 */
	getApiKeys: ( state: State, query: ApiKeyListInput ) =>
		state.pages[ nameOf( query ) ],
	/**
	 * One key; undefined until it is there.
	 * @param state
	 * @param id
	 */
	getApiKey: ( state: State, id: number ) => state.keys[ id ],
	/**
	 * How a key is used; undefined until it is there.
	 * @param state
	 * @param id
	 */
	getApiKeyUsage: ( state: State, id: number ) => state.usage[ id ],
};

const resolvers = {
	getApiKeys:
		( query: ApiKeyListInput ) =>
		async ( { dispatch }: Thunk ) => {
			const page = ( await fetchPage( PATH, query ) ) as Page< ApiKey >;
			dispatch( { type: 'RECEIVE_PAGE', query: nameOf( query ), page } );
		},
	getApiKey:
		( id: number ) =>
		async ( { dispatch }: Thunk ) => {
			const key = await apiFetch< ApiKey >( {
				path: `${ PATH }/${ id }`,
			} );
			dispatch( { type: 'RECEIVE_KEY', key } );
		},
	getApiKeyUsage:
		( id: number ) =>
		async ( { dispatch }: Thunk ) => {
			const path = `${ PATH }/${ id }/usage`;
			const usage = await apiFetch< ApiKeyUsage >( { path } );
			dispatch( { type: 'RECEIVE_USAGE', id, usage } );
		},
};

/**
 * Sends a change; the lists are asked for anew after it.
 *
 * @param method HTTP method.
 * @param path   Below the list.
 * @param data   Body.
 */
const change =
	< Answer >( method: string, path: string, data?: object ) =>
	async ( { dispatch }: Thunk ): Promise< Answer > => {
		const answer = await apiFetch< Answer >( {
			path: PATH + path,
			method,
			...( data && { data } ),
		} );
		dispatch.invalidateResolutionForStoreSelector( 'getApiKeys' );
		return answer;
	};

const actions = {
	/**
	 * Makes a key.
	 *
	 * @param input What it is to be.
	 */
	createApiKey: ( input: ApiKeyCreateInput ) =>
		change< MadeKey >( 'POST', '', input ),
	/**
	 * Changes a key.
	 *
	 * @param id      Key id.
	 * @param changes Fields to change.
	 */
	updateApiKey: ( id: number, changes: ApiKeyUpdateInput ) =>
		change< ApiKey >( 'PATCH', `/${ id }`, changes ),
	/**
	 * Makes a key that takes the place of another.
	 *
	 * @param id    Id of the old key.
	 * @param hours How long the old key lives on.
	 */
	rotateApiKey: ( id: number, hours: number ) =>
		change< MadeKey >( 'POST', `/${ id }/rotate`, {
			overlap_hours: hours,
		} ),
	/**
	 * Ends a key at once.
	 *
	 * @param id Key id.
	 */
	revokeApiKey: ( id: number ) => change< ApiKey >( 'DELETE', `/${ id }` ),
};

export const store = createReduxStore( 'smart-support/api-keys', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
