import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Settings } from '../../../../../src/admin/screens/Settings';
import { store as keyStore } from '../../../../../src/store/api-keys';
import { store as departmentStore } from '../../../../../src/store/departments';
import { ApiError } from '../../../../../src/store/envelope';
import { store as settingsStore } from '../../../../../src/store/settings';
import type { Settings as AllSettings } from '../../../../../src/types/schema';
import { apiKey, settings as settingsWith } from '../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

const SECRET = 'ss_live_ab12cd34_secret';

let keys = [ apiKey() ];
let settings: AllSettings[ 'api' ] = settingsWith().api;

const day = ( date: string, calls = 0, errors = 0 ) => ( {
	date,
	calls,
	errors,
} );

const USAGE = {
	days: [ day( '2026-05-06' ), day( '2026-05-07', 12, 3 ) ],
	calls: [
		{
			called_at: '2026-05-07T12:00:00Z',
			method: 'GET',
			route: '/tickets/{id}',
			status: 404,
			ip: '192.0.2.7',
		},
	],
};

/** What the server was asked to change. */
const writes = () =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method } ) => method );

const page = ( items: unknown[] ) => ( {
	json: () => Promise.resolve( items ),
	headers: new Map( [
		[ 'X-WP-Total', String( items.length ) ],
		[ 'X-WP-TotalPages', '1' ],
	] ),
} );

/**
 * Answers as the API does.
 *
 * @param path   Path.
 * @param method Method; reads have none.
 */
const answer = ( path: string, method = 'GET' ): unknown => {
	const made = { ...apiKey( { id: 9 } ), key: SECRET };
	if ( path.endsWith( '/settings' ) ) {
		return settingsWith( { api: settings } );
	}
	if ( path.includes( '/departments' ) ) {
		return page( [
			{ id: 1, name: 'General' },
			{ id: 2, name: 'Billing' },
		] );
	}
	if ( path.endsWith( '/usage' ) ) {
		return USAGE;
	}
	if ( method === 'POST' ) {
		return made;
	}
	return path.includes( '?' ) ? page( keys ) : keys[ 0 ];
};

const show = async ( search = '' ) => {
	window.history.replaceState(
		null,
		'',
		`/wp-admin/admin.php?page=smart-support-settings&section=api${ search }`
	);
	const registry = createRegistry();
	for ( const store of [ keyStore, departmentStore, settingsStore ] ) {
		registry.register( store as typeof keyStore );
	}
	render(
		<RegistryProvider value={ registry }>
			<Settings />
		</RegistryProvider>
	);
	await screen.findByText( search ? 'Last calls' : 'Warehouse' );
};

const choose = async ( action: string ) => {
	await userEvent.click( screen.getByRole( 'button', { name: 'Actions' } ) );
	await userEvent.click(
		await screen.findByRole( 'menuitem', { name: action } )
	);
	return screen.findByRole( 'dialog' );
};

const press = ( within_: HTMLElement, name: string ) =>
	userEvent.click( within( within_ ).getByRole( 'button', { name } ) );

beforeEach( () => {
	keys = [ apiKey() ];
	settings = settingsWith().api;
	window.matchMedia = ( media ) =>
		( { matches: false, media } ) as MediaQueryList;
	server
		.mockReset()
		.mockImplementation( ( { path = '', method } ) =>
			Promise.resolve( answer( path, method ) )
		);
} );

test( 'switches the API on', async () => {
	await show();
	const toggle = screen.getByRole( 'checkbox', { name: 'Enable REST API' } );
	expect( toggle ).not.toBeChecked();
	settings = { ...settings, enabled: true };
	await userEvent.click( toggle );
	expect( writes() ).toEqual( [
		{
			path: '/smart-support/v1/settings',
			method: 'PATCH',
			data: { api: { enabled: true } },
		},
	] );
	expect( toggle ).toBeChecked();
} );

test( 'says at the switch what public creation needs', async () => {
	await show();
	const toggle = screen.getByRole( 'checkbox', {
		name: 'Programs without a key may write tickets',
	} );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'Choose a CAPTCHA first.', {
			'api.public_creation': 'Choose a CAPTCHA first.',
		} )
	);
	await userEvent.click( toggle );
	expect( toggle ).not.toBeChecked();
	expect( toggle ).toHaveAccessibleDescription( /^Choose a CAPTCHA first\./ );
	expect( screen.getAllByText( 'Choose a CAPTCHA first.' ) ).toHaveLength(
		1
	);
} );

test( 'limits the calls a minute', async () => {
	await show();
	const save = screen.getByRole( 'button', { name: 'Save' } );
	expect( save ).toHaveAttribute( 'aria-disabled', 'true' );
	const field = screen.getByLabelText( /^Calls a minute/ );
	await userEvent.clear( field );
	await userEvent.type( field, '60' );
	settings = { ...settings, rate_limit: 60 };
	await userEvent.click( save );
	expect( writes() ).toMatchObject( [
		{ data: { api: { rate_limit: 60 } } },
	] );
} );

