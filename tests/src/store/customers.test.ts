/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/customers';
import type { Customer } from '../../../src/types/schema';
import { calls, failure, serve, success } from '../server';

const customer = ( changes: Partial< Customer > = {} ): Customer => ( {
	id: 9,
	email: 'ann@example.com',
	name: 'Ann',
	user_id: null,
	is_guest: true,
	company: null,
	locale: '',
	created_at: '2026-05-07T12:00:00Z',
	...changes,
} );

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'keeps a page of the list for each query', async () => {
	const { resolveSelect, select } = freshRegistry();
	serve(
		success( [ customer() ], {
			'X-WP-Total': '1',
			'X-WP-TotalPages': '1',
		} ),
		success( [], { 'X-WP-Total': '0', 'X-WP-TotalPages': '0' } )
	);
	await resolveSelect( store ).getCustomers( { search: 'ann' } );
	await resolveSelect( store ).getCustomers( { guest: false } );
	expect( select( store ).getCustomers( { search: 'ann' } )?.items ).toEqual(
		[ customer() ]
	);
	expect( select( store ).getCustomers( { guest: false } )?.totalItems ).toBe(
		0
	);
	expect( calls[ 0 ]?.path ).toContain( 'search=ann' );
} );

test( 'changes a customer', async () => {
	const { resolveSelect, dispatch, select } = freshRegistry();
	const changed = customer( { name: 'Ann Lee' } );
	serve( success( customer() ), success( changed ) );
	expect( await resolveSelect( store ).getCustomer( 9 ) ).toEqual(
		customer()
	);
	await dispatch( store ).updateCustomer( 9, { name: 'Ann Lee' } );
	expect( calls[ 1 ] ).toMatchObject( {
		method: 'PATCH',
		body: { name: 'Ann Lee' },
	} );
	expect( select( store ).getCustomer( 9 ) ).toEqual( changed );
} );

test( 'leaves a customer as they were when the change is refused', async () => {
	const { resolveSelect, dispatch, select } = freshRegistry();
	serve(
		success( customer() ),
		failure( 409, 'conflict', 'Another customer has this address.' )
	);
	await resolveSelect( store ).getCustomer( 9 );
	await expect(
		dispatch( store ).updateCustomer( 9, { email: 'bob@example.com' } )
	).rejects.toMatchObject( { code: 'conflict' } );
	expect( select( store ).getCustomer( 9 ) ).toEqual( customer() );
} );
