/**
 * A server for tests in Node: answers in the API's envelope and notes what it was asked.
 */
import apiFetch from '@wordpress/api-fetch';

import { envelopeMiddleware } from '../../src/store/envelope';

export interface Call {
	method: string;
	path: string;
	body: unknown;
}

interface Answer {
	status?: number;
	body: unknown;
	headers?: Record< string, string >;
}

/** What the server has been asked, in order. */
export const calls: Call[] = [];

/**
 * An answer with a record or a list.
 *
 * @param data    Record or list.
 * @param headers Headers beside the usual ones.
 */
export const success = (
	data: unknown,
	headers: Record< string, string > = {}
): Answer => ( {
	body: { success: true, message: 'OK', data, meta: {} },
	headers,
} );

/**
 * A refusal.
 *
 * @param status  HTTP status.
 * @param code    Code.
 * @param message Text.
 */
export const failure = (
	status: number,
	code: string,
	message: string
): Answer => ( { status, body: { success: false, code, message } } );

/**
 * Gives the answers one after the other, from now on.
 *
 * @param answers Answers.
 */
export function serve( ...answers: Answer[] ): void {
	calls.length = 0;
	globalThis.fetch = ( input, options ) => {
		const url = input instanceof Request ? input.url : input.toString();
		const answer = answers.shift();
		if ( ! answer ) {
			throw new Error( `Nobody expected a call of ${ url }.` );
		}
		const { method = 'GET', body, headers } = options ?? {};
		calls.push( {
			method:
				new Headers( headers ).get( 'X-HTTP-Method-Override' ) ??
				method,
			path: decodeURIComponent( url ),
			body:
				typeof body === 'string'
					? JSON.parse( body )
					: ( body ?? undefined ),
		} );
		const { status = 200, body: content, headers: more } = answer;
		return Promise.resolve(
			new Response(
				typeof content === 'string'
					? content
					: JSON.stringify( content ),
				{ status, headers: more ?? {} }
			)
		);
	};
}

apiFetch.use( envelopeMiddleware );
