import apiFetch from '@wordpress/api-fetch';

import { nonce, upload } from '../../../src/store/upload';
import { startUploads } from '../upload-server';

jest.mock( '@wordpress/api-fetch' );
const fetch = jest.mocked( apiFetch );

let close: () => void;

const started = async ( answers: Parameters< typeof startUploads >[ 0 ] ) => {
	const server = await startUploads( answers );
	close = server.close;
	return server.uploads;
};

const form = ( content: string ) => {
	const body = new FormData();
	body.append( 'file', new File( [ content ], 'notes.txt' ) );
	return body;
};

const setNonce = ( value: string ) => {
	fetch.nonceMiddleware = Object.assign( jest.fn(), { nonce: value } );
};

beforeEach( () => {
	setNonce( 'first' );
} );

afterEach( () => {
	fetch.mockReset();
	close();
} );

test( 'sends a form with the proof that it is from wp-admin, and tells how far it is', async () => {
	const uploads = await started( [ { body: { data: { id: 3 } } } ] );
	const parts: number[] = [];
	const record = await upload( '/attachments', form( 'Hello' ), {
		onProgress: ( part ) => parts.push( part ),
	} );
	expect( record ).toEqual( { id: 3 } );
	expect( uploads ).toEqual( [
		{
			path: '/v1/attachments',
			nonce: 'first',
			body: expect.stringContaining( 'Hello' ) as string,
		},
	] );
	expect( parts.at( -1 ) ).toBe( 1 );
	expect( Math.min( ...parts ) ).toBeGreaterThanOrEqual( 0 );
} );

test( 'hands on what the server refuses, in its words', async () => {
	await started( [
		{ status: 413, body: { code: 'file_too_large', message: '10 MB.' } },
		{ status: 502, body: '<h1>Bad gateway</h1>' },
	] );
	await expect( upload( '/attachments', form( '' ) ) ).rejects.toMatchObject(
		{
			code: 'file_too_large',
			message: '10 MB.',
		}
	);
	await expect( upload( '/attachments', form( '' ) ) ).rejects.toMatchObject(
		{
			code: 'invalid_json',
		}
	);
} );

test( 'renews a proof that has become stale, once', async () => {
	const stale = {
		status: 403,
		body: { code: 'rest_cookie_invalid_nonce', message: 'Stale.' },
	};
	fetch.mockImplementation( () => {
		setNonce( 'second' );
		return Promise.resolve( {} );
	} );
	const uploads = await started( [
		stale,
		{ body: { data: { id: 3 } } },
		stale,
		stale,
	] );
	expect( await upload( '/attachments', form( '' ) ) ).toEqual( { id: 3 } );
	expect( uploads.map( ( each ) => each.nonce ) ).toEqual( [
		'first',
		'second',
	] );
	expect( nonce() ).toBe( 'second' );

	await expect( upload( '/attachments', form( '' ) ) ).rejects.toMatchObject(
		{
			message: 'Stale.',
		}
	);
	expect( uploads ).toHaveLength( 4 );
} );

test( 'is stopped', async () => {
	await started( [ { body: {}, delay: 5000 } ] );
	const controller = new AbortController();
	const running = upload( '/attachments', form( '' ), {
		signal: controller.signal,
	} );
	controller.abort();
	await expect( running ).rejects.toMatchObject( { name: 'AbortError' } );
} );

test( 'says that the server cannot be reached', async () => {
	await started( [] );
	close();
	// What jsdom prints of it is no fault of ours.
	const print = jest.spyOn( console, 'error' ).mockImplementation();
	await expect( upload( '/attachments', form( '' ) ) ).rejects.toMatchObject(
		{
			message: 'The server cannot be reached. Please try again.',
		}
	);
	print.mockRestore();
} );
