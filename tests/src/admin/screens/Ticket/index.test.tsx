import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { ApiError } from '../../../../../src/store/envelope';
import { event, reply, ticket } from '../../../fixtures';
import {
	AGENT,
	conversation,
	type Lists,
	read,
	server,
	serveTicket,
	showDesk,
	written,
} from './desk';

jest.mock( '@wordpress/api-fetch' );

const NOTE = 'Internal note: never visible to the customer';

let current = ticket();
let lists: Lists = {};

const answer = ( write?: () => unknown ) => {
	serveTicket(
		() => current,
		() => lists,
		write ?? ( () => current )
	);
};

const status = ( name: string ) =>
	within( screen.getByRole( 'group', { name: 'Status' } ) ).getByRole(
		'button',
		{ name }
	);

beforeEach( () => {
	server.mockReset();
	current = ticket();
	lists = {
		replies: [
			reply( {
				id: 2,
				is_internal: true,
				message: '<p>Careful.</p>',
				created_at: '2026-05-07T12:50:00Z',
			} ),
			reply( { id: 1 } ),
		],
		events: [ event() ],
		departments: [
			{ id: 2, name: 'Billing' },
			{ id: 3, name: 'Shipping' },
		],
		agents: [
			{ id: 25, name: 'Ada Agent' },
			{ id: 26, name: 'Carl Colleague' },
		],
	};
	answer();
} );

test( 'shows what was written and what has happened, oldest first, and notes as what they are', async () => {
	showDesk();
	const entries = within( await conversation() ).getAllByRole( 'listitem' );
	expect(
		screen.getByRole( 'heading', { name: '#7 Where is my order?' } )
	).toBeVisible();
	expect( screen.getAllByText( 'Guest' )[ 0 ] ).toBeVisible();
	expect( entries.map( ( { textContent } ) => textContent ) ).toEqual( [
		expect.stringContaining( 'It should be here.' ),
		expect.stringContaining( 'It is on its way.' ),
		expect.stringContaining( 'Ada Agent set the status to Pending' ),
		expect.stringContaining( 'Careful.' ),
	] );
	const warned = entries.map( ( each ) =>
		within( each ).queryByText( NOTE )
	);
	expect( warned.map( Boolean ) ).toEqual( [ false, false, false, true ] );
	// Products are asked for when an event names one.
	expect( read() ).not.toContain( '/smart-support/v1/products' );
} );

test( 'shows more than the youngest when somebody asks', async () => {
	lists.events = [];
	const page = ( from: number ) =>
		Array.from( { length: 50 }, ( _, index ) =>
			reply( {
				id: from - index,
				message: `<p>Message ${ from - index }.</p>`,
				created_at: new Date( ( from - index ) * 60_000 ).toISOString(),
			} )
		);
	server.mockImplementation( ( { path = '' } ) => {
		const isReplies = path.includes( '/replies' );
		const items = path.includes( 'page=2' ) ? page( 50 ) : page( 100 );
		return Promise.resolve(
			/\/7$/.test( path )
				? current
				: {
						json: () => Promise.resolve( isReplies ? items : [] ),
						headers: new Map( [
							[ 'X-WP-Total', isReplies ? '100' : '0' ],
							[ 'X-WP-TotalPages', '2' ],
						] ),
					}
		);
	} );
	showDesk();
	await conversation();
	expect( screen.getAllByRole( 'article' ) ).toHaveLength( 51 );
	expect( screen.queryByText( 'Message 50.' ) ).not.toBeInTheDocument();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Show earlier' } )
	);
	expect( await screen.findByText( 'Message 50.' ) ).toBeVisible();
	expect( screen.getAllByRole( 'article' ) ).toHaveLength( 101 );
	expect(
		screen.queryByRole( 'button', { name: 'Show earlier' } )
	).not.toBeInTheDocument();
} );

test( 'sets the status in one click, by the version it shows', async () => {
	showDesk();
	await conversation();
	expect( status( 'Open' ) ).toHaveAttribute( 'aria-pressed', 'true' );
	answer( () => ( current = ticket( { status: 'resolved', version: 5 } ) ) );
	await userEvent.click( status( 'Resolved' ) );
	expect( written() ).toEqual( [
		{
			path: '/smart-support/v1/tickets/7',
			method: 'PATCH',
			data: { status: 'resolved', version: 4 },
		},
	] );
	expect( status( 'Resolved' ) ).toHaveAttribute( 'aria-pressed', 'true' );
	expect( status( 'Open' ) ).toHaveAttribute( 'aria-pressed', 'false' );
	await userEvent.click( status( 'Resolved' ) );
	expect( written() ).toHaveLength( 1 );
} );

