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

test( 'gets all pages of replies, notes included', async () => {
	const { resolveSelect } = freshRegistry();
	const pages = { 'X-WP-TotalPages': '2' };
	serve(
		success( [ reply( { id: 1 } ) ], pages ),
		success( [ reply( { id: 2, is_internal: true } ) ], pages )
	);
	const replies = await resolveSelect( store ).getReplies( 7 );

	expect( replies?.map( ( { id } ) => id ) ).toEqual( [ 1, 2 ] );
	expect( calls[ 1 ]?.path ).toContain(
		'/tickets/7/replies?include_internal=true&page=2&per_page=100'
	);
} );

test( 'has none of a ticket without replies', async () => {
	const { resolveSelect } = freshRegistry();
	serve( success( [], { 'X-WP-TotalPages': '0' } ) );
	expect( await resolveSelect( store ).getReplies( 7 ) ).toEqual( [] );
} );

test( 'adds what was sent', async () => {
	const { dispatch, select } = freshRegistry();
	serve( success( reply() ) );
	const input = { message: 'Hello', format: 'text' as const };
	await dispatch( store ).sendReply( 7, input );

	expect( calls[ 0 ] ).toMatchObject( { method: 'POST', body: input } );
	expect( select( store ).getReplies( 7 ) ).toEqual( [ reply() ] );
} );

test( 'adds nothing that was refused', async () => {
	const { dispatch, select } = freshRegistry();
	serve( failure( 400, 'missing_field', 'Please write something.' ) );
	await expect(
		dispatch( store ).sendReply( 7, { message: ' ' } )
	).rejects.toMatchObject( { message: 'Please write something.' } );
	expect( select( store ).getReplies( 7 ) ).toBeUndefined();
} );
