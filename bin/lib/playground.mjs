import { join } from 'node:path';

import { ROOT, SITE_SCRIPTS, SLUG } from './paths.mjs';
import { startServer } from './server.mjs';
import { run } from './steps.mjs';

const CLI = join(
	ROOT,
	'node_modules',
	'@wp-playground',
	'cli',
	'wp-playground.js'
);

const ONLY_HERE = new URL( 'loopback.mjs', import.meta.url ).href;

/** Fewer may lock each other out of the SQLite file, says Playground. */
const WORKERS = 6;

/**
 * WordPress Playground: PHP as WebAssembly inside Node, where the machine has no PHP. It runs the very site that the
 * machine's own PHP would run, with its SQLite drop-in and its file on the disk; ten times slower.
 *
 * @param {Object} options
 * @param {string} options.plugin The plugin's folder.
 * @return {import('./php.mjs').Runtime} For `createSite()`.
 */
export function playground( { plugin } ) {
	const mounts = ( dir ) => [
		'--wordpress-install-mode=do-not-attempt-installing',
		'--skip-sqlite-setup',
		...mount( dir, '/wordpress' ),
		...mount( plugin, `/wordpress/wp-content/plugins/${ SLUG }` ),
	];
	return {
		name: 'WordPress Playground',
		linksPlugin: false,
		script: async ( dir, name, settings = {} ) => {
			const scripts = mount( SITE_SCRIPTS, '/scripts' );
			const args = [
				'php',
				...mounts( dir ),
				...scripts,
				'--',
				`/scripts/${ name }`,
				JSON.stringify( settings ),
			];
			return ( await run( process.execPath, [ CLI, ...args ] ) ).stdout;
		},
		serve: ( { root, port, logFile } ) => {
			const args = [
				'--import',
				ONLY_HERE,
				CLI,
				'server',
				`--port=${ port }`,
				`--workers=${ WORKERS }`,
				...mounts( root ),
			];
			return startServer( process.execPath, args, {
				port,
				logFile,
				seconds: 60,
			} );
		},
	};
}

const mount = ( from, to ) => [ '--mount-dir-before-install', from, to ];
