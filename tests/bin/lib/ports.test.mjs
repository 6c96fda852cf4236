import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';

import { freePort, isFree } from '../../../bin/lib/ports.mjs';

const listen = ( port, host ) =>
	new Promise( ( resolve ) => {
		const server = createServer().listen( port, host, () =>
			resolve( server )
		);
	} );

test( 'a free port is given as wanted', async () => {
	const port = await freePort();
	assert.equal( await isFree( port ), true );
	assert.equal( await freePort( port ), port );
} );

for ( const host of [ '127.0.0.1', '0.0.0.0', '::' ] ) {
	test( `a port that somebody listens on at ${ host } is replaced`, async ( t ) => {
		const server = await listen( 0, host );
		t.after( () => server.close() );
		const { port } = server.address();
		const other = await freePort( port );
		assert.notEqual( other, port );
		assert.equal( await isFree( other ), true );
	} );
}

test( 'a port given away before is not given again', async () => {
	const port = await freePort();
	assert.notEqual( await freePort( port, [ port ] ), port );
} );
