#!/usr/bin/env node
/**
 * Makes src/types/schema.ts from includes/Schema/*.json: for `ticket.json` the type `Ticket` of an item, and of each input
 * `TicketListInput`, `TicketCreateInput`, …
 *
 * Usage: npm run schema [-- --check]; with --check nothing is written and drift is a failure.
 */
import { compile } from 'json-schema-to-typescript';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join( dirname( fileURLToPath( import.meta.url ) ), '../..' );
const SCHEMAS = join( ROOT, 'includes/Schema' );
const TARGET = join( ROOT, 'src/types/schema.ts' );
const BANNER = `/**
 * Types of the REST API, made from includes/Schema by \`npm run schema\`. Change the schema, not this file.
 */
`;

const pascalCase = ( text ) =>
	text.replace( /(?:^|[^a-z0-9]+)([a-z0-9])/gi, ( _, letter ) =>
		letter.toUpperCase()
	);

/**
 * Type names and schemas of one schema file.
 *
 * @param {Object} resource Content of the file.
 * @return {Array<[string, Object]>} Pairs of name and schema.
 */
function typesOf( { title, description, item, inputs = {} } ) {
	const name = pascalCase( title );
	const types = Object.entries( inputs ).map( ( [ input, schema ] ) => [
		`${ name }${ pascalCase( input ) }Input`,
		schema,
	] );
	// Some routes answer with nothing but words.
	return Object.keys( item?.properties ?? {} ).length
		? [ [ name, { description, ...item } ], ...types ]
		: types;
}

/**
 * Source of one type.
 *
 * @param {Array} pair Name and schema.
 * @return {Promise<string>} TypeScript.
 */
function typescript( [ name, schema ] ) {
	return compile( schema, name, {
		additionalProperties: false,
		bannerComment: '',
		style: { singleQuote: true, useTabs: true },
	} );
}

const files = ( await readdir( SCHEMAS ) )
	.filter( ( file ) => file.endsWith( '.json' ) )
	.sort();
const resources = await Promise.all(
	files.map( async ( file ) =>
		JSON.parse( await readFile( join( SCHEMAS, file ), 'utf8' ) )
	)
);
const sources = await Promise.all(
	resources.flatMap( typesOf ).map( typescript )
);
const content = [ BANNER, ...sources ].join( '\n' );

if ( ! process.argv.includes( '--check' ) ) {
	await writeFile( TARGET, content );
} else if ( content !== ( await readFile( TARGET, 'utf8' ) ) ) {
	console.error(
		'src/types/schema.ts is not what includes/Schema describes: run `npm run schema`.'
	);
	process.exitCode = 1;
}
