import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Settings } from '../../../../../../src/admin/screens/Settings';
import { store } from '../../../../../../src/store/departments';
import { ApiError } from '../../../../../../src/store/envelope';
import type { Department } from '../../../../../../src/types/schema';
import { department } from '../../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

configure( { asyncUtilTimeout: 10_000 } );

const BILLING = {
	id: 2,
	slug: 'billing',
	name: 'Billing',
	is_default: false,
};

let saved: Department[];

/** What the server was asked to change. */
const writes = () =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method } ) => method );

/**
 * Answers as the API does.
 *
 * @param options What was asked for.
 */
const answer = ( { path = '', method, data }: APIFetchOptions ): unknown => {
	if ( method === 'POST' ) {
		return department( { ...BILLING, id: 9, ...( data as object ) } );
	}
	if ( method ) {
		const one = saved.find( ( { id } ) => path.includes( `/${ id }` ) );
		return { ...one, ...( data as object ) };
	}
	return {
		json: () => Promise.resolve( saved ),
		headers: new Map( [
			[ 'X-WP-Total', String( saved.length ) ],
			[ 'X-WP-TotalPages', '1' ],
		] ),
	};
};

const show = async ( search: string, first: string ) => {
	window.history.replaceState(
		null,
		'',
		`/wp-admin/admin.php?page=smart-support-settings&section=departments${ search }`
	);
	const registry = createRegistry();
	registry.register( store );
	render(
		<RegistryProvider value={ registry }>
			<Settings />
		</RegistryProvider>
	);
	await screen.findAllByText( first );
};

const press = ( name: string, around: HTMLElement = document.body ) =>
	userEvent.click( within( around ).getByRole( 'button', { name } ) );

const dialog = () => screen.findByRole( 'dialog' );

/**
 * @param name   Of a department.
 * @param action What to do with it.
 */
const choose = async ( name: string, action: string ) => {
	const row = screen.getByRole( 'row', { name: new RegExp( name ) } );
	await press( 'Actions', row );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: action } )
	);
};

beforeEach( () => {
	saved = [ department(), department( BILLING ) ];
	window.matchMedia = ( media ) =>
		( { matches: false, media } ) as MediaQueryList;
	server
		.mockReset()
		.mockImplementation( ( options ) =>
			Promise.resolve( answer( options ) )
		);
} );

test( 'lists departments, with default and portal', async () => {
	saved = [ department(), department( { ...BILLING, portal: 'public' } ) ];
	await show( '', 'Billing' );
	const [ , general, billing ] = screen.getAllByRole( 'row' );
	expect( general ).toHaveTextContent(
		/General\s*general\s*Default\s*No Portal/
	);
	expect( billing ).toHaveTextContent( /Billing\s*billing\s*Public Portal/ );
} );

test( 'the default can neither be deleted nor made the default again', async () => {
	await show( '', 'Billing' );
	await press( 'Actions', screen.getByRole( 'row', { name: /General/ } ) );
	const items = await screen.findAllByRole( 'menuitem' );
	expect( items.map( ( { textContent } ) => textContent ) ).toEqual( [
		'Edit',
		'Transitions',
	] );
} );

test( 'makes another one the default', async () => {
	await show( '', 'Billing' );
	await choose( 'Billing', 'Make default' );
	expect( writes() ).toMatchObject( [
		{ method: 'PATCH', data: { is_default: true } },
	] );
	const [ , general, billing ] = screen.getAllByRole( 'row' );
	expect( general ).not.toHaveTextContent( 'Default' );
	expect( billing ).toHaveTextContent( 'Default' );
} );

test( 'adds one and opens its form; a name that is taken stays in the dialog', async () => {
	await show( '', 'Billing' );
	await press( 'Add department' );
	const asked = await dialog();
	await userEvent.type( within( asked ).getByLabelText( 'Name' ), 'Sales' );
	server.mockRejectedValueOnce(
		new ApiError( 'conflict', 'A department with this name exists.' )
	);
	await press( 'Add department', asked );
	expect(
		( await within( asked ).findAllByText( /with this name exists/ ) )[ 0 ]
	).toBeVisible();
	await press( 'Add department', asked );
	expect( await screen.findByText( 'All departments' ) ).toBeVisible();
	expect( screen.getByLabelText( 'Name' ) ).toHaveValue( 'Sales' );
	expect( window.location.search ).toContain( 'department=9' );
} );

