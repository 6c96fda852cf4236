#!/usr/bin/env node
/**
 * `npm run size`: what a visitor's browser loads of ours on the support page, compressed as servers do.
 *
 * Counts all scripts and styles that the build made for visitors, also those that only some pages load. What WordPress
 * itself brings (its interactivity module, the theme) is not ours.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { ROOT } from './lib/paths.mjs';
import { log } from './lib/steps.mjs';

/** Bytes, all together. */
const BAR = 20 * 1024;

const DIR = join( ROOT, 'build', 'blocks' );

/** The editor's own, and the mirrored copy of which a page loads one or the other. */
const NOT_FOR_VISITORS = /(?:^|\/)edit\.js$|-rtl\.css$/;

/**
 * @return {Promise<Array<{name: string, bytes: number, gzip: number}>>} Largest first.
 */
export async function sizes() {
	const names = ( await readdir( DIR, { recursive: true } ) )
		.map( ( name ) => name.replaceAll( '\\', '/' ) )
		.filter( ( name ) => /\.(?:js|css)$/.test( name ) )
		.filter( ( name ) => ! NOT_FOR_VISITORS.test( name ) );
	const files = await Promise.all(
		names.map( async ( name ) => {
			const content = await readFile( join( DIR, name ) );
			return {
				name,
				bytes: content.length,
				gzip: gzipSync( content, { level: 6 } ).length,
			};
		} )
	);
	return files.sort( ( one, other ) => other.gzip - one.gzip );
}

const row = ( name, bytes, gzip ) =>
	log(
		`${ name.padEnd( 44 ) }${ String( bytes ).padStart( 8 ) }${ String( gzip ).padStart( 8 ) }`
	);

if ( process.argv[ 1 ] === import.meta.filename ) {
	const files = await sizes();
	const total = files.reduce( ( sum, { gzip } ) => sum + gzip, 0 );
	row( 'file of the support page', 'bytes', 'gzip' );
	for ( const { name, bytes, gzip } of files ) {
		row( name, bytes, gzip );
	}
	log( `\n${ total } bytes, at most ${ BAR }` );
	process.exitCode = files.length > 0 && total < BAR ? 0 : 1;
}
