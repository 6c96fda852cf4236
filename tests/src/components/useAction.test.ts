import { act, renderHook } from '@testing-library/react';

import { useAction } from '../../../src/components/useAction';

test( 'tells that it is busy, and how it went', async () => {
	let finish = () => {};
	const action = jest.fn(
		() => new Promise< void >( ( resolve ) => ( finish = resolve ) )
	);
	const { result } = renderHook( () => useAction( action ) );

	let ended: Promise< boolean > | undefined;
	act( () => {
		ended = result.current.run();
	} );
	expect( result.current.isBusy ).toBe( true );
	expect( await result.current.run() ).toBe( false );
	expect( action ).toHaveBeenCalledTimes( 1 );

	await act( async () => {
		finish();
		expect( await ended ).toBe( true );
	} );
	expect( result.current.isBusy ).toBe( false );
} );

test( 'keeps what went wrong until the next try', async () => {
	const action = jest.fn().mockRejectedValueOnce( 'why' );
	const { result } = renderHook( () => useAction( action ) );
	await act( async () => {
		expect( await result.current.run() ).toBe( false );
	} );
	expect( result.current.error ).toBe( 'why' );
	await act( async () => {
		expect( await result.current.run() ).toBe( true );
	} );
	expect( result.current.error ).toBeUndefined();
} );
