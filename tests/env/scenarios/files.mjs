import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { ROOT } from '../../../bin/lib/paths.mjs';
import { LOOPBACK, freePort } from '../../../bin/lib/ports.mjs';
import { moveSite } from '../../../bin/lib/site.mjs';
import { assertSilent } from '../../../bin/test/environment.mjs';
import { fpmCommand, serveWithFpm } from '../../../bin/test/fpm.mjs';
import { ensureSystem } from '../../../bin/test/system.mjs';
import { API, PLUGIN, logIn } from './tools.mjs';

const MB = 2 ** 20;

const PASSWORD = `
	$made = WP_Application_Passwords::create_new_application_password( 1, array( 'name' => 'Files' ) );
	echo base64_encode( 'admin:' . $made[0] );`;

const SETTINGS = `
	( new SmartSupport\\Settings\\Settings() )->save( array( 'attachments' => array( 'max_size_mb' => 60 ), 'general' => array( 'delete_data_on_uninstall' => true ) ) );`;

const UNINSTALL = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	wp_set_current_user( 1 );
	deactivate_plugins( '${ PLUGIN }' );
	uninstall_plugin( '${ PLUGIN }' );`;

/**
 * Notes how much memory a request took at most, once its answer has gone out. Core's own test of PHP's version cannot do
 * without the internet.
 */
const PEAK = `<?php
	register_shutdown_function( static fn() => file_put_contents( ABSPATH . 'peak', memory_get_peak_usage() ) );
	add_filter( 'site_status_tests', static function ( array $tests ): array {
		unset( $tests['direct']['php_version'] );
		return $tests;
	} );`;

/**
 * What the docs tell people to put into nginx.
 *
 * @param {string} root Folder of WordPress.
 * @return {Promise<{denial: string, delivery: string, header: string}>} The blocks, for this site.
 */
async function fromDocs( root ) {
	const docs = await readFile( join( ROOT, 'docs/installation.md' ), 'utf8' );
	const [ denial, delivery ] = docs
		.match( /(?<=```nginx\n)location .+?(?=```)/gs )
		.map( ( block ) => block.replaceAll( '/var/www/example', root ) );
	const header = docs.match( /'(X-Accel-Redirect: [^']+)'/ )[ 1 ];
	return { denial, delivery, header };
}

/**
 * @param {Object} environment
 * @param {string} name
 * @param {Object} constants   Of wp-config.php.
 * @return {Promise<Object>} A site with a password, not yet served.
 */
async function prepare( environment, name, constants = {} ) {
	const site = await environment.site( name, 'mariadb', { constants } );
	await site.phpEval( SETTINGS );
	await writeFile( join( site.dir, 'wp-content/mu-plugins/peak.php' ), PEAK );
	const authorization = `Basic ${ await site.phpEval( PASSWORD ) }`;
	return { ...site, headers: { Authorization: authorization } };
}

/**
 * Gives a site another address just before it is served: the port that it was made for may be taken by now.
 *
 * @param {Object} site
 * @return {Promise<Object>} The site there.
 */
async function moved( site ) {
	const port = await freePort();
	const url = `http://${ LOOPBACK }:${ port }`;
	await moveSite( site.dir, { url } );
	return { ...site, port, url };
}

async function peakOf( { dir } ) {
	const file = join( dir, 'peak' );
	while ( ! existsSync( file ) ) {
		await wait( 20 );
	}
	const peak = Number( await readFile( file, 'utf8' ) );
	await rm( file );
	return peak;
}

async function upload( { url, headers }, size ) {
	const body = new FormData();
	const bytes = new Uint8Array( size ).fill( 7 );
	bytes.set( new TextEncoder().encode( '%PDF-1.7\n' ) );
	body.append( 'file', new Blob( [ bytes ] ), 'Grüße "&".pdf' );
	const answer = await fetch( `${ url }${ API }/attachments`, {
		method: 'POST',
		headers,
		body,
	} );
	const text = await answer.text();
	assert.equal( answer.status, 201, text );
	return JSON.parse( text ).data;
}

async function download( { url, headers }, { id, size } ) {
	const answer = await fetch( `${ url }${ API }/attachments/${ id }`, {
		headers,
	} );
	const bytes = await answer.arrayBuffer();
	assert.equal( answer.status, 200 );
	assert.equal( bytes.byteLength, size );
	return Object.fromEntries( answer.headers );
}

function assertIsSaved( headers, size ) {
	assert.equal( headers[ 'content-type' ], 'application/pdf' );
	assert.equal( headers[ 'content-length' ], String( size ) );
	assert.equal(
		headers[ 'content-disposition' ],
		`attachment; filename="Gruse _&_.pdf"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%22%26%22.pdf`
	);
	assert.equal( headers[ 'x-content-type-options' ], 'nosniff' );
	assert.equal(
		headers[ 'content-security-policy' ],
		"sandbox; default-src 'none'"
	);
	assert.match( headers[ 'cache-control' ], /no-store/ );
	assert.match( headers[ 'cache-control' ], /private/ );
}

