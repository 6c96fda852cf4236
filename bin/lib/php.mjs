import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { SITE_SCRIPTS, isOffline } from './paths.mjs';
import { LOOPBACK } from './ports.mjs';
import { startServer } from './server.mjs';
import { run } from './steps.mjs';

/** The plugin's `Requires PHP`. */
const MINIMUM = 80100;
/** What WordPress and the plugin use; pdo_sqlite is the one that is often not there. */
const NEEDED = [ 'pdo_sqlite', 'mbstring', 'dom', 'curl' ];
const DEBIAN = [
	'php-cli',
	'php-sqlite3',
	'php-mbstring',
	'php-xml',
	'php-curl',
];

const PROBE =
	'echo json_encode( array( PHP_VERSION_ID, PHP_VERSION, get_loaded_extensions() ) );';

/** Edited files count at once; a demo's code fits the memory. */
const OPCACHE = [
	'enable=1',
	'memory_consumption=128',
	'max_accelerated_files=20000',
	'revalidate_freq=0',
];

/** For every PHP that runs a local site. */
const PHP_OPTIONS = [
	...OPCACHE.map( ( setting ) => `opcache.${ setting }` ),
	'memory_limit=512M',
	'upload_max_filesize=64M',
	'post_max_size=80M',
].flatMap( ( setting ) => [ '-d', setting ] );

/**
 * Finds a PHP that can run WordPress on SQLite: the one of SMART_SUPPORT_PHP, else `php`.
 *
 * @param {string[]} needed Extensions that must be there.
 * @return {Promise<{bin: string, version: string}|null>} null where there is none that will do.
 */
export async function findPhp( needed = NEEDED ) {
	const bin = process.env.SMART_SUPPORT_PHP || 'php';
	const probe = await run( bin, [ '-r', PROBE ], { timeout: 10_000 } ).catch(
		() => null
	);
	if ( ! probe ) {
		return null;
	}
	const [ id, version, extensions ] = JSON.parse( probe.stdout );
	return id >= MINIMUM &&
		needed.every( ( name ) => extensions.includes( name ) )
		? { bin, version }
		: null;
}

/**
 * Finds PHP, or installs it from Debian's packages where this process may do so.
 *
 * @return {Promise<{bin: string, version: string}|null>} null where there is none: then Playground serves.
 */
export async function ensurePhp() {
	const found = await findPhp();
	if ( found || ! mayInstall() ) {
		return found;
	}
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const install = () =>
		run(
			'apt-get',
			[ 'install', '-y', '-q', '--no-install-recommends', ...DEBIAN ],
			{ env }
		);
	try {
		await install().catch( async () => {
			await run( 'apt-get', [ 'update', '-q' ] );
			await install();
		} );
	} catch {
		return null;
	}
	return findPhp();
}

function mayInstall() {
	return (
		process.getuid?.() === 0 &&
		existsSync( '/usr/bin/apt-get' ) &&
		! isOffline()
	);
}

/**
 * What runs a local site's PHP: the machine's own here, WordPress Playground in `playground.mjs`.
 *
 * `script` runs a file of bin/site for the site in `dir` and gives what it prints. Where `linksPlugin` is false the
 * runtime brings the plugin itself.
 *
 * @typedef {{url: string, stop: () => Promise<void>}} Server
 * @typedef {{root: string, port: number, logFile: string}} Served
 * @typedef {{
 *     name: string,
 *     linksPlugin: boolean,
 *     script: (dir: string, name: string, settings?: Object) => Promise<string>,
 *     serve: (options: Served) => Promise<Server>,
 * }} Runtime
 */

/**
 * @param {Object} php
 * @param {string} [php.bin]
 * @param {string} [php.version]
 * @return {Runtime} For `createSite()`.
 */
export function nativePhp( { bin = 'php', version = '' } = {} ) {
	return {
		name: `PHP ${ version }`.trim(),
		linksPlugin: true,
		script: ( dir, name, settings = {} ) =>
			phpIn(
				dir,
				[ join( SITE_SCRIPTS, name ), JSON.stringify( settings ) ],
				bin
			),
		serve: ( options ) => phpServer( { ...options, php: bin } ),
	};
}

/**
 * Runs PHP for a site. The scripts of bin/site learn its folder from the environment.
 *
 * @param {string}   dir
 * @param {string[]} args
 * @param {string}   bin
 * @return {Promise<string>} What it prints.
 */
export async function phpIn( dir, args, bin = 'php' ) {
	const options = [ ...PHP_OPTIONS, '-d', 'display_errors=stderr' ];
	const env = { SMART_SUPPORT_SITE: dir };
	return ( await run( bin, [ ...options, ...args ], { cwd: dir, env } ) )
		.stdout;
}

/**
 * Serves a WordPress folder with PHP's own web server: several workers, opcache, pretty permalinks.
 *
 * @param {Object} options
 * @param {string} options.root      The site's folder.
 * @param {number} options.port      A free port of 127.0.0.1.
 * @param {number} [options.workers] More than one, as WordPress calls itself.
 * @param {string} [options.php]     PHP's path or name.
 * @param {string} [options.logFile] Takes one line a request, and PHP's start-up errors.
 * @return {Promise<{url: string, stop: () => Promise<void>}>} Once it answers.
 */
export function phpServer( {
	root,
	port,
	workers = 4,
	php = 'php',
	logFile = join( root, '..', 'php.log' ),
} ) {
	const args = [
		...PHP_OPTIONS,
		'-S',
		`${ LOOPBACK }:${ port }`,
		'-t',
		root,
		join( SITE_SCRIPTS, 'router.php' ),
	];
	const env = { PHP_CLI_SERVER_WORKERS: String( workers ) };
	return startServer( php, args, { port, logFile, env } );
}
