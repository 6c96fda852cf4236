import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Composer } from '../../../../../src/admin/screens/Ticket/Composer';
import { ApiError } from '../../../../../src/store/envelope';
import { store } from '../../../../../src/store/replies';
import { reply } from '../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );
const onSent = jest.fn();

const REPLY = 'Reply to the customer';
const NOTE = 'Internal note – the customer never sees this';

beforeEach( async () => {
	server.mockReset().mockResolvedValue( reply() );
	onSent.mockReset();
	const registry = createRegistry();
	registry.register( store );
	render(
		<RegistryProvider value={ registry }>
			<Composer ticketId={ 7 } onSent={ onSent } />
		</RegistryProvider>
	);
	await screen.findByRole( 'tab', { name: 'Reply', selected: true } );
} );

const sent = () => server.mock.calls.map( ( [ options ] ) => options );

test( 'sends a reply as plain text', async () => {
	await userEvent.type(
		screen.getByLabelText( REPLY ),
		'It is <b>sent</b>.'
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Send reply' } )
	);

	expect( sent() ).toEqual( [
		{
			path: '/smart-support/v1/tickets/7/replies',
			method: 'POST',
			data: {
				message: 'It is <b>sent</b>.',
				format: 'text',
				is_internal: false,
			},
		},
	] );
	expect( screen.getByLabelText( REPLY ) ).toHaveValue( '' );
	expect( onSent ).toHaveBeenCalledTimes( 1 );
} );

test.each( [ 'Control', 'Meta' ] )(
	'sends a note by %s+Enter, as nothing but a note',
	async ( key ) => {
		await userEvent.click(
			screen.getByRole( 'tab', { name: 'Internal note' } )
		);
		await userEvent.type(
			screen.getByLabelText( NOTE ),
			`Be careful.{${ key }>}{Enter}{/${ key }}`
		);
		expect( sent() ).toMatchObject( [
			{ data: { message: 'Be careful.', is_internal: true } },
		] );
	}
);

test( 'keeps a reply and a note apart', async () => {
	await userEvent.type( screen.getByLabelText( REPLY ), 'For you.' );
	await userEvent.click(
		screen.getByRole( 'tab', { name: 'Internal note' } )
	);
	expect( screen.getByLabelText( NOTE ) ).toHaveValue( '' );
	await userEvent.type( screen.getByLabelText( NOTE ), 'For us.' );
	await userEvent.click( screen.getByRole( 'tab', { name: 'Reply' } ) );
	expect( screen.getByLabelText( REPLY ) ).toHaveValue( 'For you.' );
} );

test( 'keeps a text that was refused, and says why', async () => {
	server.mockRejectedValue(
		new ApiError( 'forbidden', 'You may not reply.' )
	);
	await userEvent.type( screen.getByLabelText( REPLY ), 'Hello' );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Send reply' } )
	);

	expect( screen.getByLabelText( REPLY ) ).toHaveValue( 'Hello' );
	expect( screen.getAllByText( 'You may not reply.' )[ 0 ] ).toBeVisible();
	expect( onSent ).not.toHaveBeenCalled();
} );

test( 'sends nothing but words', async () => {
	await userEvent.type(
		screen.getByLabelText( REPLY ),
		'   {Control>}{Enter}{/Control}'
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Send reply' } )
	);
	expect( server ).not.toHaveBeenCalled();
} );
