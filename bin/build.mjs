#!/usr/bin/env node
/**
 * Builds what the browser gets: `src/admin` into build/admin and `blocks/*` into build/blocks with its manifest. Two
 * passes, because wp-scripts looks for blocks only in one source folder. Quiet unless something fails.
 *
 * Usage: npm run build [-- --mode=development]
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname( dirname( fileURLToPath( import.meta.url ) ) );
const WP_SCRIPTS = createRequire( import.meta.url ).resolve(
	'@wordpress/scripts/bin/wp-scripts.js'
);

/**
 * Runs one wp-scripts command; its output shows only if it fails.
 *
 * @param {...string} args Command and arguments.
 * @return {Promise<void>} Rejects with the output when the command fails.
 */
function wpScripts( ...args ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( process.execPath, [ WP_SCRIPTS, ...args ], {
			cwd: ROOT,
		} );
		const output = [];
		child.stdout.on( 'data', ( chunk ) => output.push( chunk ) );
		child.stderr.on( 'data', ( chunk ) => output.push( chunk ) );
		child.on( 'error', reject );
		child.on( 'close', ( code ) => {
			if ( code === 0 ) {
				resolve();
			} else {
				reject( new Error( Buffer.concat( output ).toString() ) );
			}
		} );
	} );
}

const options = process.argv.slice( 2 );

try {
	await rm( `${ ROOT }/build`, { recursive: true, force: true } );
	await Promise.all( [
		wpScripts(
			'build',
			'src/admin/index.tsx',
			'--output-path=build/admin',
			...options
		),
		wpScripts(
			'build',
			'--source-path=blocks',
			'--output-path=build/blocks',
			// Without it the view module is left out, with no word about it.
			'--experimental-modules',
			...options
		),
	] );
	await wpScripts(
		'build-blocks-manifest',
		'--input=build/blocks',
		'--output=build/blocks-manifest.php'
	);
} catch ( error ) {
	console.error( error.message );
	process.exitCode = 1;
}
