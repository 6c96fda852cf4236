import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

import { phpServer } from '../../../bin/lib/php.mjs';
import { freePort } from '../../../bin/lib/ports.mjs';

const SHOW =
	'<?php echo json_encode( array( $_SERVER["SCRIPT_NAME"], $_SERVER["REQUEST_URI"], getcwd() === __DIR__, array_keys( get_defined_vars() ) ) );';

let dir, server;

before( async () => {
	dir = await mkdtemp( join( tmpdir(), 'router-' ) );
	for ( const [ name, text ] of Object.entries( {
		'index.php': SHOW,
		'wp-login.php': SHOW,
		'wp-admin/index.php': SHOW,
		'wp-includes/a.css': 'a { }',
		'debug.log': 'secret',
		'.ht-secret': 'secret',
		'wp-content/database/x.sqlite': 'secret',
		'wp-content/uploads/smart-support-0a/ab/abcd': 'secret',
		'wp-content/uploads/sites/2/smart-support-0a/ab/abcd': 'secret',
	} ) ) {
		await mkdir( dirname( join( dir, name ) ), { recursive: true } );
		await writeFile( join( dir, name ), text );
	}
	server = await phpServer( {
		root: dir,
		port: await freePort(),
		logFile: join( dir, 'php.log' ),
	} );
} );

after( async () => {
	await server.stop();
	await rm( dir, { recursive: true } );
} );

const get = ( path ) => fetch( server.url + path, { redirect: 'manual' } );

for ( const [ path, script ] of [
	[ '/', '/index.php' ],
	[ '/support/?x=1', '/index.php' ],
	[ '/wp-json/a.b@x.test/tickets.log', '/index.php' ],
	[ '/wp-login.php?action=logout', '/wp-login.php' ],
	[ '/wp-admin/', '/wp-admin/index.php' ],
	[ '/second/wp-admin/', '/wp-admin/index.php' ],
	[ '/second/wp-login.php', '/wp-login.php' ],
	[ '/second/page/', '/index.php' ],
] ) {
	test( `${ path } is answered by ${ script }`, async () => {
		const [ name, uri, inItsFolder, variables ] = await (
			await get( path )
		).json();
		assert.equal( name, script );
		assert.equal( uri, path );
		assert.equal( inItsFolder, true );
		assert.deepEqual(
			variables.filter( ( variable ) => ! variable.startsWith( '_' ) ),
			[ 'smart_support_script' ]
		);
	} );
}

test( 'a file is sent as it is', async () => {
	const answer = await get( '/wp-includes/a.css' );
	assert.equal( await answer.text(), 'a { }' );
	assert.match( answer.headers.get( 'content-type' ), /^text\/css/ );
} );

for ( const [ path, location ] of [
	[ '/wp-admin', '/wp-admin/' ],
	[ '/second/wp-admin', '/second/wp-admin/' ],
	[ '/second/wp-includes/a.css', '/wp-includes/a.css' ],
] ) {
	test( `${ path } is redirected`, async () => {
		assert.equal(
			( await get( path ) ).headers.get( 'location' ),
			location
		);
	} );
}

for ( const path of [
	'/debug.log',
	'/.ht-secret',
	'/wp-content/database/x.sqlite',
	'/wp-content/uploads/smart-support-0a/ab/abcd',
	'/wp-content/uploads/sites/2/smart-support-0a/ab/abcd',
	'/%2eht-secret',
] ) {
	test( `${ path } is nobody's`, async () => {
		const answer = await get( path );
		assert.equal( answer.status, 404 );
		assert.equal( await answer.text(), '' );
	} );
}
