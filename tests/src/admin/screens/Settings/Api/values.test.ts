import {
	changesOf,
	inputOf,
	type Values,
	valuesOf,
} from '../../../../../../src/admin/screens/Settings/Api/values';
import { apiKey } from '../../../../fixtures';

const NOW = Date.parse( '2026-05-07T12:00:00.123Z' );

const values = ( changes: Partial< Values > = {} ): Values => ( {
	...valuesOf(),
	name: 'Warehouse',
	...changes,
} );

test( 'a new key may read, everywhere and for ever, until someone says otherwise', () => {
	expect( inputOf( values(), NOW ) ).toEqual( {
		name: 'Warehouse',
		scopes: [
			'tickets:read',
			'replies:read',
			'customers:read',
			'attachments:read',
		],
		expires_at: null,
		department_ids: null,
		addresses: null,
	} );
} );

test.each( [
	[ '30', '2026-06-06T12:00:00Z' ],
	[ '365', '2027-05-07T12:00:00Z' ],
] as const )( 'lives for %s days', ( expiry, time ) => {
	expect( inputOf( values( { expiry } ), NOW ).expires_at ).toBe( time );
} );

test( 'lives until a time of the browser’s own time zone', () => {
	const date = '2026-12-24T18:30';
	expect(
		inputOf( values( { expiry: 'date', date } ), NOW ).expires_at
	).toBe( new Date( date ).toISOString().replace( '.000', '' ) );
	// The server says what is wrong with it.
	expect(
		inputOf( values( { expiry: 'date', date: '' } ), NOW ).expires_at
	).toBe( '' );
} );

test( 'takes addresses however people separate them', () => {
	const addresses = ' 192.0.2.7\n\n10.0.0.0/8, 2001:db8::/32 ';
	expect( inputOf( values( { addresses } ), NOW ).addresses ).toEqual( [
		'192.0.2.7',
		'10.0.0.0/8',
		'2001:db8::/32',
	] );
} );

test( 'changes what was touched and nothing else', () => {
	const before = valuesOf(
		apiKey( {
			expires_at: '2026-12-24T18:30:45Z',
			department_ids: [ 1, 2 ],
			addresses: [ '192.0.2.7' ],
		} )
	);
	expect( changesOf( before, before, NOW ) ).toEqual( {} );
	expect( changesOf( { ...before, name: 'New' }, before, NOW ) ).toEqual( {
		name: 'New',
	} );
	expect(
		changesOf(
			{ ...before, expiry: 'never', departments: [], addresses: '' },
			before,
			NOW
		)
	).toEqual( { expires_at: null, department_ids: null, addresses: null } );
} );

test( 'shows a key’s time as the browser’s clock does', () => {
	const { expiry, date } = valuesOf(
		apiKey( { expires_at: '2026-12-24T18:30:00Z' } )
	);
	expect( expiry ).toBe( 'date' );
	expect( new Date( date ).toISOString() ).toBe( '2026-12-24T18:30:00.000Z' );
} );
