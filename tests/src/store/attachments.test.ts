/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/attachments';
import { calls, failure, serve, success } from '../server';

const attachment = {
	id: 7,
	filename: 'photo.png',
	mime: 'image/png',
	size: 3,
	created_at: '2026-05-07T12:00:00Z',
	url: 'https://example.com/7',
};

test( 'uploads a file as a form', async () => {
	const { register, dispatch, select } = createRegistry();
	register( store );
	serve( success( attachment ) );
	const file = new File( [ 'png' ], 'photo.png' );
	expect( select( store ).getUpload( 7 ) ).toBeUndefined();
	expect( await dispatch( store ).uploadFile( file ) ).toEqual( attachment );
	expect( calls[ 0 ]?.method ).toBe( 'POST' );
	expect( calls[ 0 ]?.path ).toContain( '/smart-support/v1/attachments' );
	const body = calls[ 0 ]?.body;
	expect( body ).toBeInstanceOf( FormData );
	const sent = ( body as FormData ).get( 'file' ) as File;
	expect( [ sent.name, sent.size ] ).toEqual( [ 'photo.png', 3 ] );
	expect( select( store ).getUpload( 7 ) ).toEqual( attachment );
} );

test( 'hands on what was wrong with a file', async () => {
	const { register, dispatch, select } = createRegistry();
	register( store );
	serve( failure( 413, 'file_too_large', 'The limit is 10 MB.' ) );
	const file = new File( [ 'png' ], 'photo.png' );
	await expect( dispatch( store ).uploadFile( file ) ).rejects.toMatchObject(
		{ code: 'file_too_large', message: 'The limit is 10 MB.' }
	);
	expect( select( store ).getUpload( 7 ) ).toBeUndefined();
} );
