/**
 * Texts of JavaScript and TypeScript, found by TypeScript's own parser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { ROOT } from '../lib/paths.mjs';
import { filesIn } from '../lib/files.mjs';

/** What the arguments of each function are, the text domain aside. */
const FUNCTIONS = {
	__: [ 'id' ],
	_x: [ 'id', 'context' ],
	_n: [ 'id', 'plural', null ],
	_nx: [ 'id', 'plural', null, 'context' ],
};

/** Packages that are part of our script; see webpack.config.js. */
const BUNDLED = [ 'dataviews', 'ui' ].map(
	( name ) => `node_modules/@wordpress/${ name }/build-module`
);

/** Where the bundled packages' texts are in the end. */
const BUNDLE = 'build/admin/index.js';

/** @return {import('./po.mjs').Message[]} Texts of our sources and the bundled packages. */
export function scriptMessages() {
	const own = filesIn( [ 'src', 'blocks' ], /\.tsx?$/ );
	const bundled = filesIn( BUNDLED, /\.mjs$/ );
	return [
		...own.flatMap( ( file ) => messagesOf( read( file ), file, file ) ),
		...bundled.flatMap( ( file ) =>
			messagesOf( read( file ), file, BUNDLE ).filter(
				// What names a domain is WordPress's to translate.
				( { domain } ) => domain === undefined
			)
		),
	];
}

const read = ( file ) => readFileSync( join( ROOT, file ), 'utf8' );

/**
 * @param {string} content
 * @param {string} file      Name of the file, whose ending tells the language.
 * @param {string} reference File to name.
 * @return {(import('./po.mjs').Message & {domain?: string})[]} In the order of the file.
 */
export function messagesOf( content, file, reference = file ) {
	const source = ts.createSourceFile(
		file.replace( /\.mjs$/, '.js' ),
		content,
		ts.ScriptTarget.Latest,
		true
	);
	const messages = [];
	const visit = ( node ) => {
		if ( ts.isCallExpression( node ) ) {
			messages.push( ...messageOf( node, reference ) );
		}
		ts.forEachChild( node, visit );
	};
	visit( source );
	return messages;
}

/**
 * @param {ts.CallExpression} call
 * @param {string}            reference
 */
function messageOf( call, reference ) {
	const callee = call.expression.name ?? call.expression;
	const names = ts.isIdentifier( callee ) && FUNCTIONS[ callee.text ];
	const [ id, ...rest ] = names ? call.arguments.map( textOf ) : [];
	if ( id === undefined ) {
		return [];
	}
	const message = { id, reference, comment: commentOf( call ) };
	names.slice( 1 ).forEach( ( name, index ) => {
		if ( name ) {
			message[ name ] = rest[ index ];
		}
	} );
	return [ { ...message, domain: rest[ names.length - 1 ] } ];
}

/**
 * @param {ts.Expression} node
 * @return {string|undefined} The text, if it is one that is known without running the code.
 */
function textOf( node ) {
	if ( ts.isBinaryExpression( node ) ) {
		const parts = [ textOf( node.left ), textOf( node.right ) ];
		return parts.includes( undefined ) ? undefined : parts.join( '' );
	}
	return ts.isStringLiteralLike( node ) ? node.text : undefined;
}

/**
 * @param {ts.Node} node
 * @return {string|undefined} The comment for translators before a call, or before what it is part of.
 */
function commentOf( node ) {
	const content = node.getSourceFile().text;
	for ( let part = node; part && ! ts.isBlock( part ); part = part.parent ) {
		const start = part.getFullStart();
		const ranges = [
			// On the line of what stands before, and on lines of its own.
			...( ts.getTrailingCommentRanges( content, start ) ?? [] ),
			...( ts.getLeadingCommentRanges( content, start ) ?? [] ),
		];
		const comment = ranges
			.map( ( { pos, end } ) => content.slice( pos, end ) )
			.findLast( ( text ) => /translators:/i.test( text ) );
		if ( comment || ts.isStatement( part ) ) {
			return comment?.replace( /^\/[/*]\**\s*|\s*\*\/$/g, '' );
		}
	}
	return undefined;
}
