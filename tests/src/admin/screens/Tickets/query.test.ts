import type { View } from '@wordpress/dataviews';

import {
	argsFromView,
	DEFAULT_COLUMNS,
	isFiltered,
	queryFromView,
	viewFromArgs,
} from '../../../../../src/admin/screens/Tickets/query';
import type { Args } from '../../../../../src/admin/router';

const fromArgs = ( args: Args ) => viewFromArgs( args, 'table' );

/**
 * What is left of the arguments after the way through a view.
 *
 * @param args Arguments.
 */
const around = ( args: Args ) =>
	Object.fromEntries(
		Object.entries( argsFromView( fromArgs( args ), 'table' ) ).filter(
			( [ , value ] ) => value
		)
	);

test( 'a bare address is the default view, and the other way round', () => {
	expect( fromArgs( {} ) ).toEqual( {
		type: 'table',
		titleField: 'subject',
		fields: DEFAULT_COLUMNS,
		filters: [],
		search: '',
		page: 1,
		perPage: 20,
		sort: { field: 'updated_at', direction: 'desc' },
		layout: {},
	} );
	expect( around( {} ) ).toEqual( {} );
	expect( queryFromView( fromArgs( {} ) ) ).toEqual( {
		page: 1,
		per_page: 20,
		orderby: 'updated_at',
		order: 'DESC',
	} );
} );

const everything = {
	layout: 'list',
	density: 'compact',
	columns: 'status,agent',
	search: 'late order',
	status: 'new,open',
	priority: 'urgent',
	customer: 'guest',
	department: '2,3',
	agent: '25',
	orderby: 'created_at',
	order: 'asc',
	paged: '3',
	per_page: '50',
};

test( 'an address keeps all of a view', () => {
	expect( around( everything ) ).toEqual( everything );
} );

test( 'a view is asked for in the words of the API', () => {
	expect( queryFromView( fromArgs( everything ) ) ).toEqual( {
		page: 3,
		per_page: 50,
		orderby: 'created_at',
		order: 'ASC',
		search: 'late order',
		status: [ 'new', 'open' ],
		priority: [ 'urgent' ],
		guest: true,
		department_id: [ 2, 3 ],
		agent_id: [ 25 ],
	} );
	expect(
		queryFromView( fromArgs( { customer: 'registered' } ) )
	).toMatchObject( { guest: false } );
	expect(
		queryFromView( fromArgs( { orderby: 'waiting_since', order: 'asc' } ) )
	).toMatchObject( { orderby: 'waiting_since', order: 'ASC' } );
	const unassigned = queryFromView( fromArgs( { agent: 'none' } ) );
	expect( unassigned ).toMatchObject( { unassigned: true } );
	expect( unassigned ).not.toHaveProperty( 'agent_id' );
} );

test( 'what an address cannot mean is left out', () => {
	expect(
		around( {
			layout: 'cards',
			density: 'tiny',
			status: 'new,lost',
			priority: 'none,toString',
			customer: 'everybody',
			department: 'billing,0',
			agent: '-5',
			orderby: 'password',
			order: 'sideways',
			paged: '-1',
			per_page: '100000',
			other: 'plugin',
		} )
	).toEqual( { status: 'new' } );
} );

test( 'the layout by default depends on the screen', () => {
	expect( viewFromArgs( {}, 'list' ).type ).toBe( 'list' );
	const table: View = { ...fromArgs( {} ), type: 'table' };
	expect( argsFromView( table, 'list' ) ).toMatchObject( {
		layout: 'table',
	} );
	expect( argsFromView( table, 'table' ) ).toMatchObject( { layout: '' } );
} );

test( 'a filter without a value does not filter', () => {
	const view: View = {
		...fromArgs( {} ),
		filters: [
			{ field: 'status', operator: 'isAny', value: undefined },
			{ field: 'customer_type', operator: 'is', value: undefined },
		],
	};
	expect( queryFromView( view ) ).toEqual( queryFromView( fromArgs( {} ) ) );
	expect( isFiltered( view ) ).toBe( false );
	expect( isFiltered( fromArgs( { agent: 'none' } ) ) ).toBe( true );
} );

test( 'a search is never longer than the API takes, and never blank', () => {
	const searched = ( search: string ) =>
		queryFromView( { ...fromArgs( {} ), search } ).search;
	expect( searched( 'x'.repeat( 300 ) ) ).toHaveLength( 200 );
	expect( searched( '  order ' ) ).toBe( 'order' );
	expect( searched( '   ' ) ).toBeUndefined();
} );
