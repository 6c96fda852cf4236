import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { byVersion, inSeries } from './versions.mjs';
import { unzip } from './unzip.mjs';

const API = 'https://api.wordpress.org/core';
const RELEASES = 'https://downloads.wordpress.org/release';

/** Milliseconds: a machine without the official site must not wait long before the next source is tried. */
const ANSWER = 4000;
const DOWNLOAD = 180_000;

/**
 * Downloads and unpacks the newest official release of a series.
 *
 * @param {string} work   Folder for the download.
 * @param {string} series
 * @return {Promise<string>} The core's folder inside `work`.
 */
export async function downloadCore( work, series ) {
	const version = await newestRelease( series );
	const address = `${ RELEASES }/wordpress-${ version }.zip`;
	const [ zip, sum ] = await Promise.all( [
		get( address, DOWNLOAD ).then( ( response ) => response.arrayBuffer() ),
		get( `${ address }.sha1`, ANSWER ).then( ( response ) =>
			response.text()
		),
	] );
	const content = Buffer.from( zip );
	if (
		createHash( 'sha1' ).update( content ).digest( 'hex' ) !== sum.trim()
	) {
		throw new Error( `${ address } does not have its published checksum` );
	}
	const file = join( work, 'wordpress.zip' );
	await writeFile( file, content );
	await unzip( file, work );
	return join( work, 'wordpress' );
}

// The list of all releases serves every series with one call.
async function newestRelease( series ) {
	const response = await get( `${ API }/stable-check/1.0/`, ANSWER );
	const releases = Object.keys( await response.json() ).filter( ( version ) =>
		inSeries( version, series )
	);
	const newest = releases.sort( byVersion ).at( -1 );
	if ( ! newest ) {
		throw new Error( `no release of series "${ series }"` );
	}
	return newest;
}

async function get( address, timeout ) {
	const response = await fetch( address, {
		signal: AbortSignal.timeout( timeout ),
	} ).catch( ( error ) => {
		throw new Error(
			`${ address }: ${ error.cause?.message ?? error.message }`
		);
	} );
	if ( ! response.ok ) {
		throw new Error( `${ address }: HTTP ${ response.status }` );
	}
	return response;
}
