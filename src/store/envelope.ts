/**
 * Takes our API's envelope (`{ success, message, data, meta }`) off, so that the rest of the app, and core-data, see plain
 * records and errors with `code` and `message`.
 */
import type { APIFetchMiddleware, APIFetchOptions } from '@wordpress/api-fetch';
import { __ } from '@wordpress/i18n';

const NAMESPACE = '/smart-support/v1/';

interface Envelope {
	data: unknown;
}

interface Failure {
	code: string;
	message: string;
	errors?: Record< string, string >;
}

/** What our API refused, in its own words. */
export class ApiError extends Error {
	/**
	 * @param code    One of the codes of the API.
	 * @param message What to tell people.
	 * @param errors  Of fields that are wrong: what is wrong, by path.
	 */
	constructor(
		readonly code: string,
		message: string,
		readonly errors: Record< string, string > = {}
	) {
		super( message );
	}
}

/**
 * Register it last, so that it is the outermost middleware.
 *
 * Every request is made with `parse: false`: the answer's headers must reach those who asked for the raw response (totals
 * of a list), and an error must have its code also there, since api-fetch renews a stale nonce by that code.
 *
 * @param options What was asked for.
 * @param next    The rest of the chain.
 */
export const envelopeMiddleware: APIFetchMiddleware = async (
	options,
	next
) => {
	if ( ! options.path?.startsWith( NAMESPACE ) ) {
		return next( options ) as Promise< unknown >;
	}
	let response: Response;
	try {
		response = ( await next( {
			...asPatch( options ),
			parse: false,
		} ) ) as Response;
	} catch ( failure ) {
		throw failure instanceof Response ? await asError( failure ) : failure;
	}
	const { data } = ( await readJson( response ) ) as Envelope;
	return options.parse === false
		? new Response( JSON.stringify( data ), {
				status: response.status,
				headers: response.headers,
			} )
		: data;
};

/**
 * What core-data sends as PUT is a PATCH here: some fields of the record, and the id, which our API takes from the path
 * alone.
 *
 * @param options What was asked for.
 */
function asPatch( options: APIFetchOptions ): APIFetchOptions {
	if ( options.method !== 'PUT' ) {
		return options;
	}
	const { id, ...data } = options.data as Record< string, unknown >;
	return { ...options, method: 'PATCH', data };
}

/**
 * The record or list that an answer brings.
 *
 * @param text   Body of an answer of our API.
 * @param status Its HTTP status; what is no success is thrown as ApiError.
 */
export function unwrap( text: string, status: number ): unknown {
	const answer = parse( text ) as Envelope & Failure;
	if ( status >= 400 ) {
		throw new ApiError( answer.code, answer.message );
	}
	return answer.data;
}

/**
 * @param response Answer that is not a success.
 */
async function asError( response: Response ): Promise< ApiError > {
	const { code, message, errors } = ( await readJson( response ) ) as Failure;
	return new ApiError( code, message, errors );
}

/**
 * @param response Answer of the server.
 */
const readJson = async ( response: Response ): Promise< unknown > =>
	parse( await response.text() );

/**
 * @param text Body of an answer, which may be a proxy's error page.
 */
function parse( text: string ): unknown {
	try {
		return JSON.parse( text ) as unknown;
	} catch {
		throw new ApiError(
			'invalid_json',
			__(
				'The server gave an answer that cannot be read. Please try again.',
				'smart-support-guest'
			)
		);
	}
}
