import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

/** A field of this name in a sample: there may be any others. */
const ANY = '…';

/**
 * One line a fault: an object that is wrong is wrong in many examples.
 *
 * @param {*}      actual
 * @param {*}      expected
 * @param {string} what
 */
function same( actual, expected, what ) {
	assert.ok(
		isDeepStrictEqual( actual, expected ),
		`${ what } is ${ JSON.stringify( actual ) }, not ${ JSON.stringify( expected ) }`
	);
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * @typedef {import('./api-document.mjs').Promised} Promised
 * @typedef {{ status: number, headers: Headers, body: string }} Answer
 */

/**
 * Fails unless an answer is what the document says: status, envelope, code or object, values, headers.
 *
 * @param {Answer}                                                          answer
 * @param {import('./api-document.mjs').Example}                            example
 * @param {ReturnType<typeof import('./api-document.mjs').readApiDocument>} document
 */
export function checkAnswer( answer, { promised, answer: whole }, document ) {
	same( answer.status, promised.status, 'status' );
	for ( const word of [ 'private', 'no-store' ] ) {
		assert.match( answer.headers.get( 'cache-control' ), RegExp( word ) );
	}
	for ( const [ name, value ] of promised.headers ) {
		const found = answer.headers.get( name ) ?? '';
		assert.ok(
			found.startsWith( value ),
			`${ name } is "${ found }", not "${ value }"`
		);
	}
	const data = dataOf( answer );
	if ( data !== null ) {
		checkEnvelope( data, promised );
	}
	if ( whole !== undefined ) {
		compare( data, whole, 'answer' );
	}
	if ( promised.shape ) {
		checkShape( data, promised.shape, document.objects );
		checkPaging( data, promised.shape, document.objects, answer.headers );
	}
	for ( const [ path, value ] of promised.values ) {
		same( at( data, path ), value, path );
	}
}

/**
 * What is in an answer of JSON, null for another.
 * @param {Answer} answer
 */
function dataOf( answer ) {
	const isJson = answer.headers
		.get( 'content-type' )
		?.startsWith( 'application/json' );
	return isJson && answer.body !== '' ? JSON.parse( answer.body ) : null;
}

function checkEnvelope( data, { status, code } ) {
	if ( status >= 400 ) {
		same( data.success, false, 'success' );
		same( data.code, code, 'code' );
		same( typeof data.message, 'string', 'kind of message' );
		return;
	}
	// WordPress puts links beside its own index of a namespace.
	const { _links, ...envelope } = data;
	assert.ok( ! _links || data.data.namespace, 'links in the envelope' );
	same(
		Object.keys( envelope ),
		[ 'success', 'message', 'data', 'meta' ],
		'envelope'
	);
	same( data.success, true, 'success' );
	same( kindOf( data.meta ), 'object', 'kind of meta' );
}

function checkShape( data, shape, objects ) {
	if ( shape.isEmpty ) {
		same( data.data, [], 'data' );
		return;
	}
	assert.ok( objects.has( shape.name ), `no object "${ shape.name }"` );
	const sample = sampleOf( objects.get( shape.name ), shape );
	if ( ! shape.isList ) {
		compare( data.data, sample, 'data', shape.optional );
		return;
	}
	assert.ok( Array.isArray( data.data ), 'data is no list.' );
	assert.ok( data.data.length > 0, 'An empty list shows nothing.' );
	compare( data.data, [ sample ], 'data', shape.optional );
}

function checkPaging( data, shape, objects, headers ) {
	if ( ! shape.isList ) {
		return;
	}
	compare( data.meta, objects.get( 'Page' ), 'meta' );
	const { total, total_pages: pages } = data.meta;
	same( headers.get( 'x-wp-total' ), String( total ), 'X-WP-Total' );
	same(
		headers.get( 'x-wp-totalpages' ),
		String( pages ),
		'X-WP-TotalPages'
	);
}

function sampleOf( object, { added, missing } ) {
	const sample = structuredClone( object );
	for ( const name of missing ) {
		assert.ok( name in sample, `The object has no ${ name } anyway.` );
		delete sample[ name ];
	}
	for ( const name of added ) {
		// A text, unless its name asks a question.
		sample[ name ] = name.startsWith( 'can_' ) ? false : '';
	}
	return sample;
}

const kindOf = ( value ) => {
	if ( value === null ) {
		return 'null';
	}
	if ( Array.isArray( value ) ) {
		return 'list';
	}
	if ( typeof value === 'string' && TIME.test( value ) ) {
		return 'time';
	}
	return Number.isInteger( value ) ? 'integer' : typeof value;
};

/**
 * Fails where a value has not the very fields and kinds of values that a sample has. Null stands for any kind.
 *
 * @param {*}        value
 * @param {*}        sample
 * @param {string}   path     Of the value.
 * @param {string[]} optional Fields that may be absent: paths below an entry of a list.
 */
function compare( value, sample, path, optional = [] ) {
	if ( value === null || sample === null ) {
		return;
	}
	same( kindOf( value ), kindOf( sample ), `kind of ${ path }` );
	if ( Array.isArray( sample ) ) {
		value.forEach(
			( entry, index ) =>
				sample.length > 0 &&
				compare( entry, sample[ 0 ], `${ path }[${ index }]`, optional )
		);
	} else if ( kindOf( sample ) === 'object' && ! ( ANY in sample ) ) {
		compareFields( value, sample, path, optional );
	}
}

function compareFields( value, sample, path, optional ) {
	const inner = path.replace( /^data(\[\d+\])?\.?/, '' );
	const mayLack = ( name ) =>
		optional.includes( inner === '' ? name : `${ inner }.${ name }` );
	const expected = Object.keys( sample ).filter(
		( name ) => name in value || ! mayLack( name )
	);
	const untold = Object.keys( value ).filter(
		( name ) => ! expected.includes( name )
	);
	const absent = expected.filter( ( name ) => ! ( name in value ) );
	assert.ok(
		untold.length === 0 && absent.length === 0,
		`${ path }: the document does not tell of [${ untold }], the answer does not have [${ absent }]`
	);
	for ( const name of expected ) {
		compare(
			value[ name ],
			sample[ name ],
			`${ path }.${ name }`,
			optional
		);
	}
}

const at = ( data, path ) =>
	path
		.split( /[.[\]]+/ )
		.filter( Boolean )
		.reduce( ( value, name ) => value?.[ name ], data );

/**
 * @param {Answer}                               answer
 * @param {import('./api-document.mjs').Example} example
 * @return {Object<string, string>} Values that later examples use, by their names; without those that the answer has not.
 */
export function namesOf( answer, { promised } ) {
	const data = dataOf( answer );
	const values = Object.entries( promised.names ).map(
		( [ name, source ] ) => [
			name,
			source.startsWith( 'header ' )
				? answer.headers.get( source.slice( 'header '.length ) )
				: at( data, source ),
		]
	);
	return Object.fromEntries(
		values
			.filter( ( [ , value ] ) => value !== undefined && value !== null )
			.map( ( [ name, value ] ) => [ name, String( value ) ] )
	);
}
