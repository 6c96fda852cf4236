import { wholeGraph } from '../../../../../../src/admin/screens/Settings/Transitions/graph';
import { faultsOf } from '../../../../../../src/admin/screens/Settings/Transitions/values';
import { department } from '../../../../fixtures';

test( 'without a graph nothing is wrong', () => {
	expect( faultsOf( department( { self_close_status: 'closed' } ) ) ).toEqual(
		{}
	);
} );

test( 'names the statuses of which there is no way out', () => {
	const transitions = {
		...wholeGraph(),
		pending: [],
		delayed: [ 'pending' as const ],
	};
	expect( faultsOf( department( { transitions } ) ) ).toEqual( {
		transitions:
			'A ticket could never be closed once it is: Pending, Delayed. Let a way lead from there to Resolved or Closed.',
	} );
} );

test( 'customers need a way, too', () => {
	const ways = [ 'open' as const, 'closed' as const ];
	const transitions = {
		new: ways,
		open: [ 'closed' as const ],
		pending: ways,
		delayed: ways,
		resolved: ways,
		closed: [],
	};
	expect(
		faultsOf( department( { transitions, self_close_status: 'closed' } ) )
	).toEqual( {} );
	expect(
		faultsOf( department( { transitions, self_close_status: 'resolved' } ) )
	).toEqual( {
		self_close_status:
			'Customers could never close a ticket so: no way leads there from an open one.',
	} );
} );
