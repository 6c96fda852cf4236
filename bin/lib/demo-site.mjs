import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { createSite, linkPlugin, moveSite } from './site.mjs';
import { tail } from './steps.mjs';

/** Beside the site's files, so that both come and go together. */
const STATE = '.ht-smart-support.json';

/**
 * @param {string} dir
 * @return {Promise<{password: string}|null>} What is to be known of a demo site that is complete; null without one.
 */
export const readDemo = ( dir ) =>
	readFile( join( dir, STATE ), 'utf8' ).then( JSON.parse, () => null );

/**
 * Makes the demo site: it is there whole or, after an interruption, not at all.
 *
 * @param {Object}                      options         Of `createSite()`.
 * @param {import('./php.mjs').Runtime} options.runtime
 * @return {Promise<{password: string}>} Admin's Application Password.
 */
export async function createDemo( options ) {
	const { dir, runtime } = options;
	const unfinished = `${ dir }.new`;
	await createSite( { ...options, dir: unfinished } );
	await rm( dir, { recursive: true, force: true } );
	const demo = await installDemo( unfinished, runtime );
	await rename( unfinished, dir );
	return demo;
}

/**
 * Brings an existing demo site to this run's ports; fills it if the plugin had no demo data before.
 *
 * @param {Object}                      options
 * @param {string}                      options.dir
 * @param {string}                      options.url
 * @param {number}                      options.smtpPort
 * @param {string}                      options.plugin
 * @param {import('./php.mjs').Runtime} options.runtime
 * @return {Promise<{password: string}>} Admin's Application Password.
 */
export async function reopenDemo( { dir, url, smtpPort, plugin, runtime } ) {
	await moveSite( dir, { url, smtpPort } );
	if ( runtime.linksPlugin ) {
		await linkPlugin( dir, plugin );
	}
	const state = await readDemo( dir );
	return state.demo ? state : installDemo( dir, runtime );
}

async function installDemo( dir, runtime ) {
	const printed = await runtime.script( dir, 'demo.php' );
	const state = JSON.parse( printed.trim().split( '\n' ).at( -1 ) );
	await writeFile( join( dir, STATE ), JSON.stringify( state ) );
	return state;
}

/**
 * Waits until a page is there.
 *
 * @param {string} address
 * @param {string} dir     The site's folder, whose log explains a failure.
 * @param {number} seconds
 */
export async function pageAnswers( address, dir, seconds = 180 ) {
	const until = Date.now() + seconds * 1000;
	let status;
	do {
		status = await fetch( address, {
			signal: AbortSignal.timeout( seconds * 1000 ),
		} ).then(
			( response ) => response.status,
			( error ) => error.message
		);
		if ( status === 200 ) {
			return;
		}
		await wait( 500 );
	} while ( Date.now() < until && status !== 404 && status !== 500 );
	const log = await readFile( join( dir, 'debug.log' ), 'utf8' ).catch(
		() => ''
	);
	throw new Error( `${ address } answered ${ status }.\n${ tail( log ) }` );
}
