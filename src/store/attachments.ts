/**
 * Store of uploads: files that wait for the message they will go with.
 */
import apiFetch from '@wordpress/api-fetch';
import { createReduxStore } from '@wordpress/data';

import type { Attachment } from '../types/schema';

const PATH = '/smart-support/v1/attachments';

/** By id. */
type State = Record< number, Attachment >;

interface Action {
	type: string;
	attachment?: Attachment;
}

interface Thunk {
	dispatch: ( action: Action ) => unknown;
}

function reducer( state: State = {}, action: Action ): State {
	const { attachment } = action;
	return attachment ? { ...state, [ attachment.id ]: attachment } : state;
}

const selectors = {
	/**
	 * A file that was uploaded on this page.
	 * @param state
	 * @param id    Attachment id.
	 */
	getUpload: ( state: State, id: number ): Attachment | undefined =>
		state[ id ],
};

const actions = {
	/**
	 * Uploads a file. Its id goes into `attachment_ids` of a message.
	 *
	 * @param file   What the user picked.
	 * @param signal Stops it.
	 */
	uploadFile:
		( file: File, signal?: AbortSignal ) =>
		async ( { dispatch }: Thunk ): Promise< Attachment > => {
			const body = new FormData();
			body.append( 'file', file, file.name );
			const attachment = await apiFetch< Attachment >( {
				path: PATH,
				method: 'POST',
				body,
				...( signal ? { signal } : {} ),
			} );
			dispatch( { type: 'RECEIVE', attachment } );
			return attachment;
		},
};

export const store = createReduxStore( 'smart-support/attachments', {
	reducer,
	actions,
	selectors,
} );
