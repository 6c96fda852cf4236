/**
 * Store of the plugin's settings.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { Settings, SettingsUpdateInput } from '../types/schema';

const PATH = '/smart-support/v1/settings';

type State = Settings | null;

interface Action {
	type: string;
	settings?: Settings;
}

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

function reducer( state: State = null, action: Action ): State {
	return action.settings ?? state;
}

const selectors = {
	/**
	 * All settings; null until they are there.
	 * @param state
	 */
	getSettings: ( state: State ) => state,
};

const resolvers = {
	getSettings:
		() =>
		async ( { dispatch }: Thunk ) => {
			const settings = await apiFetch< Settings >( { path: PATH } );
			dispatch( { type: 'RECEIVE', settings } );
		},
};

const actions = {
	/**
	 * Changes settings; what is left out stays as it is.
	 *
	 * @param changes Settings to change, in their groups.
	 */
	updateSettings:
		( changes: SettingsUpdateInput ) =>
		async ( { dispatch }: Thunk ) => {
			const settings = await apiFetch< Settings >( {
				path: PATH,
				method: 'PATCH',
				data: changes,
			} );
			dispatch( { type: 'RECEIVE', settings } );
		},
};

export const store = createReduxStore( 'smart-support/settings', {
	reducer,
	actions,
	selectors,
	resolvers,
} );