test( 'deletes an empty one after a question', async () => {
	await show( '', 'Billing' );
	await choose( 'Billing', 'Delete' );
	await press( 'Delete', await dialog() );
	expect( writes() ).toMatchObject( [
		{ method: 'DELETE', path: '/smart-support/v1/departments/2' },
	] );
	expect( screen.queryByText( 'Billing' ) ).toBeNull();
} );

test( 'asks where the tickets go when there are some', async () => {
	saved = [ ...saved, department( { ...BILLING, id: 3, name: 'Sales' } ) ];
	await show( '', 'Sales' );
	await choose( 'Billing', 'Delete' );
	const asked = await dialog();
	server.mockRejectedValueOnce( new ApiError( 'conflict', 'Tickets.' ) );
	await press( 'Delete', asked );
	const heirs = await within( asked ).findByLabelText(
		'Move its tickets to'
	);
	expect( heirs ).toHaveDisplayValue( 'General' );
	expect( within( asked ).queryByText( 'Billing' ) ).toBeNull();
	await userEvent.selectOptions( heirs, 'Sales' );
	await press( 'Move tickets and delete', asked );
	expect( writes().at( -1 ) ).toMatchObject( {
		method: 'DELETE',
		path: '/smart-support/v1/departments/2?reassign_to=3',
	} );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
} );

test( 'Public Portal wants a dialog, a tick, and Save', async () => {
	await show( '&department=2', 'All departments' );
	const portal = screen.getByRole( 'radio', { name: 'Public Portal' } );
	const none = screen.getByRole( 'radio', { name: 'No Portal' } );

	await userEvent.click( portal );
	await press( 'Cancel', await dialog() );
	expect( none ).toBeChecked();
	expect( screen.queryByText( 'Not saved yet.' ) ).toBeNull();

	await userEvent.click( portal );
	const asked = await dialog();
	const accept = within( asked ).getByRole( 'button', {
		name: 'Choose Public Portal',
	} );
	expect( accept ).toHaveAttribute( 'aria-disabled', 'true' );
	await userEvent.click( accept );
	expect( none ).toBeChecked();
	await userEvent.click(
		within( asked ).getByLabelText( 'Ask for confirmation by e-mail' )
	);
	await userEvent.click( within( asked ).getByLabelText( /^I understand/ ) );
	await userEvent.click( accept );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	expect( portal ).toBeChecked();
	expect(
		screen.getByLabelText( 'Ask for confirmation by e-mail' )
	).toBeChecked();
	expect( writes() ).toEqual( [] );

	await press( 'Save changes' );
	expect( writes() ).toMatchObject( [
		{
			method: 'PATCH',
			path: '/smart-support/v1/departments/2',
			data: { portal: 'public', reply_check: 'confirm' },
		},
	] );
	expect( await screen.findByText( 'Saved.' ) ).toBeVisible();
} );

test( 'No Portal asks nothing', async () => {
	saved = [ department( { portal: 'public' } ) ];
	await show( '&department=1', 'All departments' );
	await userEvent.click( screen.getByRole( 'radio', { name: 'No Portal' } ) );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
	await press( 'Save changes' );
	expect( writes() ).toMatchObject( [ { data: { portal: 'none' } } ] );
} );

test( 'says at the field what is wrong with an address', async () => {
	await show( '&department=2', 'All departments' );
	const field = screen.getByLabelText( 'From-address' );
	await userEvent.type( field, 'nowhere' );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'No.', {
			from_address: 'This is not a valid e-mail address.',
		} )
	);
	await press( 'Save changes' );
	expect( field ).toHaveAccessibleDescription( /^This is not a valid/ );
	expect( field ).toHaveFocus();
	await userEvent.type( field, '@example.com' );
	expect( field ).toHaveAccessibleDescription( /^Sender of/ );
	await press( 'Save changes' );
	expect( writes().at( -1 ) ).toMatchObject( {
		data: { from_address: 'nowhere@example.com' },
	} );
} );

test( 'a department that is not there', async () => {
	await show( '&department=77', 'There is no such department.' );
	expect( screen.queryByLabelText( 'Name' ) ).toBeNull();
} );
