/**
 * Preloaded into Playground's process by `node --import`. Its server takes every address of the machine and has no
 * option about it; but a demo with known passwords, whose PHP may write into this checkout, is for this machine alone.
 */
import { Server } from 'node:net';

import { LOOPBACK } from './ports.mjs';

const { listen } = Server.prototype;

Server.prototype.listen = function ( port, ...rest ) {
	const where = typeof port === 'number' ? { port, host: LOOPBACK } : port;
	return listen.call( this, where, ...rest );
};
