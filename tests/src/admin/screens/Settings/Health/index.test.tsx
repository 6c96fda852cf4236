import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { render, screen, within } from '@testing-library/react';

import { Health } from '../../../../../../src/admin/screens/Settings/Health';
import {
	lastDays,
	rowsOf,
} from '../../../../../../src/admin/screens/Settings/Health/counts';
import { store } from '../../../../../../src/store/refusals';
import type { Refusal } from '../../../../../../src/types/schema';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

const [ TODAY = '', YESTERDAY = '' ] = lastDays( Date.now() ).reverse();

const REFUSALS: Refusal[] = [
	{ day: TODAY, cause: 'rate_ip', count: 2 },
	{ day: TODAY, cause: 'honeypot', count: 1 },
	{ day: YESTERDAY, cause: 'honeypot', count: 9 },
];

const show = ( refusals: Refusal[] ) => {
	server.mockReset().mockResolvedValue( {
		json: () => Promise.resolve( refusals ),
		headers: new Map( [ [ 'X-WP-TotalPages', '1' ] ] ),
	} );
	const registry = createRegistry();
	registry.register( store );
	render(
		<RegistryProvider value={ registry }>
			<Health />
		</RegistryProvider>
	);
};

test( 'the last 30 days end today, in UTC', () => {
	const days = lastDays( Date.parse( '2026-03-01T00:30:00Z' ) );
	expect( days ).toHaveLength( 30 );
	expect( days.slice( -2 ) ).toEqual( [ '2026-02-28', '2026-03-01' ] );
	expect( days[ 0 ] ).toBe( '2026-01-31' );
} );

test( 'counts by cause, the most frequent first; older days are left out', () => {
	const rows = rowsOf(
		[ ...REFUSALS, { day: '2020-01-01', cause: 'blocklist', count: 5 } ],
		[ YESTERDAY, TODAY ]
	);
	expect( rows ).toEqual( [
		{ cause: 'honeypot', counts: [ 9, 1 ], total: 10 },
		{ cause: 'rate_ip', counts: [ 0, 2 ], total: 2 },
	] );
} );

test( 'says in words what was refused, today and in all', async () => {
	show( REFUSALS );
	const totals = await screen.findByRole( 'table', {
		name: 'Refused by cause',
	} );
	const rows = within( totals ).getAllByRole( 'row' );
	expect( rows.map( ( { textContent } ) => textContent ) ).toEqual( [
		'CauseToday30 days',
		expect.stringMatching( /^Hidden field filled inA robot .*110$/ ),
		expect.stringMatching( /^Too many from one IP address.*22$/ ),
		'All312',
	] );
	const days = screen.getByRole( 'region', { name: 'By day' } );
	const [ , today, yesterday, ...more ] =
		within( days ).getAllByRole( 'row' );
	expect( today ).toHaveTextContent( /123$/ );
	expect( yesterday ).toHaveTextContent( /909$/ );
	expect( more ).toEqual( [] );
} );

test( 'says that nothing was refused', async () => {
	show( [] );
	expect( await screen.findByText( /^Nothing was refused\./ ) ).toBeVisible();
	expect( screen.queryByRole( 'table' ) ).toBeNull();
} );
