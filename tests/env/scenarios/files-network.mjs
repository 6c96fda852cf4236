import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { assertSilent } from '../../../bin/test/environment.mjs';

const CREATE_BLOG = `
	require_once ABSPATH . 'wp-admin/includes/ms.php';
	echo wp_insert_site( array( 'domain' => get_network()->domain, 'path' => '/two/', 'title' => 'Two', 'user_id' => 1 ) );
	switch_to_blog( 2 );
	echo (int) SmartSupport\\Lifecycle::install();`;

/** Stores a file on each site as its administrator's upload, and prints where the two lie. */
const STORE = `
	$user = get_userdata( 1 );
	foreach ( array( 1, 2 ) as $blog ) {
		switch_to_blog( $blog );
		$path = tempnam( get_temp_dir(), 'upload' );
		file_put_contents( $path, 'Text' );
		$services = new SmartSupport\\Services();
		$upload   = new SmartSupport\\Attachments\\Upload( $path, 'a.txt', 4 );
		$stored   = $services->attachments->store( SmartSupport\\Access\\Actor::system(), $upload, 'file' );
		$file     = $services->attachments->add( SmartSupport\\Access\\Actor::system(), $stored );
		echo $services->attachments->path( $file ), "\\n";
		restore_current_blog();
	}`;

/** A network that gives each site 1 MB, of which nothing is used: takes a file of that size, and one byte more. */
const QUOTA = `
	update_site_option( 'upload_space_check_disabled', 0 );
	update_site_option( 'blog_upload_space', 1 );
	add_filter( 'pre_get_space_used', static fn() => 0 );
	add_filter( 'upload_size_limit', static fn() => 5 * MB_IN_BYTES );
	foreach ( array( MB_IN_BYTES, MB_IN_BYTES + 1 ) as $size ) {
		$path = tempnam( get_temp_dir(), 'upload' );
		file_put_contents( $path, str_repeat( 'x', $size ) );
		$upload = new SmartSupport\\Attachments\\Upload( $path, 'a.txt', $size );
		try {
			( new SmartSupport\\Services() )->attachments->store( SmartSupport\\Access\\Actor::system(), $upload, 'file' );
			echo 'stored ';
		} catch ( SmartSupport\\Refusal $refusal ) {
			echo $refusal->reason;
		}
	}`;

const DELETE_BLOG = `require_once ABSPATH . 'wp-admin/includes/ms.php'; wp_delete_site( 2 );`;

/**
 * Each site has a folder of its own, which goes with it and with no other.
 *
 * @param {Object}                    environment
 * @param {string}                    name
 * @param {(dir: string) => RegExp[]} places      Where the files of the two sites are to lie.
 * @param {Object}                    [constants] Of wp-config.php.
 */
async function liveInNetwork( environment, name, places, constants = {} ) {
	const site = await environment.site( name, 'sqlite', {
		multisite: true,
		constants,
	} );
	assert.equal( await site.phpEval( CREATE_BLOG ), '21' );
	const paths = ( await site.phpEval( STORE ) ).trim().split( '\n' );
	places( site.dir ).forEach( ( place, index ) =>
		assert.match( paths[ index ], place )
	);
	assert.deepEqual( paths.map( existsSync ), [ true, true ] );
	assert.equal( await site.phpEval( QUOTA ), 'stored file_too_large' );
	await site.phpEval( DELETE_BLOG );
	assert.deepEqual( paths.map( existsSync ), [ true, false ] );
	await assertSilent( site );
}

async function inUploads( environment ) {
	await liveInNetwork( environment, 'files-network', ( dir ) => {
		const uploads = join( dir, 'wp-content/uploads' );
		return [
			new RegExp( `^${ uploads }/smart-support-[0-9a-f]{32}/` ),
			new RegExp( `^${ uploads }/sites/2/smart-support-[0-9a-f]{32}/` ),
		];
	} );
}

async function elsewhere( environment ) {
	const place = join( environment.dir, 'files-of-network' );
	const places = () => [
		new RegExp( `^${ place }/site-1/` ),
		new RegExp( `^${ place }/site-2/` ),
	];
	await liveInNetwork( environment, 'files-place', places, {
		SMART_SUPPORT_FILES_DIR: place,
	} );
}

export default [
	{
		title: 'files of a network',
		test: async ( environment ) => {
			await inUploads( environment );
			await elsewhere( environment );
		},
	},
];
