/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/refusals';
import { calls, serve, success } from '../server';

test( 'asks for the refusals', async () => {
	const { register, resolveSelect } = createRegistry();
	register( store );
	const refusals = [ { day: '2026-05-07', cause: 'honeypot', count: 12 } ];
	serve( success( refusals, { 'X-WP-Total': '1', 'X-WP-TotalPages': '1' } ) );
	expect( await resolveSelect( store ).getAll() ).toEqual( refusals );
	expect( calls[ 0 ]?.path ).toContain( '/smart-support/v1/refusals' );
} );
