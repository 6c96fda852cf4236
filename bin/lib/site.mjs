import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { SITE_SCRIPTS, SLUG } from './paths.mjs';
import { nativePhp, phpIn } from './php.mjs';
import { addSqlite } from './sqlite.mjs';
import { literal, writeConfig, writeLocalConfig } from './wp-config.mjs';

/**
 * @typedef {{ kind: 'sqlite' } | { kind: 'mariadb', socket: string, name: string, user: string, password: string }} Database
 *
 * @typedef {Object} Site
 * @property {string}                                             dir     The WordPress folder.
 * @property {string}                                             url     Without a slash at the end.
 * @property {(code: string) => Promise<string>}                  phpEval Runs PHP code (no opening tag) inside the loaded site; what it prints.
 * @property {(file: string, args?: string[]) => Promise<string>} runPhp  The same for a file, which finds `$argv` as usual.
 */

/**
 * Installs WordPress: user `admin`, password `password`, mail address admin@example.com. Notices go to `debug.log` in
 * the folder, mail to an SMTP server of this machine, and nothing to the outside world.
 *
 * @param {Object}                      options
 * @param {string}                      options.dir          Made; what was there before is removed.
 * @param {string}                      options.core         A pristine core; it is copied.
 * @param {string}                      options.url          Without a slash at the end; may have a port.
 * @param {string}                      [options.plugin]     The plugin's folder (its checkout or unpacked zip); it is linked.
 * @param {Database}                    [options.database]   An existing, empty database.
 * @param {number}                      [options.smtpPort]   Of the SMTP server on 127.0.0.1; without one no mail is sent.
 * @param {boolean}                     [options.multisite]  Makes a network of subdirectories.
 * @param {boolean}                     [options.debug]
 * @param {string}                      [options.permalinks]
 * @param {boolean}                     [options.activate]   Activates the plugin (in a network: network-wide).
 * @param {Object<string, *>}           [options.constants]  Further constants of wp-config.php; scalars.
 * @param {string}                      [options.php]        PHP's path or name.
 * @param {import('./php.mjs').Runtime} [options.runtime]    What runs the site, if not the machine's own PHP.
 * @return {Promise<Site>} Ready to be served.
 */
export async function createSite( options ) {
	const { dir, core, url, plugin, smtpPort, multisite = false } = options;
	const { php = 'php', runtime = nativePhp( { bin: php } ) } = options;
	const { permalinks = '/%postname%/', activate = true } = options;
	const config = {
		database: { kind: 'sqlite' },
		debug: true,
		constants: {},
		...options,
	};
	await rm( dir, { recursive: true, force: true } );
	await cp( core, dir, { recursive: true } );
	if ( config.database.kind === 'sqlite' ) {
		await addSqlite( dir );
	}
	await writeConfig( dir, config );
	await moveSite( dir, { url, smtpPort } );
	if ( plugin && runtime.linksPlugin ) {
		await linkPlugin( dir, plugin );
	}
	await runtime.script( dir, 'install.php', { multisite } );
	if ( multisite ) {
		await writeConfig( dir, { ...config, network: new URL( url ).host } );
	}
	await runtime.script( dir, 'setup.php', {
		permalinks,
		plugin: plugin && activate ? `${ SLUG }/${ SLUG }.php` : null,
	} );
	return openSite( { dir, url, php } );
}

const LOADER = join( SITE_SCRIPTS, 'load.php' );

/**
 * A site that `createSite()` made before, on the machine's own PHP.
 *
 * @param {Object} options
 * @param {string} options.dir
 * @param {string} options.url
 * @param {string} [options.php]
 * @return {Site} Whose web server may or may not run.
 */
export function openSite( { dir, url, php } ) {
	return {
		dir,
		url,
		phpEval: ( code ) =>
			phpIn(
				dir,
				[ '-r', `require ${ literal( LOADER ) };\n${ code }` ],
				php
			),
		runPhp: ( file, args = [] ) =>
			phpIn(
				dir,
				[ '-d', `auto_prepend_file=${ LOADER }`, file, ...args ],
				php
			),
	};
}

/**
 * Moves a site to another address or mail server; takes effect with the next request.
 *
 * @param {string}                           dir
 * @param {{url: string, smtpPort?: number}} local
 */
export async function moveSite( dir, local ) {
	await writeLocalConfig( dir, local );
	await addMuPlugins( dir );
}

async function addMuPlugins( dir ) {
	await cp(
		join( SITE_SCRIPTS, 'mu-plugins' ),
		join( dir, 'wp-content', 'mu-plugins' ),
		{ recursive: true }
	);
}

/**
 * Links the plugin into a site, replacing what is there under its name.
 *
 * @param {string} dir
 * @param {string} plugin
 */
export async function linkPlugin( dir, plugin ) {
	const target = join( dir, 'wp-content', 'plugins', SLUG );
	await mkdir( dirname( target ), { recursive: true } );
	await rm( target, { recursive: true, force: true } );
	// A junction needs no rights on Windows; elsewhere the type is ignored.
	await symlink( resolve( plugin ), target, 'junction' );
}
