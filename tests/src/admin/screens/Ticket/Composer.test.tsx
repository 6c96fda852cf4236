import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { Composer } from '../../../../../src/admin/screens/Ticket/Composer';
import { ApiError } from '../../../../../src/store/envelope';
import { store as uploadStore } from '../../../../../src/store/attachments';
import { store } from '../../../../../src/store/replies';
import { reply, ticket } from '../../../fixtures';
import { showPage, startUploads } from '../../../upload-server';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );
const onSent = jest.fn();

const REPLY = 'Reply to guest@example.com';
const NOTE = 'Internal note: never visible to the customer';

const show = () => {
	const registry = createRegistry();
	registry.register( store );
	registry.register( uploadStore );
	render(
		<RegistryProvider value={ registry }>
			<Composer ticket={ ticket() } onSent={ onSent } />
		</RegistryProvider>
	);
};

const shown = async ( capabilities = [ 'reply', 'view_private_notes' ] ) => {
	showPage( capabilities );
	show();
	await screen.findByRole( 'tab', { selected: true } );
};

beforeEach( () => {
	server.mockReset().mockResolvedValue( reply() );
	onSent.mockReset();
} );

const sent = () => server.mock.calls.map( ( [ options ] ) => options );

test( 'sends a reply as plain text', async () => {
	await shown();
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
		await shown();
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
	await shown();
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
	await shown();
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
	await shown();
	await userEvent.type(
		screen.getByLabelText( REPLY ),
		'   {Control>}{Enter}{/Control}'
	);
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Send reply' } )
	);
	expect( server ).not.toHaveBeenCalled();
} );

test( 'a note does not look like a reply while it is written', async () => {
	await shown();
	const composer = screen.getByRole( 'region', { name: 'Write a message' } );
	expect( composer ).toHaveClass( 'is-reply' );
	expect( screen.queryByText( NOTE ) ).not.toBeInTheDocument();
	await userEvent.click(
		screen.getByRole( 'tab', { name: 'Internal note' } )
	);
	expect( composer ).toHaveClass( 'is-note' );
	expect( composer ).not.toHaveClass( 'is-reply' );
	expect( screen.getByText( NOTE ) ).toBeVisible();
	expect(
		screen.queryByRole( 'button', { name: 'Send reply' } )
	).not.toBeInTheDocument();
} );

test( 'offers what the agent may write', async () => {
	await shown( [ 'reply' ] );
	expect(
		screen.queryByRole( 'tab', { name: 'Internal note' } )
	).not.toBeInTheDocument();
} );

test( 'offers nothing to who may write nothing', () => {
	showPage( [] );
	show();
	expect( screen.queryByRole( 'region' ) ).not.toBeInTheDocument();
} );

describe( 'files', () => {
	const photo = new File( [ 'png' ], 'photo.png', { type: 'image/png' } );
	const virus = new File( [ 'MZ' ], 'virus.exe' );

	let close: () => void;

	const withServer = async (
		...answers: Parameters< typeof startUploads >[ 0 ]
	) => {
		const started = await startUploads( answers, [
			'reply',
			'view_private_notes',
		] );
		close = started.close;
		show();
		await screen.findByRole( 'tab', { selected: true } );
	};

	const stored = ( id: number ) => ( {
		body: { data: { id, filename: 'photo.png' } },
	} );
	const refused = {
		status: 400,
		body: {
			code: 'validation_error',
			message: 'Files of this kind are not taken.',
		},
	};

	const pick = ( ...files: File[] ) => {
		const input =
			document.querySelector< HTMLInputElement >( 'input[type=file]' );
		if ( ! input ) {
			throw new Error( 'There is nothing to pick files with.' );
		}
		fireEvent.change( input, { target: { files } } );
	};

	const send = () => screen.getByRole( 'button', { name: 'Send reply' } );

	const isReady = () =>
		waitFor( () => {
			expect( send() ).not.toHaveAttribute( 'aria-disabled' );
		} );

	afterEach( () => {
		close();
	} );

	test( 'go with the message', async () => {
		await withServer( stored( 11 ), stored( 12 ) );
		await userEvent.type( screen.getByLabelText( REPLY ), 'See these.' );
		pick( photo, photo );
		expect( send() ).toHaveAttribute( 'aria-disabled', 'true' );
		expect(
			screen.getAllByRole( 'progressbar', {
				name: 'Uploading photo.png',
			} )
		).toHaveLength( 2 );
		await isReady();
		await userEvent.click( send() );
		expect( sent() ).toMatchObject( [
			{ data: { message: 'See these.', attachment_ids: [ 11, 12 ] } },
		] );
		expect( screen.queryByText( 'photo.png' ) ).not.toBeInTheDocument();
	} );

	test( 'that are refused say why, and must go before the message does', async () => {
		await withServer( refused );
		await userEvent.type( screen.getByLabelText( REPLY ), 'See this.' );
		pick( virus );
		expect(
			( await screen.findAllByText( /Files of this kind/ ) )[ 0 ]
		).toBeVisible();
		await userEvent.click( send() );
		expect( server ).not.toHaveBeenCalled();
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Remove virus.exe' } )
		);
		await isReady();
		await userEvent.click( send() );
		expect( sent()[ 0 ]?.data ).not.toHaveProperty( 'attachment_ids' );
	} );

	test( 'that are removed on their way do not go', async () => {
		await withServer( { ...stored( 11 ), delay: 5000 } );
		await userEvent.type( screen.getByLabelText( REPLY ), 'No file.' );
		pick( photo );
		await userEvent.click(
			screen.getByRole( 'button', { name: 'Remove photo.png' } )
		);
		await isReady();
		await userEvent.click( send() );
		expect( sent()[ 0 ]?.data ).not.toHaveProperty( 'attachment_ids' );
	} );

	test( 'of a note never go with a reply', async () => {
		await withServer( stored( 11 ) );
		await userEvent.click(
			screen.getByRole( 'tab', { name: 'Internal note' } )
		);
		pick( photo );
		await screen.findByText( 'photo.png' );
		await userEvent.click( screen.getByRole( 'tab', { name: 'Reply' } ) );
		expect( screen.queryByText( 'photo.png' ) ).not.toBeInTheDocument();
		await userEvent.type( screen.getByLabelText( REPLY ), 'Hello.' );
		await userEvent.click( send() );
		expect( sent()[ 0 ]?.data ).not.toHaveProperty( 'attachment_ids' );
	} );

	test( 'are pasted, but not the picture of a pasted text', async () => {
		await withServer( stored( 11 ) );
		const paste = ( types: string[] ) =>
			fireEvent.paste( screen.getByLabelText( REPLY ), {
				clipboardData: { files: [ photo ], types },
			} );
		paste( [ 'text/plain', 'text/html', 'Files' ] );
		expect( screen.queryByText( 'photo.png' ) ).not.toBeInTheDocument();
		paste( [ 'Files' ] );
		expect( await screen.findByText( 'photo.png' ) ).toBeVisible();
	} );
} );
