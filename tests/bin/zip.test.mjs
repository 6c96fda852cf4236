import AdmZip from 'adm-zip';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../bin/lib/paths.mjs';

const ZIP = join( ROOT, 'dist/smart-support-guest.zip' );

const make = () => {
	execFileSync( process.execPath, [ join( ROOT, 'bin/zip.mjs' ) ] );
	return readFile( ZIP );
};

test( 'holds what runs, and nothing of how it is made', async () => {
	await make();
	const names = new AdmZip( ZIP )
		.getEntries()
		.map( ( { entryName } ) => entryName );
	for ( const needed of [
		'smart-support-guest.php',
		'uninstall.php',
		'readme.txt',
		'LICENSE',
		'build/admin/index.js',
		'build/admin/index.asset.php',
		'build/admin/style-index-rtl.css',
		'build/blocks-manifest.php',
		'includes/Plugin.php',
		'includes/Schema/ticket.json',
		'languages/smart-support-guest.pot',
	] ) {
		assert.ok(
			names.includes( `smart-support-guest/${ needed }` ),
			needed
		);
	}
	assert.deepEqual(
		names.filter(
			( name ) =>
				! /^smart-support-guest\/(?:[^/]+$|build\/|includes\/|languages\/)/.test(
					name
				) || /\/\.|\.(?:tsx?|mjs|cjs|map|scss|md)$/.test( name )
		),
		[]
	);
} );

test( 'is the same from the same sources', async () => {
	const [ first, second ] = [ await make(), await make() ];
	assert.ok( first.equals( second ) );
} );
