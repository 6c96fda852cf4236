import assert from 'node:assert/strict';
import { test } from 'node:test';

import { run } from '../../../bin/lib/steps.mjs';

const LOOPBACK = new URL( '../../../bin/lib/loopback.mjs', import.meta.url )
	.href;

test( 'a server that names no address takes the loopback address only', async () => {
	const code =
		'const s = require( "http" ).createServer().listen( 0, () => { console.log( s.address().address ); s.close() } )';
	const { stdout } = await run( process.execPath, [
		'--import',
		LOOPBACK,
		'-e',
		code,
	] );
	assert.equal( stdout, '127.0.0.1\n' );
} );
