import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onExit } from '../lib/cleanup.mjs';
import { obtainCore } from '../lib/core.mjs';
import { startMail } from '../lib/mail.mjs';
import { ROOT } from '../lib/paths.mjs';
import { phpServer } from '../lib/php.mjs';
import { LOOPBACK, freePort } from '../lib/ports.mjs';
import { createSite } from '../lib/site.mjs';
import { tail } from '../lib/steps.mjs';
import { startMariaDb } from './mariadb.mjs';

/** The two databases that everything runs on. */
export const DATABASES = { mariadb: 'MariaDB', sqlite: 'SQLite' };

/** The first port that a test site asks for: runs at the same time look in different places. */
const FIRST_PORT = 9400 + ( process.pid % 500 ) * 40;

/**
 * What a test run shares: a temporary folder, one MariaDB server, sites with their web and mail servers. All of it is
 * made when first asked for and gone when the process ends.
 */
export class Environment {
	#ports = [];
	#nextPort = Promise.resolve();
	#mariaDb = null;

	/** @param {string} dir */
	constructor( dir ) {
		this.dir = dir;
	}

	/** @return {Promise<Environment>} With an empty folder. */
	static async create() {
		// Short: a socket's path has a limit.
		const dir = await mkdtemp( join( tmpdir(), 'ss-' ) );
		onExit( () =>
			rm( dir, { recursive: true, force: true, maxRetries: 5 } )
		);
		return new Environment( dir );
	}

	/** @return {Promise<number>} A port that nobody else of this run gets. */
	port() {
		// One after the other: two at once would find the same one free.
		this.#nextPort = this.#nextPort.then( async () => {
			const port = await freePort(
				FIRST_PORT + this.#ports.length,
				this.#ports
			);
			this.#ports.push( port );
			return port;
		} );
		return this.#nextPort;
	}

	/**
	 * @param {'mariadb'|'sqlite'} kind
	 * @param {string}             name Of the database.
	 * @return {Promise<import('../lib/site.mjs').Database>} Empty.
	 */
	async database( kind, name ) {
		if ( kind === 'sqlite' ) {
			return { kind };
		}
		this.#mariaDb ??= startMariaDb( join( this.dir, 'db' ) );
		return ( await this.#mariaDb ).createDatabase( name );
	}

	/**
	 * A WordPress site with the checkout as its plugin, not yet served.
	 *
	 * @param {string}             name
	 * @param {'mariadb'|'sqlite'} kind
	 * @param {Object}             options Of createSite(); `series` names an older WordPress.
	 * @return {Promise<import('../lib/site.mjs').Site & {name: string, port: number}>} Complete.
	 */
	async site( name, kind, { series, ...options } = {} ) {
		const port = await this.port();
		const site = await createSite( {
			dir: join( this.dir, name ),
			core: await obtainCore( { series } ),
			url: `http://${ LOOPBACK }:${ port }`,
			plugin: ROOT,
			database: await this.database( kind, name.replaceAll( '-', '_' ) ),
			...options,
		} );
		return { ...site, name, port };
	}

	/**
	 * @param {{dir: string, port: number, name: string}} site
	 * @return {Promise<{url: string, stop: () => Promise<void>}>} Once it answers.
	 */
	serve( { dir, port, name } ) {
		return phpServer( {
			root: dir,
			port,
			logFile: join( this.dir, `${ name }.log` ),
		} );
	}

	/**
	 * @param {string} name
	 * @return {Promise<{smtpPort: number, webUrl: string, stop: () => Promise<void>}>} An SMTP server of its own.
	 */
	async mail( name ) {
		const [ smtpPort, webPort ] = [ await this.port(), await this.port() ];
		return startMail( {
			dir: join( this.dir, `${ name }-mail` ),
			smtpPort,
			webPort,
		} );
	}

	/**
	 * @param {string} name
	 * @return {Promise<string>} A folder that exists.
	 */
	async folder( name ) {
		const dir = join( this.dir, name );
		await mkdir( dir, { recursive: true } );
		return dir;
	}
}

/** What PHP says of a core file whenever it compiles it, whoever asked for the file. */
const CORES_OWN =
	/^.*PHP Deprecated: {2}Optional parameter .*\/wp-includes\/.*\n/gm;

/**
 * Fails when PHP or WordPress had anything to complain about.
 *
 * @param {{dir: string}} site
 */
export async function assertSilent( { dir } ) {
	const log = await readFile( join( dir, 'debug.log' ), 'utf8' ).catch(
		() => ''
	);
	const complaints = log.replace( CORES_OWN, '' );
	if ( complaints !== '' ) {
		throw new Error( `debug.log is not empty:\n${ tail( complaints ) }` );
	}
}
