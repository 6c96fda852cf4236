import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import {
	act,
	configure,
	render,
	screen,
	waitFor,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Branding } from '../../../../../../src/admin/screens/Settings/Branding';
import { ApiError } from '../../../../../../src/store/envelope';
import { store } from '../../../../../../src/store/settings';
import type { MailPreviewCreateInput } from '../../../../../../src/types/schema';
import { settings } from '../../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

// What waits for a pause in typing waits longer on a busy machine.
configure( { asyncUtilTimeout: 10_000 } );

/**
 * Bodies that a path was called with.
 * @param path
 */
const sent = ( path: string ) =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( options ) => options.path?.endsWith( path ) )
		.map( ( { data } ) => data as MailPreviewCreateInput );

const frame = () => screen.getByTitle( 'Preview of the mail' );

const show = async ( logo = 0 ) => {
	const registry = createRegistry();
	registry.register( store );
	server.mockImplementation( ( options ) => answer( options, logo ) );
	render(
		<RegistryProvider value={ registry }>
			<Branding />
		</RegistryProvider>
	);
	await waitFor( frame );
};

const answer = (
	{ path = '', data }: APIFetchOptions,
	logo: number
): Promise< unknown > => {
	if ( path.endsWith( '/settings' ) ) {
		return Promise.resolve( settings( { branding: { logo_id: logo } } ) );
	}
	if ( path.endsWith( '/mail/test' ) ) {
		return Promise.resolve( { to: 'anna@example.com' } );
	}
	if ( path.startsWith( '/wp/v2/media/' ) ) {
		return logo === 7
			? Promise.resolve( { source_url: 'https://example.com/logo.png' } )
			: Promise.reject( new Error( 'gone' ) );
	}
	const { kind, branding } = data as Required< MailPreviewCreateInput >;
	return Promise.resolve( {
		kind,
		from_name: branding.from_name || 'Example Shop',
		subject: `Subject of ${ kind }`,
		html: `<p style="color:${ branding.accent_color ?? '' }">${ kind }</p>`,
		text: '',
	} );
};

const replace = async ( label: string, text: string ) => {
	const field = screen.getByLabelText( label );
	await userEvent.clear( field );
	await userEvent.type( field, text );
};

beforeEach( () => {
	server.mockReset();
	window.ResizeObserver = class {
		observe() {
			return undefined;
		}
		unobserve() {
			return undefined;
		}
		disconnect() {
			return undefined;
		}
	};
} );

test( 'shows the mail in a frame where nothing runs', async () => {
	await show();
	expect( frame() ).toHaveAttribute( 'sandbox', '' );
	expect( frame() ).toHaveAttribute(
		'srcdoc',
		'<p style="color:#2145e6">reply_to_customer</p>'
	);
	expect( screen.getByText( 'Example Shop' ) ).toBeVisible();
	expect( screen.getByText( 'Subject of reply_to_customer' ) ).toBeVisible();
} );

test( 'makes it anew when people pause, and not while a value is wrong', async () => {
	await show();
	await replace( 'Buttons and links', '#8a1c5b' );
	await replace( 'Sender’s name', 'Acme' );
	expect( await screen.findByText( 'Acme' ) ).toBeVisible();
	expect( frame() ).toHaveAttribute(
		'srcdoc',
		expect.stringContaining( '#8a1c5b' )
	);
	for ( const { branding } of sent( '/mail/preview' ) ) {
		expect( branding?.accent_color ).toMatch( /^#[0-9a-f]{6}$/ );
	}
} );

test( 'shows both widths and every kind', async () => {
	await show();
	expect( frame() ).toHaveStyle( { width: '680px' } );
	await userEvent.click( screen.getByRole( 'button', { name: 'Phone' } ) );
	expect( frame() ).toHaveStyle( { width: '375px' } );
	expect( screen.getByRole( 'button', { name: 'Phone' } ) ).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'Mail' ),
		'New access link'
	);
	expect( await screen.findByText( 'Subject of new_link' ) ).toBeVisible();
} );

test( 'sends the mail that is shown to oneself, and says so', async () => {
	await show();
	await replace( 'Footer', 'Acme' );
	const button = screen.getByRole( 'button', { name: 'Send test mail' } );
	await userEvent.click( button );
	expect(
		await screen.findByText( 'Test mail sent to anna@example.com.' )
	).toBeVisible();
	expect( sent( '/mail/test' ) ).toMatchObject( [
		{ kind: 'reply_to_customer', branding: { footer: 'Acme', logo_id: 0 } },
	] );
	server.mockRejectedValueOnce(
		new ApiError( 'mail_failed', 'The mail could not be sent: refused.' )
	);
	await userEvent.click( button );
	expect(
		(
			await screen.findAllByText( 'The mail could not be sent: refused.' )
		)[ 0 ]
	).toBeVisible();
	expect(
		screen.queryByText( 'Test mail sent to anna@example.com.' )
	).toBeNull();
} );

test( 'says which text is hard to read', async () => {
	await show();
	expect( screen.queryByText( /^This is hard to read/ ) ).toBeNull();
	await replace( 'Text', '#aaaaaa' );
	expect( screen.getByText( /its contrast is 2\.3 to 1/ ) ).toBeVisible();
	await replace( 'Text', '#aaa' );
	expect( screen.queryByText( /^This is hard to read/ ) ).toBeNull();
} );

test( 'a logo comes from the media library', async () => {
	let select: () => void = () => undefined;
	let close: () => void = () => undefined;
	const frameOf = {
		on: ( event: string, listener: () => void ) => {
			if ( event === 'select' ) {
				select = listener;
			} else {
				close = listener;
			}
		},
		open: jest.fn(),
		state: () => ( {
			get: () => ( { first: () => ( { toJSON: () => ( { id: 9 } ) } ) } ),
		} ),
	};
	Object.assign( window, { wp: { media: () => frameOf } } );
	await show( 7 );
	expect( await screen.findByAltText( 'The logo' ) ).toHaveAttribute(
		'src',
		'https://example.com/logo.png'
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Replace the logo' } )
	);
	expect( frameOf.open ).toHaveBeenCalled();
	act( () => {
		select();
		close();
	} );
	await waitFor( () => {
		expect( sent( '/mail/preview' ).at( -1 )?.branding?.logo_id ).toBe( 9 );
	} );
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Remove the logo' } )
	);
	expect(
		screen.getByRole( 'button', { name: 'Choose a logo' } )
	).toHaveFocus();
} );

test( 'says that the logo is gone', async () => {
	await show( 8 );
	expect(
		await screen.findByText( /^The image is not in the media library/ )
	).toBeVisible();
} );
