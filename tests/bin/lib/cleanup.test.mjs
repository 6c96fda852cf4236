import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { cleanUp, onExit } from '../../../bin/lib/cleanup.mjs';
import { survivors } from './alive.mjs';

const CLEANUP = new URL( '../../../bin/lib/cleanup.mjs', import.meta.url ).href;

/**
 * A command that starts a child which starts another, and prints both numbers.
 *
 * @param {Object} env
 */
async function command( env = {} ) {
	const code = `
		import { spawn } from 'node:child_process';
		import { adopt, endTidily } from '${ CLEANUP }';
		endTidily( { quiet: [ 'SIGTERM' ] } );
		const inner = 'setTimeout( () => {}, 60000 )';
		const outer = \`const c = require( 'child_process' ).spawn( process.execPath, [ '-e', '\${ inner }' ] );
			console.log( process.pid, c.pid ); \${ inner }\`;
		adopt( spawn( process.execPath, [ '-e', outer ], { detached: true, stdio: [ 'ignore', 'inherit', 'inherit' ] } ) );
		setTimeout( () => {}, 60000 );`;
	const process_ = spawn(
		process.execPath,
		[ '--input-type=module', '-e', code ],
		{
			stdio: [ 'ignore', 'pipe', 'inherit' ],
			env: { ...process.env, ...env },
			cwd: fileURLToPath( new URL( '.', import.meta.url ) ),
		}
	);
	const [ printed ] = await once( process_.stdout, 'data' );
	return {
		process: process_,
		pids: String( printed ).split( ' ' ).map( Number ),
	};
}

for ( const [ signal, expected ] of [
	[ 'SIGINT', 130 ],
	[ 'SIGTERM', 0 ],
	[ 'SIGHUP', 129 ],
] ) {
	test( `${ signal } ends children and their children`, async () => {
		const { process: started, pids } = await command();
		started.kill( signal );
		const [ code ] = await once( started, 'exit' );
		assert.equal( code, expected );
		assert.deepEqual( await survivors( pids ), [] );
	} );
}

test( 'tasks are undone newest first, each once, whatever one of them throws', async () => {
	const done = [];
	onExit( () => done.push( 'first' ) );
	onExit( () => {
		throw new Error( 'no matter' );
	} );
	const forget = onExit( () => done.push( 'forgotten' ) );
	onExit( async () => {
		await wait( 5 );
		done.push( 'last' );
	} );
	forget();
	await Promise.all( [ cleanUp(), cleanUp() ] );
	await cleanUp();
	assert.deepEqual( done, [ 'last', 'first' ] );
} );
