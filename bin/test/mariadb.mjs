import { spawn } from 'node:child_process';
import { mkdir, rm, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { adopt, endChild } from '../lib/cleanup.mjs';
import { run, tail } from '../lib/steps.mjs';

const START_SECONDS = 60;

/** InnoDB as it is, but a crash of the machine may cost the last second: nobody misses a test's rows. */
const SETTINGS = [
	'innodb-flush-log-at-trx-commit=0',
	'innodb-buffer-pool-size=256M',
	'innodb-log-file-size=128M',
	'innodb-doublewrite=0',
	'innodb-flush-method=nosync',
	'skip-log-bin',
	'skip-name-resolve',
	'skip-networking',
	'character-set-server=utf8mb4',
	'max-connections=100',
];

/**
 * Starts a MariaDB server of our own: no service, no port, no password, ended with this process.
 *
 * @param {string} dir Folder for its data and socket; emptied first. Its path must stay short: a socket's name is limited to 107 bytes.
 * @return {Promise<{socket: string, createDatabase: (name: string) => Promise<Object>, stop: () => Promise<void>}>}
 *   `createDatabase` makes an empty database and gives what createSite() takes as `database`.
 */
export async function startMariaDb( dir ) {
	const data = join( dir, 'data' );
	const socket = join( dir, 'db.sock' );
	const log = join( dir, 'error.log' );
	const user = process.getuid?.() === 0 ? [ '--user=root' ] : [];
	await rm( dir, { recursive: true, force: true } );
	await mkdir( dir, { recursive: true } );
	await run( 'mariadb-install-db', [
		'--no-defaults',
		...user,
		`--datadir=${ data }`,
		'--auth-root-authentication-method=normal',
		'--skip-test-db',
		'--skip-name-resolve',
	] );

	const settings = SETTINGS.map( ( setting ) => `--${ setting }` );
	const files = [
		`--datadir=${ data }`,
		`--socket=${ socket }`,
		`--log-error=${ log }`,
		`--pid-file=${ join( dir, 'pid' ) }`,
	];
	const server = spawn(
		await command(),
		[ '--no-defaults', ...user, ...files, ...settings ],
		{ stdio: 'ignore', detached: true }
	);
	adopt( server );
	await untilReady( server, socket, log );
	return {
		socket,
		createDatabase: ( name ) => createDatabase( socket, name ),
		stop: () => endChild( server ),
	};
}

/** Debian keeps the server outside the path of ordinary users. */
async function command() {
	const { stdout } = await run( 'sh', [
		'-c',
		'PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v mariadbd || command -v mysqld',
	] );
	return stdout.trim();
}

async function untilReady( server, socket, log ) {
	const deadline = Date.now() + START_SECONDS * 1000;
	while ( ! ( await answers( socket ) ) ) {
		if ( server.exitCode !== null || Date.now() > deadline ) {
			throw new Error(
				`MariaDB did not start:\n${ tail( await readFile( log, 'utf8' ).catch( () => '' ) ) }`
			);
		}
		await sleep( 100 );
	}
}

function answers( socket ) {
	return new Promise( ( resolve ) => {
		const connection = connect( socket );
		connection.once( 'error', () => resolve( false ) );
		connection.once( 'data', () => {
			connection.destroy();
			resolve( true );
		} );
	} );
}

async function createDatabase( socket, name ) {
	const sql = `DROP DATABASE IF EXISTS ${ name }; CREATE DATABASE ${ name } CHARACTER SET utf8mb4`;
	await run( 'mariadb', [
		'--no-defaults',
		`--socket=${ socket }`,
		'--user=root',
		'-e',
		sql,
	] );
	return { kind: 'mariadb', socket, name, user: 'root', password: '' };
}
