import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import { run } from '../../../bin/lib/steps.mjs';
import {
	literal,
	writeConfig,
	writeLocalConfig,
} from '../../../bin/lib/wp-config.mjs';

const SQLITE = { database: { kind: 'sqlite' }, debug: true, constants: {} };
const URL = 'http://127.0.0.1:8888';

let dir;

beforeEach( async () => {
	dir = await mkdtemp( join( tmpdir(), 'config-' ) );
	await writeFile(
		join( dir, 'wp-settings.php' ),
		'<?php echo json_encode( get_defined_constants( true )["user"] );'
	);
	await writeLocalConfig( dir, { url: URL, smtpPort: 1025 } );
} );

afterEach( () => rm( dir, { recursive: true } ) );

/** What WordPress would find defined. */
const constants = async () =>
	JSON.parse(
		( await run( 'php', [ join( dir, 'wp-config.php' ) ] ) ).stdout
	);

test( 'the address and the mail port follow the run', async () => {
	await writeConfig( dir, SQLITE );
	await writeLocalConfig( dir, { url: 'http://127.0.0.1:9999' } );
	const found = await constants();
	assert.equal( found.WP_HOME, 'http://127.0.0.1:9999' );
	assert.equal( found.WP_SITEURL, found.WP_HOME );
	assert.equal( found.SMART_SUPPORT_LOCAL_SMTP_PORT, 0 );
} );

test( 'notices are logged and not shown', async () => {
	await writeConfig( dir, SQLITE );
	const found = await constants();
	assert.equal( found.WP_DEBUG, true );
	assert.equal( found.WP_DEBUG_DISPLAY, false );
	assert.equal( found.WP_DEBUG_LOG, join( dir, 'debug.log' ) );
	assert.equal( found.WP_ENVIRONMENT_TYPE, 'local' );
} );

test( 'salts are random and survive a rewrite', async () => {
	await writeConfig( dir, SQLITE );
	const first = await constants();
	await writeConfig( dir, { ...SQLITE, debug: false } );
	const second = await constants();
	const names = Object.keys( first ).filter( ( name ) =>
		/_(KEY|SALT)$/.test( name )
	);
	assert.equal( new Set( names.map( ( name ) => first[ name ] ) ).size, 8 );
	assert.deepEqual(
		names.map( ( name ) => second[ name ] ),
		names.map( ( name ) => first[ name ] )
	);
	assert.equal( second.WP_DEBUG, false );
} );

test( 'a network has no fixed address', async () => {
	await writeConfig( dir, { ...SQLITE, network: '127.0.0.1:8888' } );
	const found = await constants();
	assert.equal( found.DOMAIN_CURRENT_SITE, '127.0.0.1:8888' );
	assert.equal( found.SUBDOMAIN_INSTALL, false );
	assert.equal( 'WP_HOME' in found, false );
} );

test( 'MariaDB is reached by its socket', async () => {
	const database = {
		kind: 'mariadb',
		socket: '/tmp/x.sock',
		name: 'wp',
		user: 'u',
		password: "it's \\ odd",
	};
	await writeConfig( dir, {
		...SQLITE,
		database,
		constants: { DISABLE_WP_CRON: true },
	} );
	const found = await constants();
	assert.equal( found.DB_HOST, 'localhost:/tmp/x.sock' );
	assert.equal( found.DB_PASSWORD, database.password );
	assert.equal( found.DISABLE_WP_CRON, true );
} );

test( 'a literal is PHP', () => {
	assert.equal( literal( "a'b\\c" ), "'a\\'b\\\\c'" );
	assert.equal( literal( false ), 'false' );
	assert.equal( literal( 7 ), '7' );
} );

test( 'the file names no folder of this machine', async () => {
	await writeConfig( dir, SQLITE );
	const text = await readFile( join( dir, 'wp-config.php' ), 'utf8' );
	assert.equal( text.includes( dir ), false );
} );
