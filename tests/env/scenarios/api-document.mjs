import assert from 'node:assert/strict';

/**
 * What stands in docs/api.md, for the test that runs it.
 *
 * An example is a ```bash block with one curl and, as its last line, what comes back:
 *
 *     # → 201 Ticket; TICKET = data.id; data.status = "new"; Idempotent-Replayed: true
 *
 * The status; of an error its code, of a success what is in `data`; then names for later examples, values, headers; a
 * name may stand for the code in a mail (`CODE = mail somebody@example.com`), or the secret of its link (`PORTAL = mail somebody@example.com portal`). A
 * ```json block right below is the whole answer. An object is the first ```json block below its heading.
 *
 * @typedef {{ status: number, code: string|null, shape: Shape|null, names: Object<string, string>, values: Array<[string, *]>, headers: Array<[string, string]> }} Promised
 * @typedef {{ name: string, isList: boolean, isEmpty: boolean, added: string[], missing: string[], optional: string[] }} Shape
 * @typedef {{ line: number, script: string, promised: Promised, answer: *|undefined }} Example
 * @typedef {{ methods: string[], paths: string[], words: Set<string> }} Section
 */

const BLOCK = /^```(\w+)\n(.*?)^```$/gms;
const PROMISE = /^# → (\d{3})(?: (.*?))?(?:; (.*))?$/;
const SHAPE =
	/^(list of )?([A-Z][A-Za-z ]*?)(?: with ([\w, ]+?))?(?: without ([\w., ]+))?$/;
const HEADING = /^#{2,4} (.*)$/gm;
const ROUTE = /`([A-Z, ]+) (\/[^`\s]*)`/g;
const SOMETIMES = 'sometimes ';

/**
 * @param {string} text Markdown.
 * @return {Object} Its `text`, `examples`, `objects` by name, `titles`, and `sections` of endpoints.
 */
export function readApiDocument( text ) {
	const blocks = [ ...text.matchAll( BLOCK ) ].map( ( found ) => ( {
		language: found[ 1 ],
		content: found[ 2 ],
		start: found.index,
		end: found.index + found[ 0 ].length,
	} ) );
	const sections = sectionsOf( text );
	return {
		text,
		examples: blocks
			.filter( ( { language } ) => language === 'bash' )
			.map( ( block ) => exampleOf( text, block, blocks ) ),
		objects: objectsOf( sections, blocks ),
		titles: sections.map( ( { title } ) => title ),
		sections: sections.map( routesOf ).filter( Boolean ),
	};
}

function sectionsOf( text ) {
	const headings = [ ...text.matchAll( HEADING ) ];
	return headings.map( ( heading, index ) => {
		const end = headings[ index + 1 ]?.index ?? text.length;
		return {
			title: heading[ 1 ],
			start: heading.index,
			end,
			text: text
				.slice( heading.index + heading[ 0 ].length, end )
				.replace( BLOCK, '' ),
		};
	} );
}

function objectsOf( sections, blocks ) {
	const objects = new Map();
	for ( const { title, start, end } of sections ) {
		const block = blocks.find(
			( one ) =>
				one.language === 'json' && one.start > start && one.end < end
		);
		if ( block ) {
			objects.set( title, JSON.parse( block.content ) );
		}
	}
	return objects;
}

// What an endpoint's section is about, and every word that it sets in code.
function routesOf( { title, text } ) {
	const routes = [ ...title.matchAll( ROUTE ) ];
	return routes.length === 0
		? null
		: {
				methods: routes[ 0 ][ 1 ].split( ', ' ),
				paths: routes.map( ( route ) => route[ 2 ] ),
				words: new Set(
					[ ...text.matchAll( /`([^`]+)`/g ) ].flatMap( ( code ) =>
						code[ 1 ].split( /\W+/ )
					)
				),
			};
}

function exampleOf( text, block, blocks ) {
	const line = text.slice( 0, block.start ).split( '\n' ).length;
	const last = block.content.trimEnd().split( '\n' ).at( -1 );
	const found = PROMISE.exec( last );
	assert.ok( found, `docs/api.md:${ line }: no line says what comes back.` );
	const next = blocks[ blocks.indexOf( block ) + 1 ];
	const belongs =
		next?.language === 'json' &&
		/^(?:\s|[^#\n].*\n)*$/.test( text.slice( block.end, next.start ) );
	return {
		line,
		script: block.content,
		promised: promiseOf( found ),
		answer: belongs ? JSON.parse( next.content ) : undefined,
	};
}

function promiseOf( [ , status, what = '', rest = '' ] ) {
	const isError = Number( status ) >= 400;
	const promised = {
		status: Number( status ),
		code: isError ? what : null,
		shape: isError || what === '' ? null : shapeOf( what ),
		names: {},
		values: [],
		headers: [],
	};
	for ( const part of rest.split( '; ' ).filter( Boolean ) ) {
		const [ , left, sign, right ] =
			/^(\S+?)( =|:) (.*)$/.exec( part ) ?? [];
		assert.ok( left, `What does "${ part }" mean?` );
		if ( sign === ':' ) {
			promised.headers.push( [ left, right ] );
		} else if ( /^[A-Z_]+$/.test( left ) ) {
			promised.names[ left ] = right;
		} else {
			promised.values.push( [ left, JSON.parse( right ) ] );
		}
	}
	return promised;
}

function shapeOf( what ) {
	const words = ( list = '' ) => list.split( ', ' ).filter( Boolean );
	if ( what === 'empty list' ) {
		return { name: '', isList: true, isEmpty: true };
	}
	const [ , list, name, added, without ] = SHAPE.exec( what ) ?? [];
	assert.ok( name, `What does "${ what }" mean?` );
	return {
		name,
		isList: list !== undefined,
		isEmpty: false,
		added: words( added ),
		missing: words( without ).filter(
			( word ) => ! word.startsWith( SOMETIMES )
		),
		optional: words( without )
			.filter( ( word ) => word.startsWith( SOMETIMES ) )
			.map( ( word ) => word.slice( SOMETIMES.length ) ),
	};
}
