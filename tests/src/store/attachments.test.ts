import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/attachments';
import { startUploads } from '../upload-server';

const attachment = {
	id: 7,
	filename: 'photo.png',
	mime: 'image/png',
	size: 3,
	created_at: '2026-05-07T12:00:00Z',
	url: 'https://example.com/7',
};

test( 'uploads a file as a form, or hands on what is wrong with it', async () => {
	const { register, dispatch, select } = createRegistry();
	register( store );
	const { uploads, close } = await startUploads( [
		{
			status: 400,
			body: { code: 'validation_error', message: 'Not this kind.' },
		},
		{ body: { data: attachment } },
	] );
	const file = new File( [ 'png' ], 'photo.png' );
	await expect( dispatch( store ).uploadFile( file ) ).rejects.toMatchObject(
		{
			message: 'Not this kind.',
		}
	);
	expect( select( store ).getUpload( 7 ) ).toBeUndefined();
	expect( await dispatch( store ).uploadFile( file ) ).toEqual( attachment );
	expect( select( store ).getUpload( 7 ) ).toEqual( attachment );
	expect( uploads[ 1 ]?.path ).toBe( '/v1/attachments' );
	expect( uploads[ 1 ]?.body ).toMatch(
		/name="file"; filename="photo.png"[^]*\r\n\r\npng\r\n/
	);
	close();
} );
