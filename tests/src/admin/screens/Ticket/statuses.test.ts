import { statusesAfter } from '../../../../../src/admin/screens/Ticket/statuses';

type Given = Parameters< typeof statusesAfter >;

const values = ( ...given: Given ) =>
	statusesAfter( ...given ).map( ( { value } ) => value );

const AGAIN = [ 'open', 'pending', 'delayed', 'resolved', 'closed' ];

test( 'without a graph every status may follow, but none leads back to new', () => {
	for ( const graph of [ null, undefined ] ) {
		expect( values( 'pending', graph ) ).toEqual( AGAIN );
		expect( values( 'new', graph ) ).toEqual( [ 'new', ...AGAIN ] );
	}
} );

test( 'a graph says what may follow; the present status is always there', () => {
	const graph = { open: [ 'resolved' as const ], resolved: [] };
	expect( values( 'open', graph ) ).toEqual( [ 'open', 'resolved' ] );
	expect( values( 'resolved', graph ) ).toEqual( [ 'resolved' ] );
	expect( values( 'delayed', graph ) ).toEqual( [ 'delayed' ] );
} );

test( 'has their words', () => {
	expect( statusesAfter( 'open', { open: [ 'closed' ] } ) ).toEqual( [
		{ value: 'open', label: 'Open' },
		{ value: 'closed', label: 'Closed' },
	] );
} );
