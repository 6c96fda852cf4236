/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/api-keys';
import { apiKey } from '../fixtures';
import { calls, failure, serve, success } from '../server';

const PATH = '/smart-support/v1/api-keys';
const QUERY = { page: 1, per_page: 20 };

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

const listOf = ( ...keys: object[] ) =>
	success( keys, {
		'X-WP-Total': String( keys.length ),
		'X-WP-TotalPages': '1',
	} );

test( 'gets a page of keys, a key and its use', async () => {
	const { resolveSelect } = freshRegistry();
	const usage = { days: [], calls: [] };
	serve( listOf( apiKey() ), success( apiKey() ), success( usage ) );
	expect( await resolveSelect( store ).getApiKeys( QUERY ) ).toEqual( {
		items: [ apiKey() ],
		totalItems: 1,
		totalPages: 1,
	} );
	expect( await resolveSelect( store ).getApiKey( 3 ) ).toEqual( apiKey() );
	expect( await resolveSelect( store ).getApiKeyUsage( 3 ) ).toEqual( usage );
	expect( calls.map( ( { path } ) => path ) ).toEqual( [
		expect.stringContaining( `${ PATH }?page=1&per_page=20` ),
		expect.stringContaining( `${ PATH }/3` ),
		expect.stringContaining( `${ PATH }/3/usage` ),
	] );
} );

test( 'gives a new secret to whoever asked, and keeps it nowhere', async () => {
	const registry = freshRegistry();
	const { dispatch, resolveSelect } = registry;
	const secret = 'ss_live_ab12cd34_secret';
	serve(
		success( { ...apiKey(), key: secret } ),
		success( { ...apiKey( { id: 4 } ), key: secret } ),
		listOf( apiKey() ),
		success( apiKey() )
	);
	const input = { name: 'Warehouse', scopes: [ 'tickets:read' ] } as const;
	const made = await dispatch( store ).createApiKey( {
		...input,
		scopes: [ ...input.scopes ],
	} );
	expect( made ).toMatchObject( { key: secret } );
	expect( await dispatch( store ).rotateApiKey( 3, 24 ) ).toMatchObject( {
		id: 4,
		key: secret,
	} );
	await resolveSelect( store ).getApiKeys( QUERY );
	await resolveSelect( store ).getApiKey( 3 );
	const state: unknown = (
		registry as unknown as {
			stores: Record< string, { store: { getState: () => unknown } } >;
		}
	 ).stores[ store.name ]?.store.getState();
	expect( JSON.stringify( state ) ).toContain( 'Warehouse' );
	expect( JSON.stringify( state ) ).not.toContain( secret );
	expect( calls.slice( 0, 2 ) ).toMatchObject( [
		{ method: 'POST', body: input },
		{ method: 'POST', body: { overlap_hours: 24 } },
	] );
} );

test( 'asks for the list anew after a change', async () => {
	const { dispatch, resolveSelect, select } = freshRegistry();
	const revoked = apiKey( { status: 'revoked' } );
	serve(
		listOf( apiKey() ),
		success( apiKey() ),
		listOf( revoked ),
		success( revoked )
	);
	await resolveSelect( store ).getApiKeys( QUERY );
	await dispatch( store ).revokeApiKey( 3 );
	await resolveSelect( store ).getApiKeys( QUERY );
	expect( select( store ).getApiKeys( QUERY )?.items ).toEqual( [ revoked ] );
	await dispatch( store ).updateApiKey( 3, { name: 'New' } );
	expect( calls.map( ( { method } ) => method ) ).toEqual( [
		'GET',
		'DELETE',
		'GET',
		'PATCH',
	] );
	expect( calls[ 3 ]?.body ).toEqual( { name: 'New' } );
} );

test( 'tells why a key is not made', async () => {
	const { dispatch } = freshRegistry();
	serve( failure( 400, 'validation_error', 'Please choose a name.' ) );
	await expect(
		dispatch( store ).createApiKey( { name: '', scopes: [ 'export' ] } )
	).rejects.toMatchObject( { message: 'Please choose a name.' } );
} );
