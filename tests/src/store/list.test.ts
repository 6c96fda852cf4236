/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { createListStore } from '../../../src/store/list';
import { calls, failure, serve, success } from '../server';

const things = createListStore< { id: number } >( 'things' );

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( things );
	return registry;
};

test( 'reads every page once', async () => {
	const { select, resolveSelect } = freshRegistry();
	const headers = { 'X-WP-Total': '3', 'X-WP-TotalPages': '2' };
	serve(
		success( [ { id: 1 }, { id: 2 } ], headers ),
		success( [ { id: 3 } ], headers )
	);
	expect( select( things ).getAll() ).toBeUndefined();
	await resolveSelect( things ).getAll();
	expect( await resolveSelect( things ).getAll() ).toEqual( [
		{ id: 1 },
		{ id: 2 },
		{ id: 3 },
	] );
	expect( calls.map( ( { path } ) => path.split( '?' )[ 1 ] ) ).toEqual( [
		expect.stringContaining( 'page=1&per_page=100' ),
		expect.stringContaining( 'page=2&per_page=100' ),
	] );
} );

test( 'tells why a list is not there', async () => {
	const { select, resolveSelect } = freshRegistry();
	serve( failure( 403, 'forbidden', 'You may not see things.' ) );
	await expect( resolveSelect( things ).getAll() ).rejects.toMatchObject( {
		message: 'You may not see things.',
	} );
	expect( select( things ).getAll() ).toBeUndefined();
} );
