import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheDir, scratch, store } from './cache.mjs';
import { assembleTheme } from './core-debian.mjs';
import { isOffline } from './paths.mjs';
import { unzip } from './unzip.mjs';

const RELEASES = 'https://downloads.wordpress.org/theme';

/** Debian's last release that has the classic themes. */
const SUITE = 'bookworm';

/** Milliseconds. */
const DOWNLOAD = 60_000;

/**
 * A theme of WordPress's own that its core does not bring along: from the cache, the official download or Debian's
 * packages, in this order. Copy it, never write into it.
 *
 * @param {string} theme Its folder's name, such as `twentytwentyone`.
 * @return {Promise<string>} Its folder.
 */
export async function obtainTheme( theme ) {
	const entry = join( cacheDir(), `theme-${ theme }` );
	if ( existsSync( entry ) ) {
		return entry;
	}
	if ( isOffline() ) {
		throw new Error(
			`The theme ${ theme } is not in ${ cacheDir() } and no network is allowed.`
		);
	}
	const failures = [];
	for ( const fetchTheme of [ download, assemble ] ) {
		try {
			return await fetched( fetchTheme, theme );
		} catch ( error ) {
			failures.push( error.message );
		}
	}
	throw new Error( `No theme ${ theme }:\n${ failures.join( '\n' ) }` );
}

// Only a whole theme reaches the cache.
async function fetched( fetchTheme, theme ) {
	const work = await scratch( `theme-${ theme }` );
	try {
		const dir = await fetchTheme( work, theme );
		const style = await readFile( join( dir, 'style.css' ), 'utf8' );
		if ( ! /^Theme Name:/m.test( style ) ) {
			throw new Error( `what came is no theme ${ theme }` );
		}
		return await store( `theme-${ theme }`, dir );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

async function download( work, theme ) {
	const response = await fetch(
		`${ RELEASES }/${ theme }.latest-stable.zip`,
		{
			signal: AbortSignal.timeout( DOWNLOAD ),
		}
	).catch( ( error ) => {
		throw new Error(
			`${ RELEASES }: ${ error.cause?.message ?? error.message }`
		);
	} );
	if ( ! response.ok ) {
		throw new Error( `${ RELEASES }: HTTP status ${ response.status }` );
	}
	const zip = join( work, 'theme.zip' );
	await writeFile( zip, Buffer.from( await response.arrayBuffer() ) );
	await unzip( zip, work );
	return join( work, theme );
}

const assemble = ( work, theme ) => assembleTheme( work, theme, SUITE );
