import { spawn } from 'node:child_process';

import { adopt, endChild } from './cleanup.mjs';

/** Kept of a command's output: enough to show why it failed. */
const KEPT = 1024 * 1024;
const TAIL_LINES = 300;

/**
 * Prints a line.
 *
 * @param {string} text
 */
export function log( text = '' ) {
	process.stdout.write( `${ text }\n` );
}

/**
 * Runs a piece of work under a title and prints how long it took; in a terminal also how long it takes so far.
 *
 * @template T
 * @param {string}                                         title
 * @param {(note: (text: string) => void) => T|Promise<T>} fn    Gets a function that adds a remark to the closing line.
 * @return {Promise<T>} What `fn` gives; its error goes on to the caller.
 */
export async function step( title, fn ) {
	const began = performance.now();
	const seconds = ( digits ) =>
		`(${ ( ( performance.now() - began ) / 1000 ).toFixed( digits ) } s)`;
	const line = steadyLine();
	line.show( `… ${ title }` );
	const ticking = line.moves
		? setInterval(
				() => line.show( `… ${ title } ${ seconds( 0 ) }` ),
				1000
			)
		: null;
	let remark = '';
	let mark = '✗';
	try {
		const result = await fn( ( text ) => {
			remark = `: ${ text }`;
		} );
		mark = '✓';
		return result;
	} finally {
		clearInterval( ticking );
		line.show( `${ mark } ${ title }${ remark } ${ seconds( 1 ) }` );
		line.end();
	}
}

// A line that a terminal writes over; elsewhere each text is a line of its own.
function steadyLine() {
	const moves = process.stdout.isTTY === true;
	return {
		moves,
		show: moves
			? ( text ) => process.stdout.write( `\r\u001b[2K${ text }` )
			: log,
		end: () => moves && process.stdout.write( '\n' ),
	};
}

/** A command that did not end with 0. `code` is its exit code or signal, `output` the last lines it printed. */
class CommandError extends Error {
	constructor( command, code, output ) {
		super(
			`${ command } ended with ${ code }${ output ? `:\n${ output }` : '' }`
		);
		this.name = 'CommandError';
		this.code = code;
		this.output = output;
	}
}

/**
 * Runs a command to its end; nothing to read on its standard input.
 *
 * @param {string}                 cmd
 * @param {string[]}               args
 * @param {Object}                 opts
 * @param {string}                 [opts.cwd]
 * @param {Object<string, string>} [opts.env]     Added to this process's environment; `undefined` removes a name.
 * @param {boolean}                [opts.inherit] Show the output instead of capturing it.
 * @param {number}                 [opts.timeout] Milliseconds; then the command is ended and the promise rejects.
 * @return {Promise<{stdout: string, stderr: string}>} Rejects with a CommandError that carries the output's tail.
 */
export async function run( cmd, args = [], opts = {} ) {
	const { cwd, env = {}, inherit = false, timeout = 0 } = opts;
	const output = inherit ? 'inherit' : 'pipe';
	const child = spawn( cmd, args, {
		cwd,
		env: { ...process.env, ...env },
		stdio: [ 'ignore', output, output ],
		detached: process.platform !== 'win32',
	} );
	adopt( child );
	const captured = capture( child );
	const code = await ended( child, timeout );
	if ( code !== 0 ) {
		const command = [ cmd, ...args ].join( ' ' );
		throw new CommandError( command, code, tail( captured.all ) );
	}
	return { stdout: captured.stdout, stderr: captured.stderr };
}

// Settles with the exit code or the signal; rejects when the command cannot be started.
function ended( child, timeout ) {
	return new Promise( ( resolve, reject ) => {
		let late = null;
		const stop = () => {
			late = `no end after ${ timeout / 1000 } s`;
			endChild( child );
		};
		const timer = timeout ? setTimeout( stop, timeout ) : null;
		child.once( 'error', ( error ) => {
			clearTimeout( timer );
			reject( error );
		} );
		child.once( 'close', ( code, signal ) => {
			clearTimeout( timer );
			resolve( late ?? code ?? signal );
		} );
	} );
}

function capture( child ) {
	const captured = { stdout: '', stderr: '', all: '' };
	for ( const name of [ 'stdout', 'stderr' ] ) {
		child[ name ]?.setEncoding( 'utf8' ).on( 'data', ( text ) => {
			captured[ name ] += text;
			captured.all = ( captured.all + text ).slice( -KEPT );
		} );
	}
	return captured;
}

/**
 * The last lines of a text.
 *
 * @param {string} text
 * @param {number} lines
 */
export function tail( text, lines = TAIL_LINES ) {
	return text.trimEnd().split( '\n' ).slice( -lines ).join( '\n' );
}
