/**
 * Store of uploads: files that wait for the message they will go with.
 */
import { createReduxStore } from '@wordpress/data';

import type { Attachment } from '../types/schema';
import { upload, type UploadOptions } from './upload';

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
	 * @param file    What the user picked.
	 * @param options How.
	 */
	uploadFile:
		( file: File, options?: UploadOptions ) =>
		async ( { dispatch }: Thunk ): Promise< Attachment > => {
			const body = new FormData();
			body.append( 'file', file, file.name );
			const answer = await upload( '/attachments', body, options );
			const attachment = answer as Attachment;
			dispatch( { type: 'RECEIVE', attachment } );
			return attachment;
		},
};

export const store = createReduxStore( 'smart-support/attachments', {
	reducer,
	actions,
	selectors,
} );
