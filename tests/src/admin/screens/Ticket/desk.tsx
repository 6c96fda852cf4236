/**
 * The screen of a ticket, with a server behind it.
 */
import apiFetch from '@wordpress/api-fetch';
import { createRegistry, RegistryProvider } from '@wordpress/data';
import { render, screen } from '@testing-library/react';

import { Ticket } from '../../../../../src/admin/screens/Ticket';
import { store as accessLinks } from '../../../../../src/store/access-links';
import { store as agents } from '../../../../../src/store/agents';
import { store as attachments } from '../../../../../src/store/attachments';
import { store as departments } from '../../../../../src/store/departments';
import { store as events } from '../../../../../src/store/events';
import { store as products } from '../../../../../src/store/products';
import { store as replies } from '../../../../../src/store/replies';
import { store as tickets } from '../../../../../src/store/tickets';
import { showPage } from '../../../upload-server';

export const AGENT = [
	'reply',
	'edit_tickets',
	'assign',
	'view_private_notes',
	'view_access_links',
];

export const server = jest.mocked( apiFetch );

/** What the server has, by the end of a path. */
export type Lists = Record< string, unknown[] >;

/**
 * @param items Of a list, as the server gives them.
 * @param total How many there are.
 */
const listOf = ( items: unknown[], total = items.length ) => ( {
	json: () => Promise.resolve( items ),
	headers: new Map( [
		[ 'X-WP-Total', String( total ) ],
		[ 'X-WP-TotalPages', '1' ],
	] ),
} );

/**
 * Answers reads of a ticket and of lists; writes as a test says.
 *
 * @param ticket The ticket now.
 * @param lists  Lists by the end of their path, without query.
 * @param write  Answer to anything but GET.
 */
export function serveTicket(
	ticket: () => unknown,
	lists: () => Lists,
	write: ( path: string, method: string ) => unknown = () => undefined
): void {
	server.mockImplementation( ( { path = '', method = 'GET' } ) => {
		const bare = path.split( '?' )[ 0 ] ?? '';
		if ( method !== 'GET' ) {
			return Promise.resolve().then( () => write( bare, method ) );
		}
		const name = bare.split( '/' ).at( -1 ) ?? '';
		return Promise.resolve(
			/^\d+$/.test( name ) ? ticket() : listOf( lists()[ name ] ?? [] )
		);
	} );
}

/**
 * What the server was asked to write, in order.
 */
export const written = () =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method = 'GET' } ) => method !== 'GET' );

/**
 * What the server was asked for, without queries.
 */
export const read = (): string[] =>
	server.mock.calls
		.map( ( [ options ] ) => options )
		.filter( ( { method = 'GET' } ) => method === 'GET' )
		.map( ( { path = '' } ) => path.split( '?' )[ 0 ] ?? '' );

/**
 * Shows the screen.
 *
 * @param capabilities What its user may do.
 */
export function showDesk( capabilities = AGENT ): void {
	showPage( capabilities );
	const registry = createRegistry();
	registry.register( tickets );
	registry.register( replies );
	registry.register( events );
	registry.register( departments );
	registry.register( agents );
	registry.register( products );
	registry.register( accessLinks );
	registry.register( attachments );
	render(
		<RegistryProvider value={ registry }>
			<Ticket id={ 7 } />
		</RegistryProvider>
	);
}

/** Waits until the ticket is there. */
export const conversation = () =>
	screen.findByRole( 'list', { name: 'Conversation' } );
