#!/usr/bin/env node
/**
 * `npm run bench:page`: what a guest's ticket page costs against an empty page of the same theme.
 *
 * One site has the plugin and 100,000 tickets (`-- --tickets=N` for another number), the other has neither; behind nginx,
 * php-fpm and opcache, on MariaDB; asked in turn, in batches, over one connection each.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { compare } from './bench/compare.mjs';
import { medians } from './bench/measure.mjs';
import { ROOT } from './lib/paths.mjs';

const REQUESTS = 400;

/** The ticket page may cost at most this. */
const BAR = 1.15;

const { values } = parseArgs( {
	options: { tickets: { type: 'string', default: '100000' } },
} );

/** A ticket in the middle of all, with two replies, as its customer opens it. */
const TICKET = `
	$services = new SmartSupport\\Services();
	$services->page->create();
	$row = $services->database->row( 'SELECT id, customer_id, subject FROM {tickets} WHERE reply_count = 2 AND state = %s AND id >= ( SELECT MAX(id) / 2 FROM {tickets} AS all_tickets ) ORDER BY id LIMIT 1', array( 'opened' ) );
	$secret = $services->links->create( $row->int( 'id' ), $row->int( 'customer_id' ) );
	echo wp_json_encode( array(
		'path'   => wp_make_link_relative( $services->page->ticketUrl( $row->int( 'id' ) ) ),
		'cookie' => 'smart_support_link_' . $row->int( 'id' ) . '=' . $secret,
	) );
`;

const EMPTY = `
	$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Empty', 'post_content' => '' ) );
	echo wp_make_link_relative( get_permalink( $id ) );
`;

await compare( {
	name: 'page',
	bar: BAR,
	activate: [ false, true ],
	prepare: async ( [ floor, site ] ) => {
		await site.runPhp( join( ROOT, 'bin', 'seed', 'seed.php' ), [
			JSON.stringify( { tickets: Number( values.tickets ), replies: 2 } ),
		] );
		const { path, cookie } = JSON.parse( await site.phpEval( TICKET ) );
		return [
			{
				port: floor.port,
				path: await floor.phpEval( EMPTY ),
				isRight: ( body ) => body.includes( 'Empty' ),
			},
			{
				port: site.port,
				path,
				headers: { Cookie: cookie },
				isRight: ( body ) => body.includes( 'smart-support-timeline' ),
			},
		];
	},
	measure: ( targets ) => medians( targets, REQUESTS ),
	labels: [ 'an empty page of the theme', 'a ticket page' ],
} );
