import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Settings } from '../../../../../../src/admin/screens/Settings';
import { wholeGraph } from '../../../../../../src/admin/screens/Settings/Transitions/graph';
import { store } from '../../../../../../src/store/departments';
import { ApiError } from '../../../../../../src/store/envelope';
import { department } from '../../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

configure( { asyncUtilTimeout: 10_000 } );

const FREE = 'Every change is allowed';
const CLOSE = 'Status of the ticket then';

const GENERAL = department();
const BILLING = department( {
	id: 2,
	slug: 'billing',
	name: 'Billing',
	is_default: false,
	transitions: wholeGraph(),
} );

/** What the server was asked to change. */
const writes = () =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method } ) => method );

const show = async ( search = '' ) => {
	window.history.replaceState(
		null,
		'',
		`/wp-admin/admin.php?page=smart-support-settings&section=transitions${ search }`
	);
	const registry = createRegistry();
	registry.register( store );
	render(
		<RegistryProvider value={ registry }>
			<Settings />
		</RegistryProvider>
	);
	await screen.findByLabelText( FREE );
};

const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );

const way = ( name: string ) => screen.getByRole( 'checkbox', { name } );

beforeEach( () => {
	server.mockReset().mockImplementation( ( { method, path, data } ) =>
		Promise.resolve(
			method
				? {
						...( path?.endsWith( '/2' ) ? BILLING : GENERAL ),
						...( data as object ),
					}
				: {
						json: () => Promise.resolve( [ GENERAL, BILLING ] ),
						headers: new Map( [ [ 'X-WP-TotalPages', '1' ] ] ),
					}
		)
	);
} );

test( 'begins with the default department, without a grid where all is allowed', async () => {
	await show();
	expect( screen.getByLabelText( 'Department' ) ).toHaveDisplayValue(
		'General'
	);
	expect( screen.getByLabelText( FREE ) ).toBeChecked();
	expect( screen.queryByRole( 'table' ) ).toBeNull();
} );

test( 'a grid from and to, without what cannot be', async () => {
	await show();
	await userEvent.click( screen.getByLabelText( FREE ) );
	const table = screen.getByRole( 'table', {
		name: 'Allowed changes of status',
	} );
	expect( within( table ).getAllByRole( 'checkbox' ) ).toHaveLength( 25 );
	expect(
		screen.queryByRole( 'checkbox', { name: 'Open to New' } )
	).toBeNull();
	expect( way( 'Open to Pending' ) ).toBeChecked();
	await userEvent.click( way( 'Open to Pending' ) );
	await userEvent.selectOptions( screen.getByLabelText( CLOSE ), 'Closed' );
	await save();
	expect( writes() ).toMatchObject( [
		{
			method: 'PATCH',
			path: '/smart-support/v1/departments/1',
			data: {
				transitions: {
					...wholeGraph(),
					open: [ 'delayed', 'resolved', 'closed' ],
				},
				self_close_status: 'closed',
			},
		},
	] );
	expect( await screen.findByText( 'Saved.' ) ).toBeVisible();
} );

test( 'every change is allowed again', async () => {
	await show( '&department=2' );
	expect( screen.getByLabelText( FREE ) ).not.toBeChecked();
	await userEvent.click( screen.getByLabelText( FREE ) );
	await save();
	expect( writes() ).toMatchObject( [ { data: { transitions: null } } ] );
} );

test( 'a dead end is not sent: its line says so and has the focus', async () => {
	await show( '&department=2' );
	for ( const to of [ 'Open', 'Delayed', 'Resolved', 'Closed' ] ) {
		await userEvent.click( way( `Pending to ${ to }` ) );
	}
	expect( way( 'Pending to Open' ) ).not.toBeInvalid();
	await save();
	expect( writes() ).toEqual( [] );
	expect( way( 'Pending to Open' ) ).toBeInvalid();
	expect( way( 'Pending to Open' ) ).toHaveFocus();
	expect( way( 'Pending to Open' ) ).toHaveAccessibleDescription(
		/could never be closed once it is: Pending\./
	);
	expect( way( 'Open to Pending' ) ).not.toBeInvalid();
	await userEvent.click( way( 'Pending to Open' ) );
	expect( screen.queryByText( /could never be closed/ ) ).toBeNull();
	await save();
	expect( writes() ).toMatchObject( [
		{ data: { transitions: { pending: [ 'open' ] } } },
	] );
} );

test( 'says in the words of the server what it refuses', async () => {
	await show( '&department=2' );
	await userEvent.click( way( 'Pending to Open' ) );
	await userEvent.selectOptions( screen.getByLabelText( CLOSE ), 'Closed' );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'No.', {
			transitions: 'Not so.',
			self_close_status: 'Nor so.',
		} )
	);
	await save();
	expect( await screen.findByText( 'Not so.' ) ).toBeVisible();
	expect( screen.getByLabelText( CLOSE ) ).toHaveAccessibleDescription(
		/^Nor so\./
	);
} );

test( 'another department, but not without a word about what is not saved', async () => {
	await show();
	const departments = screen.getByLabelText( 'Department' );
	await userEvent.selectOptions( screen.getByLabelText( CLOSE ), 'Closed' );
	await userEvent.selectOptions( departments, 'Billing' );
	const question = await screen.findByRole( 'dialog' );
	expect( departments ).toHaveDisplayValue( 'General' );
	await userEvent.click(
		within( question ).getByRole( 'button', {
			name: 'Leave without saving',
		} )
	);
	expect( departments ).toHaveDisplayValue( 'Billing' );
	expect( screen.getByLabelText( CLOSE ) ).toHaveDisplayValue(
		'Customers cannot close'
	);
	expect( writes() ).toEqual( [] );
} );
