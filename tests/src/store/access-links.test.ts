/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/access-links';
import type { AccessLink } from '../../../src/types/schema';
import { calls, failure, serve, success } from '../server';

const link = ( changes: Partial< AccessLink > = {} ): AccessLink => ( {
	id: 3,
	ticket_id: 7,
	customer_id: 9,
	customer: { id: 9, email: 'ann@example.com', name: 'Ann' },
	url: 'https://example.com/support/?smart-support-link=secret',
	created_at: '2026-05-07T12:00:00Z',
	expires_at: '2026-06-06T12:00:00Z',
	revoked_at: null,
	last_used_at: null,
	status: 'active',
	...changes,
} );

const one = { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' };

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'asks for the links of a ticket when somebody wants to see them', async () => {
	const { select, resolveSelect } = freshRegistry();
	serve( success( [ link() ], one ) );
	expect( calls ).toHaveLength( 0 );
	expect( await resolveSelect( store ).getAccessLinks( 7 ) ).toEqual( [
		link(),
	] );
	expect( calls[ 0 ]?.path ).toContain( '/tickets/7/access-links' );
	expect( calls ).toHaveLength( 1 );
	expect( select( store ).getAccessLinks( 7 ) ).toEqual( [ link() ] );
} );

test( 'a new link is asked for again with the list', async () => {
	const { dispatch, resolveSelect } = freshRegistry();
	const fresh = link( { id: 4 } );
	serve(
		success( [ link() ], one ),
		success( fresh ),
		success( [ fresh ], one )
	);
	await resolveSelect( store ).getAccessLinks( 7 );
	expect( await dispatch( store ).regenerateAccessLink( 7, 9 ) ).toEqual(
		fresh
	);
	expect( calls[ 1 ] ).toMatchObject( {
		method: 'POST',
		body: { customer_id: 9 },
	} );
	expect( await resolveSelect( store ).getAccessLinks( 7 ) ).toEqual( [
		fresh,
	] );
} );

test( 'ends a link, or says why not', async () => {
	const { dispatch } = freshRegistry();
	serve(
		success( link() ),
		failure( 404, 'not_found', 'There is nothing here.' )
	);
	await dispatch( store ).revokeAccessLink( 7, 3 );
	expect( calls[ 0 ] ).toMatchObject( { method: 'DELETE' } );
	expect( calls[ 0 ]?.path ).toContain( '/tickets/7/access-links/3' );
	await expect(
		dispatch( store ).revokeAccessLink( 7, 3 )
	).rejects.toMatchObject( { code: 'not_found' } );
} );
