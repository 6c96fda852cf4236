import {
	type Graph,
	isPossible,
	isReached,
	leads,
	stranded,
	wholeGraph,
	withWay,
} from '../../../../../../src/admin/screens/Settings/Transitions/graph';

/**
 * A graph in which nothing follows anything, but for these.
 * @param ways
 */
const graph = ( ways: Partial< Graph > ): Graph => ( {
	new: [],
	open: [],
	pending: [],
	delayed: [],
	resolved: [],
	closed: [],
	...ways,
} );

test( 'the whole graph has every change but those that cannot be', () => {
	expect( wholeGraph() ).toEqual( {
		new: [ 'open', 'pending', 'delayed', 'resolved', 'closed' ],
		open: [ 'pending', 'delayed', 'resolved', 'closed' ],
		pending: [ 'open', 'delayed', 'resolved', 'closed' ],
		delayed: [ 'open', 'pending', 'resolved', 'closed' ],
		resolved: [ 'open', 'pending', 'delayed', 'closed' ],
		closed: [ 'open', 'pending', 'delayed', 'resolved' ],
	} );
	expect( isPossible( 'open', 'open' ) ).toBe( false );
	expect( isPossible( 'open', 'new' ) ).toBe( false );
	expect( isPossible( 'new', 'open' ) ).toBe( true );
} );

test( 'a way goes and comes back where it was', () => {
	const without = withWay( wholeGraph(), 'open', 'pending', false );
	expect( leads( without, 'open', 'pending' ) ).toBe( false );
	expect( without.open ).toEqual( [ 'delayed', 'resolved', 'closed' ] );
	expect( withWay( without, 'open', 'pending', true ) ).toEqual(
		wholeGraph()
	);
} );

test( 'a status is stranded when no way leads on to a closed one', () => {
	expect( stranded( wholeGraph() ) ).toEqual( [] );
	expect( stranded( graph( {} ) ) ).toEqual( [
		'new',
		'open',
		'pending',
		'delayed',
	] );
	// Over others is a way too; a circle is none.
	expect(
		stranded(
			graph( {
				new: [ 'open' ],
				open: [ 'resolved' ],
				pending: [ 'delayed' ],
				delayed: [ 'pending' ],
			} )
		)
	).toEqual( [ 'pending', 'delayed' ] );
} );

test( 'customers close from an open status', () => {
	expect( isReached( null, 'closed' ) ).toBe( true );
	expect( isReached( graph( { open: [ 'closed' ] } ), 'closed' ) ).toBe(
		true
	);
	expect( isReached( graph( { resolved: [ 'closed' ] } ), 'closed' ) ).toBe(
		false
	);
	expect( isReached( { new: [ 'closed' ] }, 'resolved' ) ).toBe( false );
} );