/**
 * Addresses of everything that lies in our folder.
 *
 * @param {{dir: string, url: string}} site
 * @return {Promise<string[]>} At least the file and what should keep servers out.
 */
async function addresses( { dir, url } ) {
	const uploads = join( dir, 'wp-content/uploads' );
	const entries = await readdir( uploads, {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => join( entry.parentPath, entry.name ) )
		.filter( ( path ) => path.includes( 'smart-support-' ) )
		.map( ( path ) => url + path.slice( dir.length ) );
}

/**
 * What Site Health says, asked as its page asks.
 *
 * @param {Object} site
 * @return {Promise<string>} Good, recommended or critical.
 */
async function health( { url } ) {
	const Cookie = await logIn( url );
	const page = await fetch( `${ url }/wp-admin/site-health.php`, {
		headers: { Cookie },
	} );
	const html = await page.text();
	assert.match( html, /"smart-support-files"/ );
	const nonce = html.match( /"site_status":"(\w+)"/ )[ 1 ];
	const ask = ( token, cookie ) =>
		fetch( `${ url }/wp-admin/admin-ajax.php`, {
			method: 'POST',
			headers: { Cookie: cookie },
			body: new URLSearchParams( [
				[ 'action', 'health-check-smart-support-files' ],
				[ '_ajax_nonce', token ],
			] ),
		} );
	assert.equal( ( await ask( 'x', Cookie ) ).status, 403 );
	assert.equal( ( await ask( nonce, '' ) ).status, 400 );
	const { data } = await ( await ask( nonce, Cookie ) ).json();
	return data.status;
}

/**
 * Without the hint: PHP sends, with little memory, and Site Health is red.
 *
 * @param {Object} site
 */
async function byPhp( site ) {
	// The first request of all compiles what the next ones find compiled.
	const small = await upload( site, 1000 );
	await peakOf( site );
	await upload( site, 1000 );
	const peaks = [ await peakOf( site ) ];
	const large = await upload( site, 50 * MB );
	peaks.push( await peakOf( site ) );
	await download( site, small );
	peaks.push( await peakOf( site ) );
	assertIsSaved( await download( site, large ), 50 * MB );
	peaks.push( await peakOf( site ) );
	assert.ok( peaks[ 1 ] - peaks[ 0 ] < 4 * MB, `Upload: ${ peaks }` );
	assert.ok( peaks[ 3 ] - peaks[ 2 ] < 4 * MB, `Download: ${ peaks }` );
	assert.equal( await health( site ), 'critical' );

	const stored = ( await addresses( site ) ).filter( ( address ) =>
		/\/[0-9a-f]{2}\/[0-9a-f]{32}$/.test( address )
	);
	assert.equal( stored.length, 3, 'No name can be guessed.' );
}

/**
 * With the hint: nobody gets anything directly, and nginx sends what PHP allows.
 *
 * @param {Object}             site
 * @param {{ header: string }} docs
 */
async function byNginx( site, { header } ) {
	const file = await upload( site, 5 * MB );
	assertIsSaved( await download( site, file ), 5 * MB );
	const all = await addresses( site );
	assert.ok( all.length >= 4, all.join() );
	const inside = all.map( ( address ) =>
		address.replace(
			site.url,
			site.url + header.split( ': ' )[ 1 ] + site.dir
		)
	);
	for ( const address of [ ...all, ...inside, dirname( all[ 0 ] ) + '/' ] ) {
		const answer = await fetch( address );
		assert.ok( [ 403, 404 ].includes( answer.status ), address );
		assert.ok( ( await answer.text() ).length < 1000, address );
	}
	const refused = await fetch(
		`${ site.url }${ API }/attachments/${ file.id }`
	);
	assert.equal( refused.status, 401 );
	assert.equal( await health( site ), 'good' );
}

async function onNginx( environment ) {
	const fpm = await fpmCommand();
	await ensureSystem( {
		mariadbd: 'mariadb-server',
		nginx: 'nginx',
		[ fpm ]: `${ fpm.replace( 'php-fpm', 'php' ) }-fpm`,
	} );
	const { header } = await fromDocs( '' );
	const made = [
		await prepare( environment, 'files-open' ),
		await prepare( environment, 'files-safe', {
			SMART_SUPPORT_SEND_FILES: header,
		} ),
	];
	const [ open, safe ] = [
		await moved( made[ 0 ] ),
		await moved( made[ 1 ] ),
	];
	const { denial, delivery } = await fromDocs( safe.dir );
	await serveWithFpm( environment, [
		open,
		{ ...safe, locations: denial + delivery },
	] );
	await byPhp( open );
	await byNginx( safe, { header } );
	for ( const site of [ open, safe ] ) {
		await site.phpEval( UNINSTALL );
		assert.deepEqual(
			await addresses( site ),
			[],
			'Gone with the plugin.'
		);
		await assertSilent( site );
	}
}

export default [ { title: 'files on nginx', test: onNginx } ];
