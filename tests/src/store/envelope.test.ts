/**
 * @jest-environment node
 */
import apiFetch from '@wordpress/api-fetch';

import { ApiError } from '../../../src/store/envelope';
import { calls, failure, serve, success } from '../server';

const path = '/smart-support/v1/tickets/7';

const refusal = async ( options: { path: string; parse?: boolean } ) => {
	const error: unknown = await apiFetch( options ).catch(
		( reason: unknown ) => reason
	);
	return error;
};

test( 'gives what is in the envelope', async () => {
	serve( success( { id: 7 } ) );
	expect( await apiFetch( { path } ) ).toEqual( { id: 7 } );
} );

test( 'gives those who want the response the headers and what is in the envelope', async () => {
	serve( success( [ { id: 7 } ], { 'X-WP-Total': '31' } ) );
	const response = await apiFetch< unknown, false >( { path, parse: false } );
	expect( response.headers.get( 'X-WP-Total' ) ).toBe( '31' );
	expect( await response.json() ).toEqual( [ { id: 7 } ] );
} );

test.each( [ true, false ] )(
	'keeps code and message of an error, parse: %s',
	async ( parse ) => {
		serve( failure( 409, 'conflict', 'Somebody was faster.' ) );
		const error = await refusal( { path, parse } );
		expect( error ).toBeInstanceOf( ApiError );
		expect( error ).toMatchObject( {
			code: 'conflict',
			message: 'Somebody was faster.',
		} );
	}
);

test( 'renews a stale nonce, also for those who want the response', async () => {
	apiFetch.nonceEndpoint = '/nonce';
	apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware( 'stale' );
	serve(
		failure( 403, 'rest_cookie_invalid_nonce', 'Stale.' ),
		{ body: 'fresh' },
		success( [] )
	);
	await apiFetch( { path, parse: false } );
	expect( calls.map( ( call ) => call.path ) ).toEqual( [
		expect.stringContaining( path ),
		'/nonce',
		expect.stringContaining( path ),
	] );
	expect( apiFetch.nonceMiddleware.nonce ).toBe( 'fresh' );
} );

test.each( [ 200, 502 ] )(
	'says so when an answer is not JSON, status %d',
	async ( status ) => {
		serve( { status, body: '<html>Bad gateway</html>' } );
		expect( await refusal( { path } ) ).toMatchObject( {
			code: 'invalid_json',
		} );
	}
);

test( 'hands on what is no answer at all', async () => {
	const aborted = new DOMException( 'Aborted.', 'AbortError' );
	globalThis.fetch = () => Promise.reject( aborted );
	expect( await refusal( { path } ) ).toBe( aborted );
} );

test( 'sends a PUT of core-data as PATCH without the id', async () => {
	serve( success( {} ) );
	await apiFetch( { path, method: 'PUT', data: { id: 7, status: 'open' } } );
	expect( calls ).toEqual( [
		{
			method: 'PATCH',
			path: expect.stringContaining( path ) as string,
			body: { status: 'open' },
		},
	] );
} );

test( 'leaves other namespaces alone', async () => {
	serve( { body: { data: 'theirs' } } );
	expect( await apiFetch( { path: '/wp/v2/users/me' } ) ).toEqual( {
		data: 'theirs',
	} );
} );
