import { existsSync } from 'node:fs';
import {
	cp,
	lstat,
	mkdir,
	readFile,
	readdir,
	readlink,
	rm,
	writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';

import { run } from './steps.mjs';

/**
 * The parts of Debian's WordPress: the core, its theme, and the libraries which the core's package links to.
 */
const PACKAGES = [
	'wordpress',
	'libphp-phpmailer',
	'php-getid3',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libjs-cropper',
	'libjs-jquery',
];
const THEME = 'wordpress-theme-twentytwentyfive';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Assembles a core from Debian's packages. apt fetches and verifies them (signature and checksums) with lists of its
 * own below `work`, from the mirrors this machine's apt knows; nothing is installed and the machine's apt is untouched.
 *
 * @param {string} work  Folder for lists, packages and the result.
 * @param {string} suite Debian's name of a release, such as `sid`.
 * @return {Promise<string>} The core's folder inside `work`.
 */
export async function assembleCore( work, suite ) {
	const tree = await unpacked( work, suite, [ ...PACKAGES, THEME ] );
	return wholeCore( tree, join( work, 'core' ) );
}

/**
 * Fetches a theme of WordPress's own in the same way.
 *
 * @param {string} work  Folder for lists, the package and the result.
 * @param {string} theme Its folder's name, such as `twentytwentyone`.
 * @param {string} suite Debian's name of a release that has it.
 * @return {Promise<string>} The theme's folder inside `work`.
 */
export async function assembleTheme( work, theme, suite ) {
	const tree = await unpacked( work, suite, [
		`wordpress-theme-${ theme }`,
	] );
	const packaged = join(
		tree,
		'usr/share/wordpress/wp-content/themes',
		theme
	);
	const copy = join( work, 'theme' );
	await cp( packaged, copy, { recursive: true, dereference: true } );
	return copy;
}

async function unpacked( work, suite, packages ) {
	const apt = await ownApt( work, suite );
	await apt( 'update' );
	await apt( 'download', ...packages );
	const tree = join( work, 'tree' );
	await mkdir( tree );
	for ( const name of await readdir( work ) ) {
		if ( name.endsWith( '.deb' ) ) {
			await run( 'dpkg-deb', [ '-x', join( work, name ), tree ] );
		}
	}
	return tree;
}

// Runs apt-get with state, cache and sources of its own.
async function ownApt( work, suite ) {
	const file = ( name ) => join( work, 'apt', name );
	for ( const dir of [
		'lists/partial',
		'cache/archives/partial',
		'parts',
	] ) {
		await mkdir( file( dir ), { recursive: true } );
	}
	await writeFile( file( 'status' ), '' );
	await writeFile( file( 'suite.sources' ), await sources( suite ) );
	const options = {
		'Dir::Etc::sourcelist': file( 'suite.sources' ),
		'Dir::Etc::sourceparts': file( 'parts' ),
		'Dir::Etc::preferencesparts': file( 'parts' ),
		'Dir::State': file( '' ),
		'Dir::State::lists': file( 'lists' ),
		'Dir::State::status': file( 'status' ),
		'Dir::Cache': file( 'cache' ),
		'APT::Default-Release': '',
		'APT::Sandbox::User': '',
		'APT::Update::Error-Mode': 'any',
		// A mirror that lags still signs what it has.
		'Acquire::Check-Valid-Until': 'false',
		'Acquire::Languages': 'none',
		'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
	};
	const lines = Object.entries( options ).map(
		( [ name, value ] ) => `${ name } "${ value }";\n`
	);
	await writeFile( file( 'apt.conf' ), lines.join( '' ) );
	return ( ...command ) =>
		run( 'apt-get', [ '-c', file( 'apt.conf' ), '-q', ...command ], {
			cwd: work,
			timeout: 240_000,
		} );
}

// The mirrors of this machine's own release carry the other suites too.
async function sources( suite ) {
	if (
		! existsSync( '/usr/bin/apt-get' ) ||
		! existsSync( '/usr/bin/dpkg-deb' )
	) {
		throw new Error( 'this machine has no apt' );
	}
	const release = await readFile( '/etc/os-release', 'utf8' );
	const codename = release.match( /^VERSION_CODENAME="?([\w-]+)/m )?.[ 1 ];
	if ( ! /^ID="?debian"?$/m.test( release ) ) {
		throw new Error( 'this machine is not Debian' );
	}
	const { stdout } = await run( 'apt-get', [
		'indextargets',
		'--format',
		'$(REPO_URI) $(RELEASE) $(COMPONENT)',
		'Created-By: Packages',
	] );
	const suites = [ codename, 'stable', 'testing', 'unstable', 'sid' ];
	const mirrors = new Set(
		stdout
			.split( '\n' )
			.map( ( line ) => line.split( ' ' ) )
			.filter(
				( [ , name, component ] ) =>
					component === 'main' && suites.includes( name )
			)
			.map( ( [ uri ] ) => uri )
	);
	if ( mirrors.size === 0 ) {
		throw new Error( `apt knows no mirror of Debian ${ codename }` );
	}
	const signed = existsSync( KEYRING ) ? `Signed-By: ${ KEYRING }\n` : '';
	return [ ...mirrors ]
		.map(
			( uri ) =>
				`Types: deb\nURIs: ${ uri }\nSuites: ${ suite }\nComponents: main\n${ signed }`
		)
		.join( '\n' );
}

// Debian's package shares libraries by links and keeps its configuration in /etc: a copy without either is a core.
export async function wholeCore( tree, core ) {
	const packaged = join( tree, 'usr', 'share', 'wordpress' );
	await Promise.all(
		[ '.htaccess', 'wp-config.php' ].map( ( name ) =>
			rm( join( packaged, name ), { force: true } )
		)
	);
	const missing = [];
	await cp( packaged, core, {
		recursive: true,
		dereference: true,
		filter: async ( path ) => {
			const dangling =
				( await lstat( path ) ).isSymbolicLink() &&
				! existsSync( path );
			if (
				dangling &&
				! ( await readlink( path ) ).startsWith( '/etc/' )
			) {
				missing.push( path );
			}
			return ! dangling;
		},
	} );
	if ( missing.length > 0 ) {
		throw new Error(
			`parts of the core are in no package:\n${ missing.join( '\n' ) }`
		);
	}
	return core;
}
