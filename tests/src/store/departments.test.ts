/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/departments';
import type { Department } from '../../../src/types/schema';
import { department } from '../fixtures';
import { calls, failure, serve, success } from '../server';

const PATH = '/smart-support/v1/departments';

const GENERAL = department();
const BILLING = department( {
	id: 2,
	slug: 'billing',
	name: 'Billing',
	is_default: false,
} );

const listOf = ( ...departments: Department[] ) =>
	success( departments, {
		'X-WP-Total': String( departments.length ),
		'X-WP-TotalPages': '1',
	} );

const freshRegistry = () => {
	const registry = createRegistry();
	registry.register( store );
	return registry;
};

test( 'asks for the departments', async () => {
	const { resolveSelect } = freshRegistry();
	serve( listOf() );
	expect( await resolveSelect( store ).getAll() ).toEqual( [] );
	expect( calls[ 0 ]?.path ).toContain( PATH );
} );

test( 'keeps what became of a new and of a changed one', async () => {
	const { dispatch, resolveSelect, select } = freshRegistry();
	const billed = { ...BILLING, is_default: true };
	serve( listOf( GENERAL ), success( BILLING ), success( billed ) );
	await resolveSelect( store ).getAll();
	await dispatch( store ).createDepartment( { name: 'Billing' } );
	expect( select( store ).getAll() ).toEqual( [ GENERAL, BILLING ] );
	await dispatch( store ).updateDepartment( 2, { is_default: true } );
	expect( select( store ).getAll() ).toEqual( [
		{ ...GENERAL, is_default: false },
		billed,
	] );
	expect( calls.slice( 1 ) ).toMatchObject( [
		{ method: 'POST', body: { name: 'Billing' } },
		{ method: 'PATCH', body: { is_default: true } },
	] );
} );

test( 'forgets one that is deleted, and only then', async () => {
	const { dispatch, resolveSelect, select } = freshRegistry();
	serve(
		listOf( GENERAL, BILLING ),
		failure( 409, 'conflict', 'This department has tickets.' ),
		success( BILLING )
	);
	await resolveSelect( store ).getAll();
	await expect(
		dispatch( store ).deleteDepartment( 2 )
	).rejects.toMatchObject( { code: 'conflict' } );
	expect( select( store ).getAll() ).toHaveLength( 2 );
	await dispatch( store ).deleteDepartment( 2, { reassign_to: 1 } );
	expect( select( store ).getAll() ).toEqual( [ GENERAL ] );
	const [ , refused, done ] = calls;
	expect( refused ).toMatchObject( { method: 'DELETE' } );
	expect( refused?.path ).toContain( `${ PATH }/2` );
	expect( done?.path ).toContain( `${ PATH }/2?reassign_to=1` );
} );
