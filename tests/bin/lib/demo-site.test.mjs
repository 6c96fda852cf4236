import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
	mkdir,
	mkdtemp,
	readFile,
	readlink,
	rm,
	writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

import {
	createDemo,
	pageAnswers,
	readDemo,
	reopenDemo,
} from '../../../bin/lib/demo-site.mjs';

let dir, options, ran;

beforeEach( async () => {
	const base = await mkdtemp( join( tmpdir(), 'demo-' ) );
	dir = join( base, 'site' );
	await mkdir( join( base, 'core', 'wp-content', 'plugins' ), {
		recursive: true,
	} );
	await mkdir( join( base, 'plugin' ) );
	ran = [];
	options = {
		dir,
		core: join( base, 'core' ),
		plugin: join( base, 'plugin' ),
		url: 'http://127.0.0.1:1',
		smtpPort: 2,
		runtime: runtime( { demo: true, password: 'abcd' } ),
	};
} );

afterEach( () => rm( join( dir, '..' ), { recursive: true } ) );

/**
 * Runs nothing and remembers what it was asked.
 *
 * @param {Object|Error} answer Of demo.php.
 */
function runtime( answer ) {
	return {
		linksPlugin: true,
		script: async ( site, name ) => {
			ran.push( name );
			if ( name === 'demo.php' && answer instanceof Error ) {
				throw answer;
			}
			return `Something a plugin printed.\n${ JSON.stringify( answer ) }`;
		},
	};
}

const local = () => readFile( join( dir, 'wp-config-local.php' ), 'utf8' );

test( 'a demo site is made once and reopened at other ports', async () => {
	assert.equal( await readDemo( dir ), null );
	assert.equal( ( await createDemo( options ) ).password, 'abcd' );
	assert.deepEqual( ran, [ 'install.php', 'setup.php', 'demo.php' ] );
	assert.equal(
		await readlink( join( dir, 'wp-content/plugins/smart-support-guest' ) ),
		options.plugin
	);

	const again = await reopenDemo( {
		...options,
		url: 'http://127.0.0.1:77',
	} );
	assert.equal( again.password, 'abcd' );
	assert.equal( ran.length, 3 );
	assert.match( await local(), /127\.0\.0\.1:77/ );
} );

test( 'a plugin that had no demo data is asked again', async () => {
	await createDemo( {
		...options,
		runtime: runtime( { demo: false, password: 'old' } ),
	} );
	assert.equal( ( await reopenDemo( options ) ).password, 'abcd' );
	assert.equal( ran.filter( ( name ) => name === 'demo.php' ).length, 2 );
} );

test( 'a failure leaves no half site behind', async () => {
	await assert.rejects(
		createDemo( {
			...options,
			runtime: runtime( new Error( 'no demo' ) ),
		} ),
		/no demo/
	);
	assert.equal( existsSync( dir ), false );
	assert.equal( await readDemo( dir ), null );
	await createDemo( options );
	assert.equal( ( await readDemo( dir ) ).password, 'abcd' );
} );

test( 'a page that fails is an error with the end of the log', async ( t ) => {
	await mkdir( dir );
	await writeFile( join( dir, 'debug.log' ), 'PHP Fatal error: nonsense\n' );
	const server = createServer( ( request, answer ) => {
		answer.statusCode = request.url === '/fine' ? 200 : 500;
		answer.end();
	} ).listen( 0, '127.0.0.1' );
	t.after( () => server.close() );
	await new Promise( ( resolve ) => server.once( 'listening', resolve ) );
	const address = `http://127.0.0.1:${ server.address().port }`;
	await pageAnswers( `${ address }/fine`, dir );
	await assert.rejects(
		pageAnswers( `${ address }/broken`, dir ),
		/answered 500\.\nPHP Fatal error: nonsense/
	);
} );
