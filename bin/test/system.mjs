import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, isOffline } from '../lib/paths.mjs';
import { run } from '../lib/steps.mjs';

/** Where Debian keeps servers, which not every user's path names. */
process.env.PATH += ':/usr/local/sbin:/usr/sbin:/sbin';

/** A command (or others that serve as well), and the Debian package that brings it. */
const COMMANDS = {
	composer: 'composer',
	// Without windows and their parts it is twice as fast.
	'chromium-headless-shell || chromium-browser || google-chrome':
		'chromium-headless-shell',
	mariadbd: 'mariadb-server',
	mariadb: 'mariadb-client',
	curl: 'curl',
	xgettext: 'gettext',
	xz: 'xz-utils',
	zip: 'zip',
	unzip: 'unzip',
};

/** A PHP extension, and how its package's name ends. */
const EXTENSIONS = {
	curl: 'curl',
	dom: 'xml',
	gd: 'gd',
	intl: 'intl',
	mbstring: 'mbstring',
	mysqli: 'mysql',
	pdo_sqlite: 'sqlite3',
	zip: 'zip',
};

/**
 * Installs what the tests need and the machine lacks, by apt as root; elsewhere says what is missing. Nothing relies
 * on a service that apt starts.
 *
 * @param {Object<string, string>} commands Command => Debian package.
 * @return {Promise<string[]>} The packages that were installed.
 * @throws {Error} Names what is missing.
 */
export async function ensureSystem( commands = COMMANDS ) {
	const packages = await missing( commands );
	if ( packages.length === 0 ) {
		return [];
	}
	if (
		process.getuid?.() !== 0 ||
		! existsSync( '/usr/bin/apt-get' ) ||
		isOffline()
	) {
		throw new Error(
			`Missing on this machine. On Debian, as root: apt-get install ${ packages.join( ' ' ) }`
		);
	}
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const install = ( names ) =>
		run(
			'apt-get',
			[ 'install', '-y', '-q', '--no-install-recommends', ...names ],
			{ env }
		);
	await install( packages ).catch( async () => {
		await run( 'apt-get', [ 'update', '-q' ] );
		await install( packages );
	} );
	const left = await missing( commands );
	if ( left.length > 0 ) {
		throw new Error(
			`Still missing after the installation of its packages: ${ left.join( ', ' ) }`
		);
	}
	return packages;
}

async function missing( commands ) {
	const packages = [];
	for ( const [ command, name ] of Object.entries( commands ) ) {
		if ( ! ( await has( command ) ) ) {
			packages.push( name );
		}
	}
	return [ ...packages, ...( await missingOfPhp() ) ];
}

const has = ( command ) =>
	run( 'sh', [ '-c', command.replace( /[\w.-]+/g, 'command -v $&' ) ] ).then(
		() => true,
		() => false
	);

async function missingOfPhp() {
	const probe =
		'echo PHP_MAJOR_VERSION . "." . PHP_MINOR_VERSION . " " . implode( ",", get_loaded_extensions() );';
	const answer = await run( 'php', [ '-r', probe ] ).catch( () => null );
	if ( ! answer ) {
		return [
			'php-cli',
			...Object.values( EXTENSIONS ).map( ( end ) => `php-${ end }` ),
		];
	}
	const [ version, loaded ] = answer.stdout.split( ' ' );
	const extensions = loaded.toLowerCase().split( ',' );
	return Object.keys( EXTENSIONS )
		.filter( ( extension ) => ! extensions.includes( extension ) )
		.map( ( extension ) => `php${ version }-${ EXTENSIONS[ extension ] }` );
}

/** Installs Composer's packages unless composer.json is as old as they are. */
export async function ensureComposerPackages() {
	const changed = ( path ) =>
		stat( join( ROOT, path ) ).then(
			( info ) => info.mtimeMs,
			() => 0
		);
	if (
		( await changed( 'vendor/composer/installed.json' ) ) <
		( await changed( 'composer.json' ) )
	) {
		await run(
			'composer',
			[ 'install', '--no-interaction', '--no-progress' ],
			{
				cwd: ROOT,
				env: { COMPOSER_ALLOW_SUPERUSER: '1' },
			}
		);
	}
}