test( 'shows a status at once, and the one before when it is refused', async () => {
	showDesk();
	await conversation();
	let refuse: () => void = () => undefined;
	answer(
		() =>
			new Promise( ( _, reject ) => {
				refuse = () => {
					reject( new ApiError( 'illegal_transition', 'Not so.' ) );
				};
			} )
	);
	await userEvent.click( status( 'Closed' ) );
	expect( status( 'Closed' ) ).toHaveAttribute( 'aria-pressed', 'true' );
	expect( status( 'Pending' ) ).toHaveAttribute( 'aria-disabled', 'true' );
	refuse();
	expect( ( await screen.findAllByText( 'Not so.' ) )[ 0 ] ).toBeVisible();
	expect( status( 'Open' ) ).toHaveAttribute( 'aria-pressed', 'true' );
} );

test( 'shows the ticket as it is now when somebody else was faster', async () => {
	showDesk();
	await conversation();
	current = ticket( { status: 'pending', version: 5 } );
	answer( () => {
		throw new ApiError( 'conflict', 'Stale.' );
	} );
	await userEvent.click( status( 'Resolved' ) );
	expect(
		(
			await screen.findAllByText(
				/Somebody else has changed this ticket/
			)
		)[ 0 ]
	).toBeVisible();
	expect( status( 'Pending' ) ).toHaveAttribute( 'aria-pressed', 'true' );
} );

test.each( [
	[ 'open', [ 'Open', 'Pending', 'Delayed', 'Resolved', 'Closed' ] ],
	[ 'new', [ 'New', 'Open', 'Pending', 'Delayed', 'Resolved', 'Closed' ] ],
] as const )( 'a ticket that is %s may become %j', async ( now, offered ) => {
	current = ticket( { status: now } );
	showDesk();
	await conversation();
	const group = screen.getByRole( 'group', { name: 'Status' } );
	expect(
		within( group )
			.getAllByRole( 'button' )
			.map( ( { textContent } ) => textContent )
	).toEqual( offered );
} );

test( 'offers only what its department lets follow', async () => {
	lists.departments = [
		{ id: 2, name: 'Billing', transitions: { open: [ 'resolved' ] } },
	];
	showDesk();
	await conversation();
	await waitFor( () => {
		expect(
			within( screen.getByRole( 'group', { name: 'Status' } ) )
				.getAllByRole( 'button' )
				.map( ( { textContent } ) => textContent )
		).toEqual( [ 'Open', 'Resolved' ] );
	} );
} );

test.each( [
	[ 'Priority: High', 'Low', { priority: 'low' } ],
	[ 'Department: Billing', 'Shipping', { department_id: 3 } ],
	[ 'Agent: Unassigned', 'Carl Colleague', { agent_id: 26 } ],
] )( 'changes %s to %s', async ( field, value, data ) => {
	showDesk();
	await conversation();
	await userEvent.click( screen.getByRole( 'button', { name: field } ) );
	await userEvent.click(
		await screen.findByRole( 'menuitemradio', { name: value } )
	);
	expect( written()[ 0 ]?.data ).toEqual( { ...data, version: 4 } );
} );

test( 'takes a ticket from its agent', async () => {
	current = ticket( { agent_id: 26, agent: { id: 26, name: 'Carl' } } );
	showDesk();
	await conversation();
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Agent: Carl' } )
	);
	await userEvent.click(
		await screen.findByRole( 'menuitemradio', { name: 'Unassigned' } )
	);
	expect( written()[ 0 ]?.data ).toEqual( { agent_id: null, version: 4 } );
} );

test( 'offers nothing that its user may not do', async () => {
	showDesk( AGENT.filter( ( each ) => each !== 'edit_tickets' ) );
	await conversation();
	for ( const name of [ 'Priority: High', 'Closed' ] ) {
		expect( screen.getByRole( 'button', { name } ) ).toHaveAttribute(
			'aria-disabled',
			'true'
		);
	}
	await userEvent.click( status( 'Closed' ) );
	expect( written() ).toEqual( [] );
} );

test( 'says why a ticket cannot be shown', async () => {
	server.mockRejectedValue( new ApiError( 'not_found', 'No such ticket.' ) );
	showDesk();
	expect(
		( await screen.findAllByText( 'No such ticket.' ) )[ 0 ]
	).toBeVisible();
	expect( screen.getByRole( 'link', { name: 'All tickets' } ) ).toBeVisible();
} );
