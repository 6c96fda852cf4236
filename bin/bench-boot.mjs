#!/usr/bin/env node
/**
 * `npm run bench:boot`: what the plugin costs a request that is not for it.
 *
 * Two sites that differ in nothing but the plugin answer an empty REST route behind nginx, php-fpm and opcache, on
 * MariaDB; asked in turn, in batches, over one connection each. With `--control` neither has the plugin: the ratio then
 * shows how far the measurement itself is off.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { medians } from './bench/measure.mjs';
import { compare } from './bench/compare.mjs';

const ROUTE = `<?php
add_action( 'rest_api_init', static fn() => register_rest_route( 'bench/v1', '/ok', array(
	'methods' => 'GET', 'permission_callback' => '__return_true', 'callback' => static fn() => array( 'ok' => true ) ) ) );
`;

const REQUESTS = 1000;

/** The plugin may cost an unrelated route at most this. */
const BAR = 1.03;

await compare( {
	name: 'boot',
	bar: BAR,
	activate: [ false, ! process.argv.includes( '--control' ) ],
	prepare: async ( sites ) => {
		for ( const { dir } of sites ) {
			const plugins = join( dir, 'wp-content', 'mu-plugins' );
			await mkdir( plugins, { recursive: true } );
			await writeFile( join( plugins, 'bench.php' ), ROUTE );
		}
		return sites.map( ( { port } ) => ( {
			port,
			path: '/wp-json/bench/v1/ok',
			isRight: ( body ) => body === '{"ok":true}',
		} ) );
	},
	measure: ( targets ) => medians( targets, REQUESTS ),
	labels: [ 'without the plugin', 'with it' ],
} );
