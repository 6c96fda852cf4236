import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { ApiError } from '../../../../../src/store/envelope';
import type { AccessLink } from '../../../../../src/types/schema';
import { accessLink, ticket } from '../../../fixtures';
import {
	AGENT,
	conversation,
	read,
	server,
	serveTicket,
	showDesk,
	written,
} from './desk';

jest.mock( '@wordpress/api-fetch' );

const PATH = '/smart-support/v1/tickets/7/access-links';
const DAY = 24 * 60 * 60 * 1000;

const inDays = ( days: number ) =>
	new Date( Date.now() + days * DAY ).toISOString();

const shown = async (
	links: AccessLink[],
	write: () => unknown = () => accessLink()
) => {
	server.mockReset();
	serveTicket(
		() => ticket(),
		() => ( { 'access-links': links } ),
		write
	);
	showDesk();
	await conversation();
	return screen.getByRole( 'region', { name: 'Details' } );
};

const press = async (
	name: string,
	within_ = screen.getByRole( 'region', { name: 'Details' } )
) => userEvent.click( within( within_ ).getByRole( 'button', { name } ) );

const url = () =>
	screen.queryByRole< HTMLInputElement >( 'textbox', {
		name: 'Access link',
	} );

test( 'a link is not asked for before somebody wants to see it', async () => {
	const details = await shown( [
		accessLink( { expires_at: inDays( 29 ), last_used_at: null } ),
	] );
	expect( details ).toHaveTextContent( 'guest@example.com' );
	expect( read() ).not.toContain( PATH );
	const looks = read().filter( ( path ) =>
		path.endsWith( '/events' )
	).length;

	await press( 'Show link' );
	expect( url() ).toHaveValue( accessLink().url );
	expect( read() ).toContain( PATH );
	expect( details ).toHaveTextContent( /Active.*in 29 days.*Not yet/ );
	expect(
		screen.getByRole( 'button', { name: 'Copy the access link' } )
	).toBeVisible();
	expect(
		screen.getByRole( 'heading', { name: 'Access link' } )
	).toHaveFocus();
	// The look is in the history now.
	expect(
		read().filter( ( path ) => path.endsWith( '/events' ) ).length
	).toBe( looks + 1 );
} );

test( 'who may not see links is offered none', async () => {
	serveTicket(
		() => ticket(),
		() => ( {} )
	);
	showDesk( AGENT.filter( ( each ) => each !== 'view_access_links' ) );
	await conversation();
	const details = screen.getByRole( 'region', { name: 'Details' } );
	expect( details ).toHaveTextContent( 'guest@example.com' );
	expect( details ).not.toHaveTextContent( /link/i );
} );

test.each( [
	[
		'expired',
		accessLink( { status: 'expired', expires_at: inDays( -3 ) } ),
		/opens nothing any more.*Expired.*3 days ago/,
	],
	[
		'revoked',
		accessLink( {
			status: 'revoked',
			url: null,
			revoked_at: inDays( -2 ),
		} ),
		/opens nothing any more.*Revoked.*2 days ago/,
	],
	[
		'not to be shown',
		accessLink( { url: null, expires_at: inDays( 5 ) } ),
		/secret keys of this site have changed.*Active.*in 5 days/,
	],
	[
		'somebody else’s',
		accessLink( {
			customer_id: 10,
			customer: { id: 10, email: 'old@example.com', name: '' },
		} ),
		/For\s*old@example.com/,
	],
] )( 'a link that is %s says so', async ( _, link, words ) => {
	const details = await shown( [ link ] );
	await press( 'Show link' );
	expect( details ).toHaveTextContent( words );
} );

test( 'of links that have ended only the last one shows, of live ones all', async () => {
	const details = await shown( [
		accessLink( { id: 5 } ),
		accessLink( { id: 4, status: 'revoked', url: null } ),
		accessLink( { id: 3, url: null } ),
	] );
	await press( 'Show link' );
	expect( within( details ).getAllByText( 'Active' ) ).toHaveLength( 2 );
	expect( within( details ).queryByText( 'Revoked' ) ).toBeNull();
} );

test( 'a ticket without links says so', async () => {
	const details = await shown( [] );
	await press( 'Show link' );
	expect( details ).toHaveTextContent( 'There is no access link' );
} );

test( 'a new link is made when that is confirmed, without a look at the old one', async () => {
	const made = accessLink( { id: 9, url: 'https://example.com/new' } );
	await shown( [ accessLink() ], () => made );
	await press( 'Make a new link' );
	const dialog = screen.getByRole( 'dialog' );
	expect( dialog ).toHaveTextContent( 'stops working at once' );
	await press( 'Cancel', dialog );
	expect( written() ).toEqual( [] );

	await press( 'Make a new link' );
	await press( 'Make a new link', screen.getByRole( 'dialog' ) );
	expect( written() ).toEqual( [
		{ path: PATH, method: 'POST', data: { customer_id: 9 } },
	] );
	expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument();
	expect( url() ).toHaveValue( 'https://example.com/new' );
	expect( read() ).not.toContain( PATH );
} );

test( 'a link is revoked when that is confirmed, or says why not', async () => {
	let refuses = true;
	const details = await shown( [ accessLink() ], () => {
		if ( refuses ) {
			throw new ApiError( 'forbidden', 'You may not do this.' );
		}
		return accessLink();
	} );
	await press( 'Show link' );
	await press( 'Revoke' );
	await press( 'Revoke', screen.getByRole( 'dialog' ) );
	expect(
		( await screen.findAllByText( 'You may not do this.' ) )[ 0 ]
	).toBeVisible();
	expect(
		screen.getByDisplayValue( accessLink().url ?? '' )
	).toBeInTheDocument();

	refuses = false;
	await press( 'Revoke', screen.getByRole( 'dialog' ) );
	expect( written().at( -1 ) ).toMatchObject( {
		path: `${ PATH }/3`,
		method: 'DELETE',
	} );
	expect( details ).toHaveTextContent( /Revoked/ );
	expect( url() ).toBeNull();
} );
