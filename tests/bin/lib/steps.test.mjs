import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { run, step, tail } from '../../../bin/lib/steps.mjs';
import { survivors } from './alive.mjs';

const node = ( code, opts ) => run( process.execPath, [ '-e', code ], opts );

test( 'run gives what the command prints, and adds to its environment', async () => {
	const { stdout, stderr } = await node(
		'console.log( process.env.GREETING ); console.error( "aside" )',
		{ env: { GREETING: 'hello' } }
	);
	assert.equal( stdout, 'hello\n' );
	assert.equal( stderr, 'aside\n' );
} );

test( 'run rejects with the end of the output', async () => {
	const code =
		'for ( let i = 0; i < 1000; i++ ) console.log( "line", i ); process.exitCode = 3';
	await assert.rejects( node( code ), ( error ) => {
		assert.equal( error.code, 3 );
		assert.match( error.message, /line 999$/ );
		assert.doesNotMatch( error.message, /line 9\n/ );
		return true;
	} );
} );

test( 'run rejects when there is no such command', async () => {
	await assert.rejects( run( 'no-such-command-here' ), { code: 'ENOENT' } );
} );

test( 'a command that takes too long is ended with its own children', async ( t ) => {
	const dir = await mkdtemp( join( tmpdir(), 'steps-' ) );
	t.after( () => rm( dir, { recursive: true } ) );
	const file = join( dir, 'pid' );
	const code = `
		const child = require( 'child_process' ).spawn( process.execPath, [ '-e', 'setTimeout( () => {}, 60000 )' ] );
		require( 'fs' ).writeFileSync( ${ JSON.stringify( file ) }, String( child.pid ) );
		setTimeout( () => {}, 60000 );`;
	await assert.rejects(
		node( code, { timeout: 1500 } ),
		/no end after 1.5 s/
	);
	const pid = Number( await readFile( file, 'utf8' ) );
	assert.deepEqual( await survivors( [ pid ] ), [] );
} );

test( 'step gives what its work gives and says how long it took', async ( t ) => {
	const lines = [];
	t.mock.method( process.stdout, 'write', ( text ) => lines.push( text ) );
	const result = await step( 'Working', ( note ) => {
		note( 'well' );
		return 7;
	} );
	t.mock.restoreAll();
	assert.equal( result, 7 );
	assert.match( lines.join( '' ), /✓ Working: well \(0\.\d s\)/ );
} );

test( 'step passes an error on', async ( t ) => {
	const lines = [];
	t.mock.method( process.stdout, 'write', ( text ) => lines.push( text ) );
	await assert.rejects(
		step( 'Working', () => {
			throw new Error( 'broken' );
		} ),
		/broken/
	);
	t.mock.restoreAll();
	assert.match( lines.join( '' ), /✗ Working/ );
} );

test( 'tail keeps the last lines', () => {
	assert.equal( tail( 'a\nb\nc\n\n', 2 ), 'b\nc' );
} );
