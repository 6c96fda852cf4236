/**
 * @jest-environment node
 */
import { createRegistry, createReduxStore } from '@wordpress/data';

import { PAGE_SIZE, streamOf } from '../../../src/store/stream';
import { calls, serve, success } from '../server';

const store = createReduxStore(
	'test/stream',
	streamOf< { id: number } >( 'events', { extra: 1 } )
);

/**
 * A page as the server gives it: youngest first.
 *
 * @param from  Highest id.
 * @param to    Lowest id.
 * @param total How many there are.
 */
const page = ( from: number, to: number, total: number ) =>
	success(
		Array.from( { length: from - to + 1 }, ( _, index ) => ( {
			id: from - index,
		} ) ),
		{ 'X-WP-Total': String( total ), 'X-WP-TotalPages': '9' }
	);

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	const ids = () =>
		registry
			.select( store )
			.getStream( 7 )
			?.items.map( ( { id } ) => id );
	const refresh = async () => {
		await registry
			.dispatch( store )
			.invalidateResolution( 'getStream', [ 7 ] );
		await registry.resolveSelect( store ).getStream( 7 );
	};
	return { ...registry, ids, refresh };
};

const range = ( from: number, to: number ) =>
	Array.from( { length: to - from + 1 }, ( _, index ) => from + index );

test( 'asks for the youngest, and keeps them oldest first', async () => {
	const { resolveSelect, ids, select } = freshRegistry();
	serve( page( 120, 71, 120 ) );
	await resolveSelect( store ).getStream( 7 );
	expect( calls.map( ( { path } ) => path ) ).toEqual( [
		expect.stringContaining(
			`/smart-support/v1/tickets/7/events?extra=1&order=DESC&page=1&per_page=${ PAGE_SIZE }`
		),
	] );
	expect( ids() ).toEqual( range( 71, 120 ) );
	expect( select( store ).getStream( 7 )?.total ).toBe( 120 );
} );

test( 'goes back page by page until all are there', async () => {
	const { resolveSelect, dispatch, ids } = freshRegistry();
	serve( page( 120, 71, 120 ), page( 70, 21, 120 ), page( 20, 1, 120 ) );
	await resolveSelect( store ).getStream( 7 );
	await dispatch( store ).loadEarlier( 7 );
	expect( ids() ).toEqual( range( 21, 120 ) );
	await dispatch( store ).loadEarlier( 7 );
	expect( ids() ).toEqual( range( 1, 120 ) );
	expect( calls[ 1 ]?.path ).toContain( 'page=2' );
	expect( calls[ 2 ]?.path ).toContain( 'page=3' );
} );

test( 'neither repeats nor misses one when others came meanwhile', async () => {
	const { resolveSelect, dispatch, ids, refresh } = freshRegistry();
	serve( page( 100, 51, 100 ), page( 103, 54, 103 ), page( 53, 4, 103 ) );
	await resolveSelect( store ).getStream( 7 );
	await refresh();
	expect( ids() ).toEqual( range( 51, 103 ) );
	await dispatch( store ).loadEarlier( 7 );
	expect( ids() ).toEqual( range( 4, 103 ) );
} );

test( 'begins anew when more came than a page holds: there is never a gap', async () => {
	const { resolveSelect, ids, refresh } = freshRegistry();
	serve( page( 50, 1, 50 ), page( 200, 151, 200 ) );
	await resolveSelect( store ).getStream( 7 );
	await refresh();
	expect( ids() ).toEqual( range( 151, 200 ) );
} );
