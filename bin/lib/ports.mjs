import { createServer } from 'node:net';

/** Local sites and their mail are for this machine alone. */
export const LOOPBACK = '127.0.0.1';
/** How many ports after the wanted one are tried before the system picks one. */
const NEIGHBOURS = 20;

/**
 * A port of this machine nobody listens on: the wanted one, else one of its neighbours, else any.
 *
 * @param {number}   preferred
 * @param {number[]} taken     Ports already given away in this run but not yet listened on.
 * @return {Promise<number>} Free now; nothing reserves it.
 */
export async function freePort( preferred = 0, taken = [] ) {
	const last = Math.min( preferred + NEIGHBOURS, 65535 );
	for ( let port = preferred; preferred && port <= last; port++ ) {
		if ( ! taken.includes( port ) && ( await isFree( port ) ) ) {
			return port;
		}
	}
	return listenOnce( 0 );
}

/**
 * @param {number} port
 * @return {Promise<boolean>} Whether a server could listen there now.
 */
export async function isFree( port ) {
	try {
		await listenOnce( port );
		// A server bound to all addresses does not stop another from binding the loopback address on every system.
		await listenOnce( port, '0.0.0.0' );
		return true;
	} catch {
		return false;
	}
}

function listenOnce( port, host = LOOPBACK ) {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.once( 'error', reject );
		server.listen( { port, host, exclusive: true }, () => {
			const { port: given } = server.address();
			server.close( () => resolve( given ) );
		} );
	} );
}
