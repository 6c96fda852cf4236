import assert from 'node:assert/strict';
import { writeFile, access } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT } from '../../../bin/lib/paths.mjs';
import { isFree } from '../../../bin/lib/ports.mjs';
import { run } from '../../../bin/lib/steps.mjs';
import { assertSilent } from '../../../bin/test/environment.mjs';

/** A second start, by the word. */
const AGAIN_SECONDS = 20;

const MINUTES = 60_000;

/**
 * Runs `npm start`, which ends once the support page has answered.
 *
 * @param {Object}                 environment
 * @param {string}                 data        Name of the folder that keeps the site.
 * @param {string[]}               options
 * @param {Object<string, string>} env
 * @return {Promise<{output: string, seconds: number}>} What it printed.
 */
async function start( environment, data, options = [], env = {} ) {
	const port = await environment.port();
	const began = performance.now();
	const { stdout } = await run(
		process.execPath,
		[ 'bin/start.mjs', '--check', `--port=${ port }`, ...options ],
		{
			cwd: ROOT,
			env: { SMART_SUPPORT_DATA: join( environment.dir, data ), ...env },
			timeout: 8 * MINUTES,
		}
	);
	assert.match( stdout, /\/support\// );
	assert.ok( await isFree( port ), 'The web server ended with its command.' );
	await assertSilent( { dir: folder( environment, data, options ) } );
	return { output: stdout, seconds: ( performance.now() - began ) / 1000 };
}

/**
 * The site's own, inside the data folder.
 * @param {import('../../../bin/test/environment.mjs').Environment} environment
 * @param {string}                                                  data
 * @param {string[]}                                                options
 */
const folder = ( environment, data, options = [] ) =>
	join(
		environment.dir,
		data,
		options.includes( '--playground' ) ? 'playground' : 'site'
	);

async function onOwnPhp( environment ) {
	const first = await start( environment, 'start' );
	assert.match( first.output, /runs on PHP/ );
	const again = await start( environment, 'start' );
	assert.ok(
		again.seconds < AGAIN_SECONDS,
		`The second start took ${ again.seconds } s.`
	);
}

async function onPlayground( environment ) {
	const { output } = await start( environment, 'playground', [
		'--playground',
	] );
	assert.match( output, /runs on WordPress Playground/ );
}

/**
 * Whoever asks for something from outside meets a closed door.
 * @param {import('../../../bin/test/environment.mjs').Environment} environment
 */
async function offline( environment ) {
	const nowhere = 'http://127.0.0.1:9';
	await start( environment, 'offline', [], {
		SMART_SUPPORT_OFFLINE: '1',
		HTTP_PROXY: nowhere,
		HTTPS_PROXY: nowhere,
		http_proxy: nowhere,
		https_proxy: nowhere,
	} );
}

async function reset( environment ) {
	const mark = join( folder( environment, 'start' ), 'marked' );
	await writeFile( mark, '' );
	await start( environment, 'start' );
	await access( mark );
	await start( environment, 'start', [ '--reset' ] );
	await assert.rejects(
		access( mark ),
		'Nothing of the site before is left.'
	);
}

export default [
	{ title: 'own-PHP start', test: onOwnPhp },
	{ title: 'Playground start', test: onPlayground },
	{ title: 'offline start', test: offline },
	{ title: 'reset', test: reset },
];
