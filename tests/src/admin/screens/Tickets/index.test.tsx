import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { act, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { navigate } from '../../../../../src/admin/router';
import { Tickets } from '../../../../../src/admin/screens/Tickets';
import { store as agents } from '../../../../../src/store/agents';
import { store as departments } from '../../../../../src/store/departments';
import { ApiError } from '../../../../../src/store/envelope';
import { store as tickets } from '../../../../../src/store/tickets';
import type { Ticket } from '../../../../../src/types/schema';
import { ticket } from '../../../fixtures';

jest.mock( '@wordpress/api-fetch' );
const server = jest.mocked( apiFetch );

const PEOPLE = [ { id: 26, name: 'Carl Colleague' } ];
const PLACES = [
	{ id: 2, name: 'Billing' },
	{ id: 3, name: 'Shipping' },
];

const listOf = ( items: unknown[] ) => ( {
	json: () => Promise.resolve( items ),
	headers: new Map( [
		[ 'X-WP-Total', String( items.length ) ],
		[ 'X-WP-TotalPages', '1' ],
	] ),
} );

/** Queries that the list was asked for, in order. */
let asked: URLSearchParams[] = [];

/**
 * Answers the lists; tickets as a test says.
 *
 * @param found Tickets for a query, or when there will be any.
 */
const serve = (
	found: ( query: URLSearchParams ) => Ticket[] | Promise< Ticket[] >
) => {
	asked = [];
	server.mockImplementation( async ( { path = '' } ) => {
		if ( path.includes( '/agents?' ) ) {
			return listOf( PEOPLE );
		}
		if ( path.includes( '/departments?' ) ) {
			return listOf( PLACES );
		}
		const wanted = new URLSearchParams( path.split( '?' )[ 1 ] );
		asked.push( wanted );
		return listOf( await found( wanted ) );
	} );
};

const show = ( search = '' ) => {
	window.history.replaceState( null, '', `/?page=smart-support${ search }` );
	const registry = createRegistry();
	registry.register( tickets );
	registry.register( agents );
	registry.register( departments );
	render(
		<RegistryProvider value={ registry }>
			<Tickets />
		</RegistryProvider>
	);
};

const filter = ( name: string ) => screen.findByRole( 'button', { name } );

beforeAll( () => {
	// The table is slow to render on a busy machine.
	configure( { asyncUtilTimeout: 10_000 } );
	window.matchMedia = jest.fn().mockReturnValue( {
		matches: false,
		addEventListener: jest.fn(),
		removeEventListener: jest.fn(),
		addListener: jest.fn(),
		removeListener: jest.fn(),
	} );
} );

test( 'a search is asked for when the typing pauses, not by letter', async () => {
	serve( () => [ ticket() ] );
	show();
	await screen.findByRole( 'link', { name: /Where is my order/ } );
	await userEvent.type(
		screen.getByRole( 'searchbox', { name: 'Search tickets' } ),
		'order'
	);
	await screen.findByRole( 'link', { name: /Where is my order/ } );
	await act( () => new Promise( ( done ) => setTimeout( done, 400 ) ) );
	expect( asked.map( ( query ) => query.get( 'search' ) ) ).toEqual( [
		null,
		'order',
	] );
	expect( window.location.search ).toContain( 'search=order' );
} );

test( 'an answer that comes late does not take the place of a newer one', async () => {
	let answerLate: ( found: Ticket[] ) => void = () => undefined;
	serve( ( query ) =>
		query.get( 'search' ) === 'slow'
			? new Promise( ( resolve ) => {
					answerLate = resolve;
				} )
			: [ ticket( { subject: `For ${ query.get( 'search' ) ?? '' }` } ) ]
	);
	show( '&search=first' );
	await screen.findByRole( 'link', { name: /For first/ } );
	act( () => {
		navigate( { search: 'slow' } );
	} );
	act( () => {
		navigate( { search: 'fast' } );
	} );
	await screen.findByRole( 'link', { name: /For fast/ } );
	await act( async () => {
		answerLate( [ ticket( { subject: 'Too late' } ) ] );
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	} );
	expect( screen.getByRole( 'link', { name: /For fast/ } ) ).toBeVisible();
	expect( screen.queryByText( 'Too late' ) ).not.toBeInTheDocument();
} );

test( 'an address brings back its filters, by name', async () => {
	serve( () => [ ticket() ] );
	show( '&department=3&agent=26&customer=guest' );
	expect( await filter( 'Department includes: Shipping' ) ).toBeVisible();
	expect( await filter( 'Agent is: Carl Colleague' ) ).toBeVisible();
	expect( await filter( 'Customer type is: Guest' ) ).toBeVisible();
	expect( Object.fromEntries( asked[ 0 ] ?? [] ) ).toMatchObject( {
		'department_id[0]': '3',
		'agent_id[0]': '26',
		guest: 'true',
	} );
} );

test( 'an address that names what is no more says so by number', async () => {
	serve( () => [] );
	show( '&department=99' );
	expect( await filter( 'Department includes: #99' ) ).toBeVisible();
} );

test( 'one page is one request, however many rows it has', async () => {
	serve( () =>
		Array.from( { length: 5 }, ( _, index ) =>
			ticket( { id: index + 1, number: String( index + 1 ) } )
		)
	);
	show();
	expect(
		await screen.findAllByRole( 'link', { name: /Where is my order/ } )
	).toHaveLength( 5 );
	expect( asked ).toHaveLength( 1 );
} );

test.each( [
	[ '&search=x', 'No ticket matches your search.' ],
	[ '&agent=none', 'No ticket matches these filters.' ],
	[ '', /^No tickets yet/ ],
] )( 'says why there is nothing at “%s”', async ( search, words ) => {
	serve( () => [] );
	show( search );
	expect( await screen.findByText( words ) ).toBeVisible();
} );

test( 'says what is wrong, and tries again', async () => {
	let fails = true;
	serve( () => {
		if ( fails ) {
			throw new ApiError( 'unavailable', 'The database is away.' );
		}
		return [ ticket() ];
	} );
	show();
	expect(
		( await screen.findAllByText( 'The database is away.' ) )[ 0 ]
	).toBeVisible();
	fails = false;
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Try again' } )
	);
	expect(
		await screen.findByRole( 'link', { name: /Where is my order/ } )
	).toBeVisible();
} );
