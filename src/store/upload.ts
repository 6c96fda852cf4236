/**
 * Sends a form and tells how far it has come, which api-fetch cannot.
 */
import apiFetch from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';

import { apiUrl } from '../admin/site';
import { ApiError, unwrap } from './envelope';

/** A request that renews a nonce which has become stale, as api-fetch does with every request of its own. */
const ANY = '/smart-support/v1/ping';

const STALE = 'rest_cookie_invalid_nonce';

const UNREACHABLE = __(
	'The server cannot be reached. Please try again.',
	'smart-support-guest'
);

export interface UploadOptions {
	/** Stops it; the promise then rejects with an AbortError. */
	signal?: AbortSignal;
	/** Gets the part that has been sent, from 0 to 1. */
	onProgress?: ( part: number ) => void;
}

/**
 * Posts a form to our API.
 *
 * @param path    Below the namespace, e.g. `/attachments`.
 * @param body    The form.
 * @param options How.
 * @return The record that it answers with. What it refuses is an ApiError.
 */
export async function upload(
	path: string,
	body: FormData,
	options: UploadOptions = {}
): Promise< unknown > {
	try {
		return await post( path, body, options );
	} catch ( error ) {
		if ( ! ( error instanceof ApiError && error.code === STALE ) ) {
			throw error;
		}
		await apiFetch( { path: ANY } );
		return post( path, body, options );
	}
}

/**
 * The number that proves to WordPress that a request comes from its own screens.
 */
export const nonce = (): string => apiFetch.nonceMiddleware?.nonce ?? '';

function post(
	path: string,
	body: FormData,
	{ signal, onProgress }: UploadOptions
): Promise< unknown > {
	const request = new XMLHttpRequest();
	const abort = () => {
		request.abort();
	};
	return new Promise< string >( ( resolve, reject ) => {
		signal?.throwIfAborted();
		signal?.addEventListener( 'abort', abort );
		request.open( 'POST', apiUrl() + path );
		request.setRequestHeader( 'X-WP-Nonce', nonce() );
		request.upload.onprogress = ( { loaded, total } ) =>
			onProgress?.( total ? loaded / total : 0 );
		request.upload.onload = () => onProgress?.( 1 );
		request.onload = () => {
			resolve( request.responseText );
		};
		request.onerror = () => {
			reject( new ApiError( 'fetch_error', UNREACHABLE ) );
		};
		request.onabort = () => {
			reject( new DOMException( '', 'AbortError' ) );
		};
		request.send( body );
	} )
		.then( ( text ) => unwrap( text, request.status ) )
		.finally( () => {
			signal?.removeEventListener( 'abort', abort );
		} );
}
