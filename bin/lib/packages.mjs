import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, isOffline } from './paths.mjs';
import { run } from './steps.mjs';

/** What `npm run build` reads. */
const SOURCES = [
	'src',
	'blocks',
	'webpack.config.js',
	'tsconfig.json',
	'package.json',
];

/**
 * @param {string} root A checkout.
 * @return {Promise<boolean>} Whether the installed packages are those of the lock file.
 */
export async function packagesAreCurrent( root = ROOT ) {
	// npm writes this file last.
	const installed = await changed(
		join( root, 'node_modules', '.package-lock.json' )
	);
	return (
		installed > 0 &&
		installed >= ( await changed( join( root, 'package-lock.json' ) ) )
	);
}

/**
 * @param {string} root A checkout.
 * @return {Promise<boolean>} Whether build/ is newer than everything it is made from.
 */
export async function buildIsCurrent( root = ROOT ) {
	const newest = await Promise.all(
		SOURCES.map( ( name ) => newestIn( join( root, name ) ) )
	);
	// It is written last: a build that was cut off has none.
	const built = await changed( join( root, 'build', 'blocks-manifest.php' ) );
	return built > Math.max( ...newest );
}

/** Runs `npm ci`. */
export const installPackages = () =>
	npm( 'ci', ...( isOffline() ? [ '--offline' ] : [ '--prefer-offline' ] ) );

/** Runs `npm run build`. */
export const build = () => npm( 'run', 'build' );

function npm( ...args ) {
	// The npm that runs this command, else the one on the path.
	const own = process.env.npm_execpath;
	return own
		? run( process.execPath, [ own, ...args ], { cwd: ROOT } )
		: run( 'npm', args, { cwd: ROOT } );
}

// Milliseconds since 1970; 0 where there is nothing.
async function changed( path ) {
	return stat( path ).then(
		( info ) => info.mtimeMs,
		() => 0
	);
}

async function newestIn( path ) {
	const names = await readdir( path, { recursive: true } ).catch( () => [] );
	const times = await Promise.all(
		[ '', ...names ].map( ( name ) => changed( join( path, name ) ) )
	);
	return Math.max( ...times );
}
