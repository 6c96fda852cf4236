import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import {
	configure,
	fireEvent,
	render,
	screen,
	within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Settings } from '../../../../../../src/admin/screens/Settings';
import { ApiError } from '../../../../../../src/store/envelope';
import { store as refusalStore } from '../../../../../../src/store/refusals';
import { store } from '../../../../../../src/store/settings';
import type { Settings as AllSettings } from '../../../../../../src/types/schema';
import { settings } from '../../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

// What waits for a pause in typing waits longer on a busy machine.
configure( { asyncUtilTimeout: 10_000 } );

const LIFETIME = 'Days an access link lives';

let saved: AllSettings;

/** What the server was asked to change. */
const writes = () =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method } ) => method )
		.map( ( { data } ) => data as unknown );

const show = async ( section: string, first: string ) => {
	window.history.replaceState(
		null,
		'',
		`/wp-admin/admin.php?page=smart-support-settings&section=${ section }`
	);
	const registry = createRegistry();
	registry.register( store );
	registry.register( refusalStore );
	const { unmount } = render(
		<RegistryProvider value={ registry }>
			<Settings />
		</RegistryProvider>
	);
	await screen.findByLabelText( first );
	return unmount;
};

const save = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );

const type = async ( label: string, text: string ) => {
	const field = screen.getByLabelText( label );
	await userEvent.clear( field );
	await userEvent.type( field, text );
	return field;
};

beforeEach( () => {
	saved = settings();
	window.matchMedia = ( media ) =>
		( { matches: false, media } ) as MediaQueryList;
	server.mockReset().mockImplementation( ( { method, data } ) => {
		if ( method ) {
			keep( data as Record< string, Record< string, unknown > > );
		}
		return Promise.resolve( saved );
	} );
} );

/**
 * Keeps what the API keeps: the secret is never shown.
 *
 * @param changes By group.
 */
function keep( changes: Record< string, Record< string, unknown > > ): void {
	const groups = Object.entries( saved ).map( ( [ group, values ] ) => {
		const { captcha_secret: secret, ...shown } = changes[ group ] ?? {};
		return [
			group,
			{
				...( values as object ),
				...shown,
				...( secret !== undefined && {
					has_captcha_secret: secret !== '',
				} ),
			},
		];
	} );
	saved = Object.fromEntries( groups ) as typeof saved;
}

test( 'sends what was changed, and nothing else', async () => {
	await show( 'guests', LIFETIME );
	const button = screen.getByRole( 'button', { name: 'Save changes' } );
	expect( button ).toHaveAttribute( 'aria-disabled', 'true' );
	await type( LIFETIME, '60' );
	await userEvent.click( screen.getByLabelText( 'Ask for a priority' ) );
	expect( screen.getByText( 'Not saved yet.' ) ).toBeVisible();
	await save();
	expect( writes() ).toEqual( [
		{ guests: { link_days: 60, field_priority: true } },
	] );
	expect( await screen.findByText( 'Saved.' ) ).toBeVisible();
	expect( button ).toHaveAttribute( 'aria-disabled', 'true' );
	expect( screen.getByLabelText( LIFETIME ) ).toHaveValue( '60' );
} );

test( 'what is known to be wrong is not sent; the first such field has the focus', async () => {
	await show( 'guests', LIFETIME );
	const field = await type( LIFETIME, '30d' );
	await type( 'Tickets from one IP address', '0' );
	await save();
	expect( writes() ).toEqual( [] );
	expect( field ).toHaveFocus();
	expect( field ).toBeInvalid();
	expect( field ).toHaveAccessibleDescription(
		/^Enter a whole number from 1 to 365\./
	);
	expect(
		screen.getByText(
			'2 fields need your attention. Nothing has been saved.'
		)
	).toBeVisible();

	await type( LIFETIME, '30' );
	expect( field ).toBeValid();
	expect(
		screen.getByText(
			'1 field needs your attention. Nothing has been saved.'
		)
	).toBeVisible();
} );

test( 'what the server refuses is said at the field, an entry of a list at the list', async () => {
	await show( 'general', 'Trusted proxies' );
	const field = await type( 'Trusted proxies', '10.0.0.0/8 nowhere' );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'nowhere is no network.', {
			'general.trusted_proxies[1]': 'nowhere is no network.',
		} )
	);
	await save();
	expect( field ).toHaveFocus();
	expect( field ).toHaveAccessibleDescription( /^nowhere is no network\./ );
	expect( field ).toHaveValue( '10.0.0.0/8 nowhere' );
	expect( screen.getAllByText( 'nowhere is no network.' ) ).toHaveLength( 1 );
} );

test( 'what the server says of anything else stands above the button', async () => {
	await show( 'tickets', 'Days until a resolved ticket is closed' );
	await type( 'Days until a resolved ticket is closed', '3' );
	server.mockRejectedValueOnce(
		new ApiError( 'validation_error', 'Something else is wrong.', {
			'guests.captcha': 'Something else is wrong.',
		} )
	);
	await save();
	expect(
		( await screen.findAllByText( 'Something else is wrong.' ) )[ 0 ]
	).toBeVisible();
	expect( screen.getByText( 'Not saved yet.' ) ).toBeVisible();
} );

