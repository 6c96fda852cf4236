import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, mock, test } from 'node:test';

import AdmZip from 'adm-zip';

import { coreVersion, obtainCore } from '../../../bin/lib/core.mjs';

const VARIABLES = [
	'WP_CORE',
	'SMART_SUPPORT_CACHE',
	'SMART_SUPPORT_OFFLINE',
	'PATH',
];
const before = Object.fromEntries(
	VARIABLES.map( ( name ) => [ name, process.env[ name ] ] )
);

let dir;

beforeEach( async () => {
	dir = await mkdtemp( join( tmpdir(), 'core-' ) );
	process.env.SMART_SUPPORT_CACHE = join( dir, 'cache' );
	delete process.env.WP_CORE;
	delete process.env.SMART_SUPPORT_OFFLINE;
} );

afterEach( async () => {
	mock.restoreAll();
	for ( const name of VARIABLES ) {
		delete process.env[ name ];
		Object.assign(
			process.env,
			before[ name ] === undefined ? {} : { [ name ]: before[ name ] }
		);
	}
	await rm( dir, { recursive: true } );
} );

const versionFile = ( version ) =>
	`<?php\n/** The version. */\n$wp_version = '${ version }';\n`;

async function makeCore( path, version ) {
	await mkdir( join( path, 'wp-includes' ), { recursive: true } );
	await writeFile(
		join( path, 'wp-includes', 'version.php' ),
		versionFile( version )
	);
	return path;
}

function makeZip( version ) {
	const zip = new AdmZip();
	zip.addFile(
		'wordpress/wp-includes/version.php',
		Buffer.from( versionFile( version ) )
	);
	return zip;
}

/**
 * The official site, as far as it is asked.
 *
 * @param {Object<string, Buffer>} releases
 * @param {string}                 [sum]    A wrong checksum.
 */
function officialSite( releases, sum ) {
	const asked = [];
	mock.method( globalThis, 'fetch', async ( address ) => {
		asked.push( address );
		if ( address.endsWith( '/stable-check/1.0/' ) ) {
			return new Response(
				JSON.stringify(
					Object.fromEntries(
						Object.keys( releases ).map( ( version ) => [
							version,
							'latest',
						] )
					)
				)
			);
		}
		const content =
			releases[ address.match( /wordpress-([\d.]+)\.zip/ )?.[ 1 ] ];
		return address.endsWith( '.sha1' )
			? new Response(
					sum ??
						createHash( 'sha1' ).update( content ).digest( 'hex' )
				)
			: new Response( content );
	} );
	return asked;
}

test( 'WP_CORE names a folder', async () => {
	process.env.WP_CORE = await makeCore( join( dir, 'mine' ), '7.0.2' );
	assert.equal( await obtainCore(), process.env.WP_CORE );
	assert.equal( await coreVersion( process.env.WP_CORE ), '7.0.2' );
} );

test( 'WP_CORE names a zip, unpacked once', async () => {
	process.env.WP_CORE = join( dir, 'wordpress.zip' );
	makeZip( '7.1' ).writeZip( process.env.WP_CORE );
	const core = await obtainCore();
	assert.equal( await coreVersion( core ), '7.1' );
	assert.equal( await obtainCore(), core );
	assert.equal(
		( await readdir( process.env.SMART_SUPPORT_CACHE ) ).length,
		1
	);
} );

test( 'WP_CORE without WordPress is refused', async () => {
	process.env.WP_CORE = dir;
	await assert.rejects( obtainCore(), /holds no WordPress/ );
	process.env.WP_CORE = join( dir, 'nothing' );
	await assert.rejects( obtainCore(), /there is no/ );
} );

test( 'the newest of the cached cores serves, an old series only on demand', async () => {
	for ( const version of [ '6.8.9', '7.1.4', '7.1.10', '6.8.10' ] ) {
		await makeCore(
			join( dir, 'cache', `wordpress-${ version }` ),
			version
		);
	}
	assert.match( await obtainCore(), /wordpress-7\.1\.10$/ );
	assert.match(
		await obtainCore( { series: '6.8' } ),
		/wordpress-6\.8\.10$/
	);
} );

test( 'WP_CORE does not stand for an old series', async () => {
	process.env.WP_CORE = await makeCore( join( dir, 'mine' ), '7.0.2' );
	await makeCore( join( dir, 'cache', 'wordpress-6.8.9' ), '6.8.9' );
	assert.match( await obtainCore( { series: '6.8' } ), /wordpress-6\.8\.9$/ );
} );

test( 'offline and without a core the error says what to do', async () => {
	process.env.SMART_SUPPORT_OFFLINE = '1';
	const asked = officialSite( {} );
	await assert.rejects( obtainCore(), /no network allowed\. Set WP_CORE/ );
	assert.deepEqual( asked, [] );
} );

test( 'the newest official release of the series is fetched, checked and cached', async () => {
	const releases = {
		'6.8.3': makeZip( '6.8.3' ).toBuffer(),
		'7.1.4': makeZip( '7.1.4' ).toBuffer(),
		'7.1.12': makeZip( '7.1.12' ).toBuffer(),
	};
	const asked = officialSite( releases );
	assert.equal( await coreVersion( await obtainCore() ), '7.1.12' );
	assert.equal(
		await coreVersion( await obtainCore( { series: '6.8' } ) ),
		'6.8.3'
	);
	const calls = asked.length;
	await obtainCore();
	assert.equal( asked.length, calls );
	assert.deepEqual(
		( await readdir( process.env.SMART_SUPPORT_CACHE ) ).sort(),
		[ 'wordpress-6.8.3', 'wordpress-7.1.12' ]
	);
} );

test( 'a damaged download is refused and leaves nothing behind', async () => {
	officialSite(
		{ '7.1.4': makeZip( '7.1.4' ).toBuffer() },
		'0'.repeat( 40 )
	);
	// Without apt on the path the second source fails at once.
	process.env.PATH = dir;
	await assert.rejects( obtainCore(), /published checksum/ );
	assert.deepEqual( await readdir( process.env.SMART_SUPPORT_CACHE ), [] );
} );

test( 'a download that is not the wanted series is refused', async () => {
	officialSite( { '7.1.4': makeZip( '6.8.1' ).toBuffer() } );
	process.env.PATH = dir;
	await assert.rejects(
		obtainCore(),
		/not WordPress current \(version: 6\.8\.1\)/
	);
	assert.equal(
		existsSync( join( dir, 'cache', 'wordpress-6.8.1' ) ),
		false
	);
} );
