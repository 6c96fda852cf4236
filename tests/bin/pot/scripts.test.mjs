import assert from 'node:assert/strict';
import { test } from 'node:test';

import { messagesOf, scriptMessages } from '../../../bin/pot/scripts.mjs';

const only = ( content ) => {
	const messages = messagesOf( content, 'a.tsx' );
	assert.equal( messages.length, 1 );
	const { id, comment } = messages[ 0 ];
	return comment ? { id, comment } : { id };
};

test( 'finds each kind of call, generics and JSX around it', () => {
	const content = `
		const a = useState< string >( __( 'One', 'd' ) );
		const b = <p title={ _x( 'Two', 'place', 'd' ) } />;
		i18n._n( '%d three', '%d threes', n, 'd' );
		_nx( 'four', 'fours', n, 'music', 'd' );
		__( name ); other( 'five' );`;
	assert.deepEqual(
		messagesOf( content, 'a.tsx' ).map(
			( { id, plural, context, domain } ) => [
				id,
				plural,
				context,
				domain,
			]
		),
		[
			[ 'One', undefined, undefined, 'd' ],
			[ 'Two', undefined, 'place', 'd' ],
			[ '%d three', '%d threes', undefined, 'd' ],
			[ 'four', 'fours', 'music', 'd' ],
		]
	);
} );

test( 'puts the parts of a text together', () => {
	assert.deepEqual( only( "__( 'a ' + `b` + ' c', 'd' )" ), { id: 'a b c' } );
} );

test( 'takes the comment for translators, and no other', () => {
	const comment = 'translators: %s: name';
	for ( const content of [
		`/* ${ comment } */\n__( 'Hi %s', 'd' )`,
		`// ${ comment }\nconst a = sprintf( __( 'Hi %s', 'd' ), b );`,
		`sprintf(\n\t/* ${ comment } */\n\t__( 'Hi %s', 'd' ), b )`,
		`const a = b\n\t? /* ${ comment } */\n\t  __( 'Hi %s', 'd' )\n\t: c;`,
	] ) {
		assert.deepEqual( only( content ), { id: 'Hi %s', comment } );
	}
	assert.deepEqual( only( "// why\n__( 'Hi', 'd' )" ), { id: 'Hi' } );
	assert.deepEqual( only( `// ${ comment }\nfirst();\n__( 'Hi', 'd' )` ), {
		id: 'Hi',
	} );
} );

test( 'has our texts and those of the bundled packages', () => {
	const messages = scriptMessages();
	const referenceOf = ( text ) =>
		messages.find( ( { id } ) => id === text )?.reference;
	assert.equal(
		referenceOf( 'Send reply' ),
		'src/admin/screens/Ticket/Editor.tsx'
	);
	assert.equal( referenceOf( 'Items per page' ), 'build/admin/index.js' );
} );
