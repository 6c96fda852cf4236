/**
 * A real server for uploads: jsdom sends them over the wire, as browsers do.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ROOT } from '../../src/admin/site';

export interface Upload {
	path: string;
	nonce: string;
	/** The form as it was sent. */
	body: string;
}

interface Answer {
	status?: number;
	body: string | object;
	/** Milliseconds until it comes. */
	delay?: number;
}

const CORS = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Allow-Headers': '*',
};

/**
 * Starts it, and lets the page know of it.
 *
 * @param answers      What it answers, one after the other.
 * @param capabilities What the page's user may do, without prefix.
 * @return What it was sent, and what ends it.
 */
export async function startUploads(
	answers: Answer[],
	capabilities: string[] = []
) {
	const uploads: Upload[] = [];
	const server = createServer( ( request, response ) => {
		if ( request.method === 'OPTIONS' ) {
			response.writeHead( 204, CORS ).end();
			return;
		}
		let body = '';
		request.setEncoding( 'latin1' );
		request.on( 'data', ( chunk: string ) => ( body += chunk ) );
		request.on( 'end', () => {
			const nonce = String( request.headers[ 'x-wp-nonce' ] );
			uploads.push( { path: request.url ?? '', nonce, body } );
			const answer = answers.shift() ?? { status: 500, body: '{}' };
			setTimeout( () => {
				response.writeHead( answer.status ?? 201, CORS );
				response.end(
					typeof answer.body === 'string'
						? answer.body
						: JSON.stringify( answer.body )
				);
			}, answer.delay ?? 0 );
		} );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	showPage( capabilities, `http://127.0.0.1:${ port }/v1` );
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { uploads, close };
}

/**
 * The element in which WordPress shows the app.
 *
 * @param capabilities What its user may do, without prefix.
 * @param api          Address of the API.
 */
export function showPage( capabilities: string[], api = '' ): void {
	const root = document.createElement( 'div' );
	root.id = ROOT;
	root.dataset.api = api;
	root.dataset.capabilities = capabilities
		.map( ( capability ) => `smart_support_${ capability }` )
		.join( ' ' );
	document.body.replaceChildren( root );
}
