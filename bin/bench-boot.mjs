#!/usr/bin/env node
/**
 * `npm run bench:boot`: what the plugin costs a request that is not for it.
 *
 * Two sites that differ in nothing but the plugin answer an empty REST route behind nginx, php-fpm and opcache, on
 * MariaDB; asked in turn, in batches, over one connection each. With `--control` neither has the plugin: the ratio then
 * shows how far the measurement itself is off.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';

import { cleanUp, endTidily } from './lib/cleanup.mjs';
import { log, step } from './lib/steps.mjs';
import { Environment } from './test/environment.mjs';
import { fpmCommand, serveWithFpm } from './test/fpm.mjs';
import { ensureSystem } from './test/system.mjs';

const REQUESTS = 1000;
const BATCH = 20;
const WARM_UP = 60;

/** The plugin may cost an unrelated route at most this. */
const BAR = 1.03;

const ROUTE = `<?php
add_action( 'rest_api_init', static fn() => register_rest_route( 'bench/v1', '/ok', array(
	'methods' => 'GET', 'permission_callback' => '__return_true', 'callback' => static fn() => array( 'ok' => true ) ) ) );
`;

async function prepare( environment ) {
	const fpm = await fpmCommand();
	await ensureSystem( {
		mariadbd: 'mariadb-server',
		nginx: 'nginx',
		[ fpm ]: `${ fpm.replace( 'php-fpm', 'php' ) }-fpm`,
	} );
	const sites = [];
	for ( const activate of [
		false,
		! process.argv.includes( '--control' ),
	] ) {
		const options = {
			activate,
			debug: false,
			constants: { DISABLE_WP_CRON: true },
		};
		const site = await environment.site(
			`boot-${ sites.length }`,
			'mariadb',
			options
		);
		const dir = join( site.dir, 'wp-content', 'mu-plugins' );
		await mkdir( dir, { recursive: true } );
		await writeFile( join( dir, 'bench.php' ), ROUTE );
		sites.push( site );
	}
	await serveWithFpm( environment, sites );
	return sites.map( ( { port } ) => ( {
		port,
		agent: new Agent( { keepAlive: true, maxSockets: 1 } ),
		times: [],
	} ) );
}

/**
 * @param {{port: number, agent: Agent}} site
 * @return {Promise<number>} Milliseconds until the answer is there.
 */
function ask( { port, agent } ) {
	const began = performance.now();
	return new Promise( ( resolve, reject ) => {
		const request = get(
			{ port, agent, host: '127.0.0.1', path: '/wp-json/bench/v1/ok' },
			( answer ) => {
				let body = '';
				answer.on( 'data', ( chunk ) => ( body += chunk ) );
				answer.on( 'end', () =>
					body === '{"ok":true}'
						? resolve( performance.now() - began )
						: reject(
								new Error(
									`${ answer.statusCode }: ${ body.slice( -600 ) }`
								)
							)
				);
			}
		);
		request.on( 'error', reject );
	} );
}

async function times( site, count ) {
	const all = [];
	for ( let i = 0; i < count; i++ ) {
		all.push( await ask( site ) );
	}
	return all;
}

async function measure( sites ) {
	for ( const site of sites ) {
		await times( site, WARM_UP );
	}
	for ( let done = 0; done < REQUESTS; done += BATCH ) {
		// Who goes first changes, so that neither always follows the other.
		for ( const site of done % ( 2 * BATCH ) === 0
			? sites
			: [ ...sites ].reverse() ) {
			site.times.push( ...( await times( site, BATCH ) ) );
		}
	}
	return sites.map( ( site ) => median( site.times ) );
}

/** @param {number[]} values An even number of them. */
function median( values ) {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	const middle = sorted.length / 2;
	return ( sorted[ middle - 1 ] + sorted[ middle ] ) / 2;
}

endTidily();
try {
	const sites = await step( 'Sites', async () =>
		prepare( await Environment.create() )
	);
	const [ without, withPlugin ] = await step(
		`${ REQUESTS } requests each`,
		() => measure( sites )
	);
	const ratio = withPlugin / without;
	log(
		`\nwithout the plugin ${ without.toFixed( 2 ) } ms, with it ${ withPlugin.toFixed( 2 ) } ms (medians)`
	);
	log( `ratio ${ ratio.toFixed( 3 ) }, at most ${ BAR }` );
	process.exitCode = ratio <= BAR ? 0 : 1;
} catch ( error ) {
	log( error.message );
	process.exitCode = 1;
}
await cleanUp();