test( 'warns on plain http', async () => {
	await show();
	expect(
		screen.getAllByText( /^This page came over plain http/ )[ 0 ]
	).toBeVisible();
} );

test( 'makes a key and shows its secret once', async () => {
	await show();
	await press( document.body, 'Create key' );
	const form = await screen.findByRole( 'dialog' );
	await userEvent.type( within( form ).getByLabelText( 'Name' ), 'CRM' );
	await userEvent.selectOptions(
		within( form ).getByLabelText( 'What it may do' ),
		'Inbound e-mail'
	);
	await userEvent.click( within( form ).getByLabelText( 'Export (export)' ) );
	expect( within( form ).getByLabelText( 'What it may do' ) ).toHaveValue(
		'custom'
	);
	await userEvent.click( within( form ).getByLabelText( 'Billing' ) );
	await press( form, 'Create key' );
	expect( writes() ).toMatchObject( [
		{
			method: 'POST',
			data: {
				name: 'CRM',
				scopes: [ 'export', 'inbound' ],
				department_ids: [ 2 ],
				addresses: null,
				expires_at: null,
			},
		},
	] );
	expect( await screen.findByDisplayValue( SECRET ) ).toBeVisible();
	await userEvent.keyboard( '{Escape}' );
	expect( screen.getByDisplayValue( SECRET ) ).toBeVisible();
	await press( screen.getByRole( 'dialog' ), 'I have stored the key' );
	expect( screen.queryByDisplayValue( SECRET ) ).toBeNull();
	expect( document.body.innerHTML ).not.toContain( SECRET );
} );

test( 'says what is wrong with a key, and keeps what was typed', async () => {
	await show();
	await press( document.body, 'Create key' );
	const form = await screen.findByRole( 'dialog' );
	await userEvent.type( within( form ).getByLabelText( 'Name' ), 'CRM' );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'That is no address.' )
	);
	await press( form, 'Create key' );
	expect(
		( await within( form ).findAllByText( 'That is no address.' ) )[ 0 ]
	).toBeVisible();
	expect( within( form ).getByLabelText( 'Name' ) ).toHaveValue( 'CRM' );
} );

test( 'changes what was touched', async () => {
	await show();
	const form = await choose( 'Edit' );
	await userEvent.type( within( form ).getByLabelText( 'Name' ), ' 2' );
	await press( form, 'Save' );
	expect( writes() ).toMatchObject( [
		{
			path: '/smart-support/v1/api-keys/3',
			method: 'PATCH',
			data: { name: 'Warehouse 2' },
		},
	] );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
} );

test( 'rotates with the chosen overlap', async () => {
	await show();
	const dialog = await choose( 'Rotate' );
	await userEvent.selectOptions(
		within( dialog ).getByLabelText( 'The old key shall' ),
		'End at once'
	);
	expect( writes() ).toEqual( [] );
	await press( dialog, 'Make a new key' );
	expect( writes() ).toMatchObject( [
		{
			path: '/smart-support/v1/api-keys/3/rotate',
			data: { overlap_hours: 0 },
		},
	] );
	expect( await screen.findByDisplayValue( SECRET ) ).toBeVisible();
} );

test( 'revokes after a question, and not without', async () => {
	await show();
	await press( await choose( 'Revoke' ), 'Cancel' );
	expect( writes() ).toEqual( [] );
	const dialog = await choose( 'Revoke' );
	keys = [ apiKey( { status: 'revoked' } ) ];
	await press( dialog, 'Revoke' );
	expect( writes() ).toMatchObject( [
		{ path: '/smart-support/v1/api-keys/3', method: 'DELETE' },
	] );
	expect( await screen.findByText( 'Revoked' ) ).toBeVisible();
} );

test( 'a revoked key can only be looked at', async () => {
	keys = [ apiKey( { status: 'revoked' } ) ];
	await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Actions' } ) );
	const items = await screen.findAllByRole( 'menuitem' );
	expect( items.map( ( { textContent } ) => textContent ) ).toEqual( [
		'Usage',
	] );
} );

test( 'shows how a key is used, also to those who do not see bars', async () => {
	await show( '&key=3' );
	expect(
		screen.getByText( '12 calls in all; 12 on the busiest day.' )
	).toBeVisible();
	const numbers = screen.getByRole( 'table', {
		name: 'Calls in the last 30 days',
	} );
	const rows = within( numbers ).getAllByRole( 'row' );
	expect( rows ).toHaveLength( 3 );
	expect( rows[ 2 ] ).toHaveTextContent( /May 7, 2026\s*12\s*3/ );
	expect( screen.getByText( 'GET /tickets/{id}' ) ).toBeVisible();
	expect( screen.getByText( '404' ) ).toBeVisible();
	const back = screen.getByRole( 'link', { name: 'All API keys' } );
	await userEvent.click( back );
	expect( await screen.findByText( 'Create key' ) ).toBeVisible();
} );
