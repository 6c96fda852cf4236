/**
 * Texts that are data: the plugin's header and the blocks' descriptions.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT, SLUG } from '../lib/paths.mjs';
import { filesIn } from '../lib/files.mjs';

/** Fields of the header that WordPress translates. */
const HEADER = [ 'Plugin Name', 'Description', 'Author' ];

const read = ( path ) => readFile( join( ROOT, path ), 'utf8' );

/** @return {Promise<import('./po.mjs').Message[]>} Texts of the plugin's header. */
export async function headerMessages() {
	const reference = `${ SLUG }.php`;
	const content = await read( reference );
	return HEADER.map( ( field ) => ( {
		id: content.match(
			new RegExp( `^ \\* ${ field }:\\s*(.+)$`, 'm' )
		)[ 1 ],
		comment: `${ field } of the plugin`,
		reference,
	} ) );
}

/** @return {Promise<import('./po.mjs').Message[]>} Texts of each block.json. */
export async function blockMessages() {
	const files = filesIn( [ 'blocks' ], /\/block\.json$/ );
	const blocks = await Promise.all(
		files.map( async ( reference ) => {
			const {
				title,
				description,
				keywords = [],
			} = JSON.parse( await read( reference ) );
			const message = ( kind ) => ( id ) => ( {
				id,
				context: `block ${ kind }`,
				reference,
			} );
			return [
				message( 'title' )( title ),
				message( 'description' )( description ),
				...keywords.map( message( 'keyword' ) ),
			];
		} )
	);
	return blocks.flat();
}
