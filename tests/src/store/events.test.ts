/**
 * @jest-environment node
 */
import { createRegistry } from '@wordpress/data';

import { store } from '../../../src/store/events';
import { event } from '../fixtures';
import { calls, serve, success } from '../server';

test( 'gets what has happened to a ticket', async () => {
	const { register, resolveSelect } = createRegistry();
	register( store );
	serve( success( [ event( { id: 2 } ), event() ], { 'X-WP-Total': '2' } ) );
	expect( await resolveSelect( store ).getStream( 7 ) ).toEqual( {
		items: [ event(), event( { id: 2 } ) ],
		total: 2,
	} );
	expect( calls[ 0 ]?.path ).toContain( '/tickets/7/events?order=DESC' );
} );
