/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/replies';
import { reply } from '../fixtures';
import { calls, failure, serve, success } from '../server';

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'gets the youngest replies, notes included', async () => {
	const { resolveSelect } = freshRegistry();
	const note = reply( { id: 2, is_internal: true } );
	serve( success( [ note, reply( { id: 1 } ) ], { 'X-WP-Total': '2' } ) );
	expect( await resolveSelect( store ).getStream( 7 ) ).toEqual( {
		items: [ reply( { id: 1 } ), note ],
		total: 2,
	} );
	expect( calls[ 0 ]?.path ).toContain(
		'/tickets/7/replies?include_internal=true&order=DESC&page=1'
	);
} );

test( 'has none of a ticket without replies', async () => {
	const { resolveSelect } = freshRegistry();
	serve( success( [], { 'X-WP-Total': '0' } ) );
	expect( await resolveSelect( store ).getStream( 7 ) ).toEqual( {
		items: [],
		total: 0,
	} );
} );

test( 'adds what was sent', async () => {
	const { dispatch, select, resolveSelect } = freshRegistry();
	serve(
		success( [ reply( { id: 1 } ) ], { 'X-WP-Total': '1' } ),
		success( reply() )
	);
	await resolveSelect( store ).getStream( 7 );
	const input = { message: 'Hello', format: 'text' as const };
	await dispatch( store ).sendReply( 7, input );

	expect( calls[ 1 ] ).toMatchObject( { method: 'POST', body: input } );
	expect( select( store ).getStream( 7 ) ).toEqual( {
		items: [ reply( { id: 1 } ), reply() ],
		total: 2,
	} );
} );

test( 'adds nothing that was refused', async () => {
	const { dispatch, select } = freshRegistry();
	serve( failure( 400, 'missing_field', 'Please write something.' ) );
	await expect(
		dispatch( store ).sendReply( 7, { message: ' ' } )
	).rejects.toMatchObject( { message: 'Please write something.' } );
	expect( select( store ).getStream( 7 ) ).toBeUndefined();
} );
