import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './paths.mjs';

/**
 * @param {string[]} places  Files and folders of the checkout; what is not there is left out.
 * @param {RegExp}   pattern What a file's path ends with.
 * @return {string[]} Paths below the checkout, sorted.
 */
export function filesIn( places, pattern ) {
	return places
		.flatMap( ( place ) => {
			const stat = statSync( join( ROOT, place ), {
				throwIfNoEntry: false,
			} );
			if ( ! stat?.isDirectory() ) {
				return stat ? [ place ] : [];
			}
			return readdirSync( join( ROOT, place ), { recursive: true } ).map(
				( name ) => `${ place }/${ name.replaceAll( '\\', '/' ) }`
			);
		} )
		.filter( ( path ) => pattern.test( path ) )
		.sort();
}
