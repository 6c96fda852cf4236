import { act, renderHook, waitFor } from '@testing-library/react';

import {
	guardLeaving,
	navigate,
	urlOf,
	useArgs,
} from '../../../src/admin/router';

beforeEach( () => {
	window.history.replaceState(
		null,
		'',
		'/wp-admin/admin.php?page=smart-support&status=open'
	);
} );

test( 'makes addresses of the admin page, without what has no value', () => {
	expect( urlOf( { ticket: '7', search: '' } ) ).toBe(
		'/wp-admin/admin.php?page=smart-support&ticket=7'
	);
} );

test( 'reads the arguments and follows navigation and the Back button', () => {
	const { result } = renderHook( () => useArgs() );
	expect( result.current ).toEqual( { status: 'open' } );

	act( () => {
		navigate( { search: 'a & b' } );
	} );
	expect( result.current ).toEqual( { search: 'a & b' } );

	act( () => {
		window.history.replaceState( null, '', '?page=smart-support&paged=2' );
		window.dispatchEvent( new PopStateEvent( 'popstate' ) );
	} );
	expect( result.current ).toEqual( { paged: '2' } );
} );

test( 'leaves no trace in the history when asked to', () => {
	const before = window.history.length;
	navigate( { paged: '3' }, { replace: true } );
	expect( window.history.length ).toBe( before );
	navigate( { paged: '4' } );
	expect( window.history.length ).toBe( before + 1 );
} );

describe( 'a place that somebody should not leave by chance', () => {
	test( 'is left when they say so', async () => {
		const { result } = renderHook( () => useArgs() );
		act( () => {
			navigate( { section: 'general' } );
		} );
		act( () => {
			navigate( { section: 'tickets' } );
		} );
		const asked: ( () => void )[] = [];
		const release = guardLeaving( ( proceed ) => {
			asked.push( proceed );
		} );

		act( () => {
			navigate( { section: 'guests' } );
		} );
		expect( result.current ).toEqual( { section: 'tickets' } );
		window.history.back();
		await waitFor( () => {
			expect( asked ).toHaveLength( 2 );
		} );
		expect( result.current ).toEqual( { section: 'tickets' } );
		expect( window.location.search ).toContain( 'section=tickets' );

		act( () => asked[ 1 ]?.() );
		expect( result.current ).toEqual( { section: 'general' } );
		release();
	} );

	test( 'is left at once where there is nothing to lose', async () => {
		const { result } = renderHook( () => useArgs() );
		act( () => {
			navigate( { section: 'tickets' } );
		} );
		guardLeaving( () => undefined )();
		window.history.back();
		await waitFor( () => {
			expect( result.current ).toEqual( { status: 'open' } );
		} );
	} );
} );
