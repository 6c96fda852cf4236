import { existsSync } from 'node:fs';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { cacheDir, scratch, store } from './cache.mjs';
import { assembleCore } from './core-debian.mjs';
import { downloadCore } from './core-official.mjs';
import { isOffline } from './paths.mjs';
import { unzip } from './unzip.mjs';
import { byVersion, inSeries } from './versions.mjs';

/** Debian's suite that carries a series of WordPress. */
const SUITES = { current: 'sid', 6.8: 'trixie' };

/** The cache's name for a core: `wordpress-7.1.4`. */
const CACHED = /^wordpress-(\d+(?:\.\d+)*)$/;

/**
 * A pristine WordPress core: copy it, never write into it.
 *
 * Looked for in this order: the environment variable WP_CORE (folder or zip; for the current series only), the
 * cache, the official download, Debian's packages.
 *
 * @param {Object} options
 * @param {string} options.series `current`, or the series of an old core such as `6.8`.
 * @return {Promise<string>} Its folder.
 */
export async function obtainCore( { series = 'current' } = {} ) {
	if ( series === 'current' && process.env.WP_CORE ) {
		return givenCore( resolve( process.env.WP_CORE ) );
	}
	const known = await newestCached( series );
	if ( known ) {
		return known;
	}
	if ( isOffline() ) {
		throw new Error(
			`No WordPress core of series "${ series }" in ${ cacheDir() } and no network allowed. Set WP_CORE to a core's folder or zip.`
		);
	}
	const failures = [];
	for ( const [ source, fetchCore ] of [
		[ 'the official download', ( dir ) => downloadCore( dir, series ) ],
		[
			"Debian's packages",
			( dir ) => assembleCore( dir, SUITES[ series ] ),
		],
	] ) {
		try {
			return await fetched( fetchCore, series );
		} catch ( error ) {
			failures.push( `- ${ source }: ${ error.message }` );
		}
	}
	throw new Error(
		`No WordPress core to be had; set WP_CORE to a core's folder or zip.\n${ failures.join( '\n' ) }`
	);
}

/**
 * @param {string} core A core's folder.
 * @return {Promise<string|null>} Its version, such as `7.1.4`; null if the folder holds no WordPress.
 */
export async function coreVersion( core ) {
	const source = await readFile(
		join( core, 'wp-includes', 'version.php' ),
		'utf8'
	).catch( () => '' );
	return source.match( /^\$wp_version\s*=\s*'([^']+)'/m )?.[ 1 ] ?? null;
}

async function newestCached( series ) {
	const names = await readdir( cacheDir() ).catch( () => [] );
	const versions = names
		.map( ( name ) => name.match( CACHED )?.[ 1 ] )
		.filter( Boolean );
	const newest = versions
		.filter( ( version ) => inSeries( version, series ) )
		.sort( byVersion )
		.at( -1 );
	return newest ? join( cacheDir(), `wordpress-${ newest }` ) : null;
}

// Only a whole core of the wanted series reaches the cache.
async function fetched( fetchCore, series ) {
	const work = await scratch( `core-${ series }` );
	try {
		const core = await fetchCore( work );
		const version = await coreVersion( core );
		if ( ! version || ! inSeries( version, series ) ) {
			throw new Error(
				`what came is not WordPress ${ series } (version: ${ version })`
			);
		}
		return await store( `wordpress-${ version }`, core );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

async function givenCore( path ) {
	if ( ! existsSync( path ) ) {
		throw new Error( `WP_CORE: there is no ${ path }.` );
	}
	const info = await stat( path );
	const core = info.isFile()
		? await unpacked(
				path,
				`given-${ info.size }-${ Math.round( info.mtimeMs ) }`
			)
		: path;
	for ( const candidate of [ core, join( core, 'wordpress' ) ] ) {
		if ( await coreVersion( candidate ) ) {
			return candidate;
		}
	}
	throw new Error( `WP_CORE: ${ path } holds no WordPress.` );
}

async function unpacked( zip, name ) {
	const entry = join( cacheDir(), name );
	if ( existsSync( entry ) ) {
		return entry;
	}
	const work = await scratch( name );
	await unzip( zip, work );
	return store( name, work );
}
