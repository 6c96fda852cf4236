/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/tickets';
import { ticket } from '../fixtures';
import { calls, failure, serve, success } from '../server';

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'keeps a page of the list for each query', async () => {
	const { resolveSelect, select } = freshRegistry();
	serve(
		success( [ ticket() ], { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' } ),
		success( [], { 'X-WP-Total': '0', 'X-WP-TotalPages': '0' } )
	);
	await resolveSelect( store ).getTickets( { page: 1 } );
	await resolveSelect( store ).getTickets( { page: 1, guest: false } );

	expect( select( store ).getTickets( { page: 1 } ) ).toEqual( {
		items: [ ticket() ],
		totalItems: 1,
		totalPages: 1,
	} );
	expect(
		select( store ).getTickets( { page: 1, guest: false } )?.items
	).toEqual( [] );
	expect( calls ).toHaveLength( 2 );
} );

test( 'tells why a list is not there', async () => {
	const { resolveSelect, select } = freshRegistry();
	serve( failure( 403, 'forbidden', 'You may not see tickets.' ) );
	await expect(
		resolveSelect( store ).getTickets( {} )
	).rejects.toMatchObject( { message: 'You may not see tickets.' } );
	expect( select( store ).getTickets( {} ) ).toBeUndefined();
} );

test( 'asks for the whole ticket although a list had it', async () => {
	const { resolveSelect } = freshRegistry();
	const { message, ...listed } = ticket();
	serve( success( [ listed ] ), success( ticket() ) );
	await resolveSelect( store ).getTickets( {} );
	expect( await resolveSelect( store ).getTicket( 7 ) ).toMatchObject( {
		message,
	} );
} );

test( 'changes a ticket by its version', async () => {
	const { resolveSelect, dispatch, select } = freshRegistry();
	const changed = ticket( { status: 'resolved', version: 5 } );
	serve( success( ticket() ), success( changed ) );
	await resolveSelect( store ).getTicket( 7 );
	await dispatch( store ).updateTicket( 7, { status: 'resolved' } );

	expect( calls[ 1 ] ).toMatchObject( {
		method: 'PATCH',
		body: { status: 'resolved', version: 4 },
	} );
	expect( select( store ).getTicket( 7 ) ).toEqual( changed );
} );

test( 'leaves a ticket as it was when the change is refused', async () => {
	const { resolveSelect, dispatch, select } = freshRegistry();
	serve(
		success( ticket() ),
		failure( 409, 'conflict', 'Somebody was faster.' )
	);
	await resolveSelect( store ).getTicket( 7 );
	await expect(
		dispatch( store ).updateTicket( 7, { status: 'resolved' } )
	).rejects.toMatchObject( { code: 'conflict' } );
	expect( select( store ).getTicket( 7 ) ).toEqual( ticket() );
} );
