import assert from 'node:assert/strict';
import {
	lstat,
	mkdir,
	mkdtemp,
	readFile,
	readdir,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

import { wholeCore } from '../../../bin/lib/core-debian.mjs';

/**
 * A tree of unpacked packages: a core that links to a library and to the system's configuration.
 *
 * @param {import('node:test').TestContext} t
 * @param {string}                          library Where the core's link points to.
 */
async function unpacked( t, library ) {
	const tree = await mkdtemp( join( tmpdir(), 'tree-' ) );
	t.after( () => rm( tree, { recursive: true } ) );
	const file = async ( path, text ) => {
		await mkdir( dirname( join( tree, path ) ), { recursive: true } );
		await writeFile( join( tree, path ), text );
	};
	const core = join( tree, 'usr/share/wordpress' );
	await file( 'usr/share/wordpress/index.php', 'core' );
	await file( 'usr/share/wordpress/wp-config.php', 'of the package' );
	await file( 'usr/share/javascript/jquery.js', 'library' );
	await symlink( library, join( core, 'jquery.js' ) );
	await symlink(
		'/etc/wordpress/htaccess-that-is-not-there',
		join( core, '.htaccess' )
	);
	await symlink(
		'/etc/ssl/no-such-bundle.crt',
		join( core, 'ca-bundle.crt' )
	);
	return tree;
}

test( 'a packaged core becomes a folder that needs nothing beside it', async ( t ) => {
	const tree = await unpacked( t, '../javascript/jquery.js' );
	const core = await wholeCore( tree, join( tree, 'core' ) );
	assert.deepEqual( ( await readdir( core ) ).sort(), [
		'index.php',
		'jquery.js',
	] );
	assert.equal(
		( await lstat( join( core, 'jquery.js' ) ) ).isSymbolicLink(),
		false
	);
	assert.equal(
		await readFile( join( core, 'jquery.js' ), 'utf8' ),
		'library'
	);
} );

test( 'a library that no package brought is an error', async ( t ) => {
	const tree = await unpacked( t, '../javascript/missing.js' );
	await assert.rejects(
		wholeCore( tree, join( tree, 'core' ) ),
		/in no package:\n.*jquery\.js/
	);
} );