test( 'saves by Ctrl and S', async () => {
	await show( 'tickets', 'Days until a resolved ticket is closed' );
	await type( 'Days until a resolved ticket is closed', '3' );
	const wentOn = fireEvent.keyDown( document.body, {
		key: 's',
		ctrlKey: true,
	} );
	expect( wentOn ).toBe( false );
	expect( await screen.findByText( 'Saved.' ) ).toBeVisible();
	expect( writes() ).toEqual( [ { tickets: { auto_close_days: 3 } } ] );
} );

test( 'asks before what is not saved is lost', async () => {
	const unmount = await show( 'guests', LIFETIME );
	const leaving = () => {
		const event = new Event( 'beforeunload', { cancelable: true } );
		window.dispatchEvent( event );
		return event.defaultPrevented;
	};
	expect( leaving() ).toBe( false );
	await type( LIFETIME, '60' );
	expect( leaving() ).toBe( true );

	const tickets = screen.getByRole( 'link', { name: 'Tickets' } );
	await userEvent.click( tickets );
	const dialog = await screen.findByRole( 'dialog' );
	await userEvent.click(
		within( dialog ).getByRole( 'button', { name: 'Stay here' } )
	);
	expect( screen.getByLabelText( LIFETIME ) ).toHaveValue( '60' );

	await userEvent.click( tickets );
	await userEvent.click(
		await screen.findByRole( 'button', { name: 'Leave without saving' } )
	);
	expect(
		await screen.findByLabelText( 'Days until a resolved ticket is closed' )
	).toBeVisible();
	expect( writes() ).toEqual( [] );
	expect( leaving() ).toBe( false );
	unmount();
} );

describe( 'the CAPTCHA', () => {
	const secret = () => screen.queryByLabelText( 'Secret key' );

	test( 'has fields when they matter', async () => {
		await show( 'guests', LIFETIME );
		expect( secret() ).toBeNull();
		const provider = screen.getByLabelText( 'Provider' );
		await userEvent.selectOptions( provider, 'hCaptcha' );
		expect( secret() ).toBeVisible();
		expect(
			screen.getByRole( 'link', { name: /^Get both keys from hCaptcha/ } )
		).toBeVisible();
		expect(
			screen.queryByLabelText( 'Lowest score that passes' )
		).toBeNull();
		await userEvent.selectOptions( provider, 'Google reCAPTCHA v3' );
		await type( 'Lowest score that passes', 'high' );
		await userEvent.selectOptions( provider, 'Cloudflare Turnstile' );
		await type( 'Site key', 'site' );
		await type( 'Secret key', ' secret ' );
		await save();
		expect( writes() ).toEqual( [
			{
				guests: {
					captcha: 'turnstile',
					captcha_site_key: 'site',
					captcha_secret: 'secret',
				},
			},
		] );
	} );

	test( 'has a secret that can be replaced and removed, not seen', async () => {
		saved = settings( {
			guests: {
				captcha: 'turnstile',
				captcha_site_key: 'site',
				has_captcha_secret: true,
			},
		} );
		await show( 'guests', LIFETIME );
		expect( screen.getByText( 'A key is saved.' ) ).toBeVisible();
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Replace' } )
		);
		expect( secret() ).toHaveValue( '' );
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Keep the saved key' } )
		);
		expect( screen.queryByText( 'Not saved yet.' ) ).toBeNull();

		await userEvent.click(
			screen.getByRole( 'button', { name: 'Replace' } )
		);
		await type( 'Secret key', 'next' );
		expect( secret() ).toHaveAttribute( 'type', 'password' );
		await save();
		expect( writes() ).toEqual( [
			{ guests: { captcha_secret: 'next' } },
		] );
		expect( await screen.findByText( 'A key is saved.' ) ).toBeVisible();

		await userEvent.selectOptions(
			screen.getByLabelText( 'Provider' ),
			'None'
		);
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Remove' } )
		);
		expect(
			screen.getByText( 'The key will be removed when you save.' )
		).toBeVisible();
		await save();
		expect( writes()[ 1 ] ).toEqual( {
			guests: { captcha: 'none', captcha_secret: '' },
		} );
	} );
} );

test( 'types of files are those there are, however they are typed', async () => {
	await show( 'guests', LIFETIME );
	await userEvent.type(
		screen.getByLabelText( 'Types of files' ),
		'.SVG,exe,'
	);
	await save();
	expect( writes() ).toEqual( [
		{
			attachments: {
				types: [ ...settings().attachments.types, 'svg' ],
			},
		},
	] );
} );

test( 'warns of a size that PHP does not take', async () => {
	document.body.innerHTML = `<div id="smart-support-admin" data-upload-limit="${ 8 * 1024 * 1024 }"></div>`;
	await show( 'guests', LIFETIME );
	expect(
		screen.getByText( /^PHP on this server takes at most 8 MiB/ )
	).toBeVisible();
	await type( 'Size of one file in MiB', '8' );
	expect( screen.queryByText( /^PHP on this server/ ) ).toBeNull();
	document.body.innerHTML = '';
} );
