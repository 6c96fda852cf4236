import apiFetch from '@wordpress/api-fetch';
import { fireEvent, render, screen } from '@testing-library/react';

import { Attachments, sizeText } from '../../../src/components/Attachments';
import type { Attachment } from '../../../src/types/schema';

const file = ( changes: Partial< Attachment > = {} ): Attachment => ( {
	id: 3,
	filename: 'photo.png',
	mime: 'image/png',
	size: 2048,
	created_at: '2026-05-07T12:00:00Z',
	url: 'https://example.com/wp-json/smart-support/v1/attachments/3',
	...changes,
} );

const setNonce = ( nonce: string ) => {
	apiFetch.nonceMiddleware = Object.assign( jest.fn(), { nonce } );
};

const link = () => screen.getByRole( 'link', { name: 'photo.png' } );

test( 'each file has its size, and is downloaded with the proof that the API wants', () => {
	setNonce( 'first' );
	render( <Attachments files={ [ file() ] } /> );
	expect( screen.getByRole( 'listitem' ) ).toHaveTextContent( '2 KB' );
	expect( link() ).toHaveAttribute(
		'href',
		'https://example.com/wp-json/smart-support/v1/attachments/3?_wpnonce=first'
	);
	expect( link() ).toHaveAttribute( 'download', 'photo.png' );
} );

test( 'a page that has been open for long downloads by the proof of now', () => {
	setNonce( 'first' );
	const url =
		'https://example.com/?rest_route=/smart-support/v1/attachments/3';
	render( <Attachments files={ [ file( { url } ) ] } /> );
	setNonce( 'second' );
	fireEvent.click( link() );
	const address = new URL( ( link() as HTMLAnchorElement ).href );
	expect( Object.fromEntries( address.searchParams ) ).toEqual( {
		rest_route: '/smart-support/v1/attachments/3',
		_wpnonce: 'second',
	} );
} );

test( 'who may not open a file sees that it is there', () => {
	render( <Attachments files={ [ file( { url: null } ) ] } /> );
	expect( screen.getByText( 'photo.png' ) ).toBeVisible();
	expect( screen.queryByRole( 'link' ) ).not.toBeInTheDocument();
} );

test( 'without files there is no list', () => {
	render( <Attachments files={ [] } /> );
	expect( screen.queryByRole( 'list' ) ).not.toBeInTheDocument();
} );

test.each( [
	[ 0, '1 KB' ],
	[ 2048, '2 KB' ],
	[ 1023 * 1024, '1 MB' ],
	[ 2.5 * 1024 * 1024, '2.5 MB' ],
] )( '%d bytes are %s', ( bytes, text ) => {
	expect( sizeText( bytes ) ).toBe( text );
} );
