/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/access-links';
import { accessLink as link } from '../fixtures';
import { calls, failure, serve, success } from '../server';

const one = { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' };

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'asks for the links of a ticket when somebody wants to see them, and not before', async () => {
	const { dispatch, select } = freshRegistry();
	serve( success( [ link() ], one ) );
	expect( select( store ).getAccessLinks( 7 ) ).toBeUndefined();
	expect( calls ).toHaveLength( 0 );
	await dispatch( store ).showAccessLinks( 7 );
	expect( calls[ 0 ]?.path ).toContain( '/tickets/7/access-links' );
	expect( calls ).toHaveLength( 1 );
	expect( select( store ).getAccessLinks( 7 ) ).toEqual( [ link() ] );
} );

test( 'forgets them, so that the next look is asked for', async () => {
	const { dispatch, select } = freshRegistry();
	serve( success( [ link() ], one ) );
	await dispatch( store ).showAccessLinks( 7 );
	await dispatch( store ).forgetAccessLinks( 7 );
	expect( select( store ).getAccessLinks( 7 ) ).toBeUndefined();
} );

test( 'a new link ends the customer’s others without a further look', async () => {
	const { dispatch, select } = freshRegistry();
	const others = [
		link( { id: 3 } ),
		link( { id: 2, status: 'expired' } ),
		link( { id: 1, customer_id: 10 } ),
	];
	serve( success( others, one ), success( link( { id: 4 } ) ) );
	await dispatch( store ).showAccessLinks( 7 );
	await dispatch( store ).regenerateAccessLink( 7, 9 );
	expect( calls[ 1 ] ).toMatchObject( {
		method: 'POST',
		body: { customer_id: 9 },
	} );
	expect( calls ).toHaveLength( 2 );
	expect( select( store ).getAccessLinks( 7 ) ).toMatchObject( [
		{ id: 4, status: 'active' },
		{ id: 3, status: 'revoked', url: null },
		{ id: 2, status: 'revoked', url: null },
		{ id: 1, status: 'active' },
	] );
} );

test( 'a new link is there also for who has not looked at the old one', async () => {
	const { dispatch, select } = freshRegistry();
	serve( success( link() ) );
	await dispatch( store ).regenerateAccessLink( 7, 9 );
	expect( select( store ).getAccessLinks( 7 ) ).toEqual( [ link() ] );
} );

test( 'ends a link, or says why not', async () => {
	const { dispatch, select } = freshRegistry();
	serve(
		success( [ link() ], one ),
		success( link() ),
		failure( 404, 'not_found', 'There is nothing here.' )
	);
	await dispatch( store ).showAccessLinks( 7 );
	await dispatch( store ).revokeAccessLink( 7, 3 );
	expect( calls[ 1 ] ).toMatchObject( { method: 'DELETE' } );
	expect( calls[ 1 ]?.path ).toContain( '/tickets/7/access-links/3' );
	const ended = select( store ).getAccessLinks( 7 );
	expect( ended ).toMatchObject( [ { status: 'revoked', url: null } ] );
	await expect(
		dispatch( store ).revokeAccessLink( 7, 3 )
	).rejects.toMatchObject( { code: 'not_found' } );
	expect( select( store ).getAccessLinks( 7 ) ).toEqual( ended );
} );
