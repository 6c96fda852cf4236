/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/agents';
import { calls, serve, success } from '../server';

test( 'asks for the agents', async () => {
	const { register, resolveSelect } = createRegistry();
	register( store );
	serve( success( [], { 'X-WP-Total': '0', 'X-WP-TotalPages': '0' } ) );
	expect( await resolveSelect( store ).getAll() ).toEqual( [] );
	expect( calls[ 0 ]?.path ).toContain( '/smart-support/v1/agents' );
} );
