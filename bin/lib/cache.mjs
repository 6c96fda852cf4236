import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * What is fetched once and used by every checkout: WordPress cores.
 *
 * @return {string} The folder of SMART_SUPPORT_CACHE, else `smart-support` in the user's cache folder. May not exist yet.
 */
export function cacheDir() {
	return (
		process.env.SMART_SUPPORT_CACHE ||
		join(
			process.env.XDG_CACHE_HOME || join( homedir(), '.cache' ),
			'smart-support'
		)
	);
}

/**
 * Moves a finished folder into the cache, so that an entry is there whole or not at all. Two processes may bring the
 * same entry at once: the first wins and the other uses its folder.
 *
 * @param {string} name   Entry in the cache.
 * @param {string} folder On the same file system: made by `scratch()`.
 * @return {Promise<string>} The entry's folder.
 */
export async function store( name, folder ) {
	const target = join( cacheDir(), name );
	await rename( folder, target ).catch( ( error ) => {
		if ( ! existsSync( target ) ) {
			throw error;
		}
	} );
	return target;
}

/**
 * An empty folder in the cache for work in progress; the caller removes it.
 *
 * @param {string} name
 * @return {Promise<string>} Its path.
 */
export async function scratch( name ) {
	const dir = join( cacheDir(), `.${ name }.${ process.pid }` );
	await rm( dir, { recursive: true, force: true } );
	await mkdir( dir, { recursive: true } );
	return dir;
}
