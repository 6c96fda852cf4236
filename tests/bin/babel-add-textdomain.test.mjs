import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire( import.meta.url );
// The build's own.
const { transformSync } = createRequire(
	require.resolve( '@wordpress/scripts/package.json' )
)( '@babel/core' );
const plugin = require( '../../bin/babel-add-textdomain.cjs' );

const transformed = ( code ) =>
	transformSync( code, {
		babelrc: false,
		configFile: false,
		plugins: [ [ plugin, { domain: 'ours' } ] ],
	} ).code;

for ( const [ before, after ] of [
	[ '__("a");', '__("a", "ours");' ],
	[ '_x("a", "b");', '_x("a", "b", "ours");' ],
	[ '_n("a", "as", n);', '_n("a", "as", n, "ours");' ],
	[ '_nx("a", "as", n, "b");', '_nx("a", "as", n, "b", "ours");' ],
	[ '__("a", "theirs");', '__("a", "theirs");' ],
	[ 'other("a");', 'other("a");' ],
] ) {
	test( before, () => assert.equal( transformed( before ), after ) );
}
