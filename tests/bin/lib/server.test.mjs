import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import { freePort, isFree } from '../../../bin/lib/ports.mjs';
import { startServer } from '../../../bin/lib/server.mjs';

let dir, port, options;

beforeEach( async () => {
	dir = await mkdtemp( join( tmpdir(), 'server-' ) );
	port = await freePort();
	options = { port, logFile: join( dir, 'logs', 'server.log' ) };
} );

afterEach( () => rm( dir, { recursive: true } ) );

const start = ( code, more ) =>
	startServer( process.execPath, [ '-e', code ], { ...options, ...more } );

test( 'a server is there once it answers, and gone once it is stopped', async () => {
	const code = `console.log( 'hello' ); setTimeout( () => require( 'http' ).createServer( ( q, a ) => a.end( process.env.WORD ) ).listen( ${ port }, '127.0.0.1' ), 300 )`;
	const server = await start( code, { env: { WORD: 'yes' } } );
	assert.equal( await ( await fetch( server.url ) ).text(), 'yes' );
	assert.equal( await readFile( options.logFile, 'utf8' ), 'hello\n' );
	await server.stop();
	assert.equal( await isFree( port ), true );
} );

test( 'a server that ends at once is an error with what it said', async () => {
	await assert.rejects(
		start( 'console.error( "no luck" ); process.exit( 4 )' ),
		/it ended with 4\):\nno luck$/
	);
} );

test( 'a server that never listens is ended', async () => {
	await assert.rejects(
		start( 'setTimeout( () => {}, 60000 )', { seconds: 0.5 } ),
		/no answer in 0\.5 s/
	);
} );

test( 'a command that is not there is an error', async () => {
	await assert.rejects(
		startServer( 'no-such-command-here', [], options ),
		/ENOENT/
	);
} );
