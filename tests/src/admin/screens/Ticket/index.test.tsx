import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Ticket } from '../../../../../src/admin/screens/Ticket';
import { ApiError } from '../../../../../src/store/envelope';
import { store as replyStore } from '../../../../../src/store/replies';
import { store as ticketStore } from '../../../../../src/store/tickets';
import { reply, ticket } from '../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

const NOTE = 'Internal note – the customer never sees this';

let current = ticket();
const replies = [
	reply( { id: 1 } ),
	reply( { id: 2, is_internal: true, message: '<p>Careful.</p>' } ),
];

/**
 * Answers reads; writes as a test says.
 *
 * @param write Answer to a PATCH.
 */
const answer = ( write: () => unknown ) => {
	server.mockImplementation( ( { path = '', method } ) => {
		if ( method === 'PATCH' ) {
			return Promise.resolve().then( write );
		}
		return Promise.resolve(
			path.includes( '/replies' )
				? {
						json: () => Promise.resolve( replies ),
						headers: new Map( [ [ 'X-WP-TotalPages', '1' ] ] ),
					}
				: current
		);
	} );
};

const show = async () => {
	const registry = createRegistry();
	registry.register( ticketStore );
	registry.register( replyStore );
	render(
		<RegistryProvider value={ registry }>
			<Ticket id={ 7 } />
		</RegistryProvider>
	);
	await screen.findByRole( 'list', { name: 'Conversation' } );
};

const choose = async ( status: string ) => {
	await userEvent.click( screen.getByRole( 'button', { name: /^Status:/ } ) );
	await userEvent.click(
		await screen.findByRole( 'menuitemradio', { name: status } )
	);
};

beforeEach( () => {
	current = ticket();
	answer( () => current );
} );

test( 'shows the conversation, oldest first, and notes as what they are', async () => {
	await show();
	expect(
		screen.getByRole( 'heading', { name: '#7 Where is my order?' } )
	).toBeVisible();
	expect( screen.getAllByText( 'Guest' )[ 0 ] ).toBeVisible();
	const messages = screen.getAllByRole( 'article' );
	expect( messages.map( ( { textContent } ) => textContent ) ).toEqual( [
		expect.stringContaining( 'It should be here.' ),
		expect.stringContaining( 'It is on its way.' ),
		expect.stringContaining( 'Careful.' ),
	] );
	const warned = messages.map( ( each ) =>
		within( each ).queryByText( NOTE )
	);
	expect( warned.map( Boolean ) ).toEqual( [ false, false, true ] );
} );

test( 'sets the status by the version it shows', async () => {
	await show();
	answer( () => ticket( { status: 'resolved', version: 5 } ) );
	await choose( 'Resolved' );
	expect( server ).toHaveBeenCalledWith( {
		path: '/smart-support/v1/tickets/7',
		method: 'PATCH',
		data: { status: 'resolved', version: 4 },
	} );
	expect(
		await screen.findByRole( 'button', { name: 'Status: Resolved' } )
	).toBeVisible();
} );

test( 'shows the ticket as it is now when somebody else was faster', async () => {
	await show();
	current = ticket( { status: 'pending', version: 5 } );
	answer( () => {
		throw new ApiError( 'conflict', 'Stale.' );
	} );
	await choose( 'Resolved' );
	expect(
		await screen.findByRole( 'button', { name: 'Status: Pending' } )
	).toBeVisible();
	expect(
		screen.getAllByText( /Somebody else has changed this ticket/ )[ 0 ]
	).toBeVisible();
} );

test( 'does not offer to make a ticket new again', async () => {
	await show();
	await userEvent.click( screen.getByRole( 'button', { name: /^Status:/ } ) );
	const choices = await screen.findAllByRole( 'menuitemradio' );
	expect( choices.map( ( { textContent } ) => textContent ) ).toEqual( [
		'Open',
		'Pending',
		'Delayed',
		'Resolved',
		'Closed',
	] );
} );

test( 'says why a ticket cannot be shown', async () => {
	server.mockRejectedValue( new ApiError( 'not_found', 'No such ticket.' ) );
	const registry = createRegistry();
	registry.register( ticketStore );
	registry.register( replyStore );
	render(
		<RegistryProvider value={ registry }>
			<Ticket id={ 8 } />
		</RegistryProvider>
	);
	expect(
		( await screen.findAllByText( 'No such ticket.' ) )[ 0 ]
	).toBeVisible();
	expect( screen.getByRole( 'link', { name: 'All tickets' } ) ).toBeVisible();
} );
