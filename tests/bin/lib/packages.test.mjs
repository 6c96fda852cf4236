import assert from 'node:assert/strict';
import {
	mkdir,
	mkdtemp,
	readdir,
	rm,
	utimes,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import {
	buildIsCurrent,
	packagesAreCurrent,
} from '../../../bin/lib/packages.mjs';

/**
 * A checkout whose files were changed at the given seconds.
 *
 * @param {import('node:test').TestContext} t
 * @param {Object<string, number>}          files
 */
async function checkout( t, files ) {
	const root = await mkdtemp( join( tmpdir(), 'checkout-' ) );
	t.after( () => rm( root, { recursive: true } ) );
	for ( const [ name, seconds ] of Object.entries( files ) ) {
		await mkdir( dirname( join( root, name ) ), { recursive: true } );
		await writeFile( join( root, name ), '' );
		await utimes( join( root, name ), seconds, seconds );
	}
	// A folder changes when a file comes or goes: here long ago.
	for ( const entry of await readdir( root, {
		recursive: true,
		withFileTypes: true,
	} ) ) {
		if ( entry.isDirectory() ) {
			await utimes( join( entry.parentPath, entry.name ), 1, 1 );
		}
	}
	return root;
}

const LOCK = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';
const BUILT = 'build/blocks-manifest.php';

for ( const [ title, files, expected ] of [
	[ 'never installed', { [ LOCK ]: 10 }, false ],
	[
		'installed before the lock changed',
		{ [ LOCK ]: 20, [ INSTALLED ]: 10 },
		false,
	],
	[ 'installed after it', { [ LOCK ]: 10, [ INSTALLED ]: 20 }, true ],
] ) {
	test( `packages: ${ title }`, async ( t ) => {
		assert.equal(
			await packagesAreCurrent( await checkout( t, files ) ),
			expected
		);
	} );
}

for ( const [ title, files, expected ] of [
	[ 'never built', { 'src/admin/index.tsx': 10 }, false ],
	[
		'a source is newer',
		{ 'src/admin/index.tsx': 30, [ BUILT ]: 20 },
		false,
	],
	[
		'the configuration is newer',
		{ 'src/a.ts': 1, 'webpack.config.js': 30, [ BUILT ]: 20 },
		false,
	],
	[
		'cut off',
		{ 'src/admin/index.tsx': 10, 'build/admin/index.js': 20 },
		false,
	],
	[
		'newer than all it is made from',
		{
			'src/admin/index.tsx': 10,
			'blocks/x/block.json': 15,
			[ BUILT ]: 20,
		},
		true,
	],
] ) {
	test( `build: ${ title }`, async ( t ) => {
		assert.equal(
			await buildIsCurrent( await checkout( t, files ) ),
			expected
		);
	} );
}
