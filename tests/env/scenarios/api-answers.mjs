import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

/** A field of this name in a sample: there may be any others. */
const ANY = '…';

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
 * @return {Object<string, string>} Values that later examples use, by their names.
 */
export function checkAnswer( answer, { promised, answer: whole }, document ) {
	assert.equal(
		answer.status,
		promised.status,
		`status ${ answer.status } instead of ${ promised.status }: ${ answer.body }`
	);
	for ( const word of [ 'private', 'no-store' ] ) {
		assert.match( answer.headers.get( 'cache-control' ), RegExp( word ) );
	}
	for ( const [ name, value ] of promised.headers ) {
		const found = answer.headers.get( name ) ?? '';
		assert.ok(
			found.startsWith( value ),
			`header ${ name }: "${ found }"`
		);
	}
	const isJson =
		answer.body !== '' &&
		answer.headers.get( 'content-type' )?.startsWith( 'application/json' );
	const data = isJson ? JSON.parse( answer.body ) : null;
	if ( isJson ) {
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
		assert.deepEqual( at( data, path ), value, path );
	}
	return namesOf( promised, data, answer.headers );
}

function checkEnvelope( data, { status, code } ) {
	if ( status >= 400 ) {
		assert.equal( data.success, false );
		assert.equal( data.code, code );
		assert.equal( typeof data.message, 'string' );
		return;
	}
	// WordPress puts links beside its own index of a namespace.
	const { _links, ...envelope } = data;
	assert.ok( ! _links || data.data.namespace, 'links in the envelope' );
	assert.deepEqual( Object.keys( envelope ), [
		'success',
		'message',
		'data',
		'meta',
	] );
	assert.equal( data.success, true );
	assert.equal( kindOf( data.meta ), 'object', 'meta' );
}

function checkShape( data, shape, objects ) {
	if ( shape.isEmpty ) {
		assert.deepEqual( data.data, [] );
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
	assert.equal( headers.get( 'x-wp-total' ), String( data.meta.total ) );
	assert.equal(
		headers.get( 'x-wp-totalpages' ),
		String( data.meta.total_pages )
	);
}

function sampleOf( object, { added, missing } ) {
	const sample = structuredClone( object );
	for ( const name of missing ) {
		assert.ok( name in sample, `The object has no ${ name } anyway.` );
		delete sample[ name ];
	}
	for ( const name of added ) {
		sample[ name ] = '';
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
	assert.equal( kindOf( value ), kindOf( sample ), path );
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
	assert.deepEqual(
		Object.keys( value ).sort(),
		expected.sort(),
		`${ path } has other fields than the document says`
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

function namesOf( { names }, data, headers ) {
	return Object.fromEntries(
		Object.entries( names ).map( ( [ name, source ] ) => {
			const value = source.startsWith( 'header ' )
				? headers.get( source.slice( 'header '.length ) )
				: at( data, source );
			assert.ok(
				! isDeepStrictEqual( value ?? null, null ),
				`no ${ source } for ${ name }`
			);
			return [ name, String( value ) ];
		} )
	);
}
