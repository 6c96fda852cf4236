import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { adopt, endChild } from './cleanup.mjs';
import { LOOPBACK } from './ports.mjs';
import { tail } from './steps.mjs';

/**
 * Starts a server as a child that ends with this process, and waits until it takes connections.
 *
 * @param {string}                 cmd
 * @param {string[]}               args
 * @param {Object}                 options
 * @param {number}                 options.port      Where it will listen on 127.0.0.1.
 * @param {string}                 options.logFile   Takes what it prints.
 * @param {Object<string, string>} [options.env]
 * @param {string}                 [options.cwd]
 * @param {number}                 [options.seconds] How long it may take.
 * @return {Promise<{url: string, stop: () => Promise<void>}>} Rejects with the end of the log when it does not start.
 */
export async function startServer(
	cmd,
	args,
	{ port, logFile, env = {}, cwd, seconds = 20 }
) {
	await mkdir( dirname( logFile ), { recursive: true } );
	const output = await open( logFile, 'w' );
	const child = spawn( cmd, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: [ 'ignore', output.fd, output.fd ],
		detached: process.platform !== 'win32',
	} );
	adopt( child );
	const [ failure ] = await Promise.all( [
		listening( child, port, seconds ),
		output.close(),
	] );
	if ( failure ) {
		await endChild( child );
		throw new Error(
			`${ cmd } did not start (${ failure }):\n${ tail( await readFile( logFile, 'utf8' ) ) }`
		);
	}
	return {
		url: `http://${ LOOPBACK }:${ port }`,
		stop: () => endChild( child ),
	};
}

// Null once it listens, else why it does not.
async function listening( child, port, seconds ) {
	let failure = null;
	child.once( 'error', ( error ) => ( failure = error.message ) );
	child.once(
		'exit',
		( code, signal ) => ( failure = `it ended with ${ code ?? signal }` )
	);
	const until = Date.now() + seconds * 1000;
	while ( ! failure && ! ( await connects( port ) ) ) {
		await wait( 50 );
		failure ??= Date.now() > until ? `no answer in ${ seconds } s` : null;
	}
	return failure;
}

function connects( port ) {
	return new Promise( ( resolve ) => {
		const socket = connect( port, LOOPBACK, () => {
			socket.destroy();
			resolve( true );
		} );
		socket.once( 'error', () => resolve( false ) );
	} );
}
