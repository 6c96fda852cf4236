/**
 * @jest-environment node
 */
import { fetchPage } from '../../../src/store/page';
import { calls, serve, success } from '../server';

test( 'gives a page and how much there is in all', async () => {
	serve(
		success( [ { id: 1 } ], { 'X-WP-Total': '41', 'X-WP-TotalPages': '3' } )
	);
	expect(
		await fetchPage( '/smart-support/v1/tickets', {
			page: 2,
			status: [ 'new', 'open' ],
			guest: true,
		} )
	).toEqual( { items: [ { id: 1 } ], totalItems: 41, totalPages: 3 } );
	expect( calls[ 0 ]?.path ).toMatch(
		/tickets\?page=2&status\[0\]=new&status\[1\]=open&guest=true/
	);
} );
